"""One provider as an OpenAPI 3.1 document, and that document as YAML."""

from __future__ import annotations

from typing import Any

import yaml

from payspec.ir.callbacks import Callback
from payspec.ir.evidence import Evidence
from payspec.ir.operations import Answer, KeyHeader, Operation, Payload
from payspec.ir.place import UNPLACED
from payspec.ir.provider import Provider
from payspec.ir.types import Type
from payspec.jsonschema import Direction

from .schemas import Components
from .security import schemes

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def openapi_text(provider: Provider) -> str:
    """The document in YAML's block style, as such documents are written."""
    return yaml.safe_dump(
        document(provider), sort_keys=False, width=100, allow_unicode=True
    )


def document(provider: Provider) -> dict[str, Any]:
    """What OpenAPI has words for: operations, schemas, servers and security.

    Money, outcomes, evidence, statuses and everything else that decides whether money
    moves twice is not said.
    """
    components = Components(provider)
    secured: dict[str | None, Any] = {
        each.name: schemes(each) for each in provider.auth
    }
    paths: dict[str, Any] = {}
    for operation in provider.operations:
        at = paths.setdefault(path_of(operation), {})
        verb = operation.method.value.lower()
        made = _operation(operation, components, secured)
        at[verb] = _either(at[verb], made) if verb in at else made
    webhooks = {each.name: _webhook(each, components) for each in provider.callbacks}
    security = {name: how for each in secured.values() for name, how in each.items()}
    parts: dict[str, Any] = {"schemas": components.schemas}
    if security:
        parts["securitySchemes"] = security
    written: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": _about(provider.doc, {"title": provider.title, "version": "1"}),
        "servers": _servers(provider),
        "paths": paths,
    }
    if webhooks:
        written["webhooks"] = webhooks
    return {**written, "components": parts}


def _servers(provider: Provider) -> list[dict[str, str]]:
    return [
        {"url": url, "description": each.name}
        for each in provider.environments
        for url in ([each.url] if each.url else [at.url for at in each.addresses])
    ]


def path_of(operation: Operation) -> str:
    """Where an operation stands: no path can be there for two surfaces, or be missing.

    A mark tells the surfaces apart; what is unbound stands under its own name.
    """
    if operation.unbound is not None:
        return f"/{operation.name}"
    if operation.surface is not None:
        return f"{operation.path}#{operation.surface}"
    return operation.path


def _either(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """One operation for both: a path has one for a verb, which takes and gives either.

    Which parameters go with which body and which answer is not said any more.
    """
    asked = {
        (each["in"], each["name"]): each
        for one in (first, second)
        for each in one.get("parameters", ())
    }
    said = {**second, **first, "responses": {**first["responses"]}}
    if asked:
        said["parameters"] = list(asked.values())
    if "requestBody" in first and "requestBody" in second:
        said["requestBody"] = _one_of(first["requestBody"], second["requestBody"])
    for status, response in second["responses"].items():
        there = first["responses"].get(status, response)
        said["responses"][status] = _one_of(there, response)
    return said


def _one_of(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    if first == second or "content" not in first or "content" not in second:
        return first
    options: list[dict[str, Any]] = []
    for media in (*first["content"].values(), *second["content"].values()):
        schema = media["schema"]
        options += [
            each for each in schema.get("oneOf", [schema]) if each not in options
        ]
    kind, *_ = first["content"]
    return {**first, "content": {kind: {"schema": {"oneOf": options}}}}


def _operation(
    operation: Operation, components: Components, secured: dict[str | None, Any]
) -> dict[str, Any]:
    said: dict[str, Any] = {"operationId": operation.name}
    if operation.doc:
        said["summary"] = operation.doc
    parameters = _parameters(operation, components)
    if parameters:
        said["parameters"] = parameters
    if operation.body is not None:
        kind = JSON if operation.form is None else FORM
        schema = components.use(operation.body, Direction.SENT)
        said["requestBody"] = {
            "required": True,
            "content": {kind: {"schema": schema}},
        }
    said["responses"] = _responses(operation, components)
    if secured.get(operation.auth):
        said["security"] = [{name: [] for name in secured[operation.auth]}]
    return said


def _parameters(operation: Operation, components: Components) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for parameter in operation.parameters:
        found.append(
            _parameter("path", parameter.name, _typed(parameter.type, components), True)
        )
    for place, given in (
        ("query", operation.query),
        ("header", operation.given_headers),
    ):
        for name, schema, required in components.members(given):
            found.append(_parameter(place, name, schema, required))
    for header in operation.headers:
        if isinstance(header, KeyHeader):
            found.append(_parameter("header", header.name, {"type": "string"}, False))
    return found


def _parameter(
    place: str, name: str, schema: dict[str, Any], required: bool
) -> dict[str, Any]:
    doc = schema.pop("description", None)
    described = {"description": doc} if doc else {}
    must = {"required": True} if required else {}
    return {"name": name, "in": place, **must, **described, "schema": schema}


def _typed(of: Type, components: Components) -> dict[str, Any]:
    return components.use(Payload((), of, Evidence(), UNPLACED), Direction.SENT)


def _responses(operation: Operation, components: Components) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for answer in operation.answers:
        for status in answer.statuses:
            found[str(status)] = _success(answer, components)
    if operation.errors:
        errors = [components.use(each, Direction.RECEIVED) for each in operation.errors]
        found["default"] = {"description": "Failure.", **_content(errors)}
    return found


def _success(answer: Answer, components: Components) -> dict[str, Any]:
    told: dict[str, Any]
    if answer.in_headers:
        headers = components.members(answer.payload)
        told = {"headers": {name: {"schema": schema} for name, schema, _ in headers}}
    else:
        told = _content([components.use(answer.payload, Direction.RECEIVED)])
    return {"description": "Success.", **told}


def _content(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    schema = schemas[0] if len(schemas) == 1 else {"oneOf": schemas}
    return {"content": {JSON: {"schema": schema}}}


def _webhook(callback: Callback, components: Components) -> dict[str, Any]:
    schema = components.use(callback.body, Direction.RECEIVED)
    status = str(callback.acknowledge.status)
    return {
        "post": _about(
            callback.doc,
            {
                "requestBody": {"content": {JSON: {"schema": schema}}},
                "responses": {status: {"description": "Received."}},
            },
        )
    }


def _about(doc: str, said: dict[str, Any]) -> dict[str, Any]:
    return {"description": doc, **said} if doc else said
