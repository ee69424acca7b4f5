"""Payloads by name: their JSON Schemas, and the functions of `validators.py`."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.operations import Operation, Payload
from payspec.jsonschema import Direction, payload_schema

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..json_text import json_text
from ..literals import literal
from .context import ProviderContext
from .module import ModuleView

CALLBACK = ".callback"
"""What the name of a callback's payload ends with."""


@dataclass(frozen=True, slots=True)
class NamedPayload:
    """A payload under the name of its schema: `create_payout.request`.

    Of one that is `batched` a list may come, too. One that is `in_headers` is made of
    the headers of an answer, by their names.
    """

    name: str
    about: str
    payload: Payload
    direction: Direction
    batched: bool = False
    in_headers: bool = False

    @property
    def function(self) -> str:
        """The function of `validators.py` that checks it."""
        return self.name.replace(".", "_")


@dataclass(frozen=True, slots=True)
class ValidatorView:
    """One function of `validators.py`."""

    function: str
    schema: str
    docstring: str


@dataclass(frozen=True, slots=True)
class ValidatorsView(ModuleView):
    """`validators.py`."""

    validators: tuple[ValidatorView, ...]


def payloads(context: ProviderContext) -> Iterator[NamedPayload]:
    """Every payload of a provider: requests, answers by status, errors, callbacks."""
    for operation in context.provider.operations:
        yield from _of(operation)
    seen: list[Payload] = []
    for operation in context.provider.operations:
        for error in operation.errors:
            same = [(each.envelope, each.type) for each in seen]
            if (error.envelope, error.type) not in same:
                seen.append(error)
    for place, error in enumerate(seen, start=1):
        yield NamedPayload(
            f"error.{place}",
            f"Check an error in shape {place} of {len(seen)}; they are tried in order.",
            error,
            Direction.RECEIVED,
        )
    for callback in context.provider.callbacks:
        yield NamedPayload(
            f"{callback.name}{CALLBACK}",
            f"Check the body of the callback `{callback.name}`; it proves nothing.",
            callback.body,
            Direction.RECEIVED,
            callback.batched,
        )


def _of(operation: Operation) -> Iterator[NamedPayload]:
    if operation.body is not None:
        yield NamedPayload(
            f"{operation.name}.request",
            f"Check the body of a request to `{operation.name}`.",
            operation.body,
            Direction.SENT,
        )
    for answer in operation.answers:
        if answer.payload is None:
            continue
        for status in answer.statuses:
            what = "headers, as an object," if answer.in_headers else "body"
            yield NamedPayload(
                f"{operation.name}.{status}",
                f"Check the {what} of an answer to `{operation.name}` with {status}.",
                answer.payload,
                Direction.RECEIVED,
                in_headers=answer.in_headers,
            )


def schemas(context: ProviderContext) -> Iterator[tuple[str, str]]:
    """The JSON Schema of every payload, by name, as the file that is emitted."""
    for named in payloads(context):
        schema = payload_schema(
            context.provider, named.payload, named.direction, batched=named.batched
        )
        titled = {"$schema": schema["$schema"], "title": named.name, **schema}
        yield named.name, json_text(titled)


_USED = (
    Import("..core.model.violations", "Violation"),
    Import("..core.validation.packaged", "PackagedSchemas"),
    Import("..core.wire.json_types", "JsonValue"),
)


def build(context: ProviderContext) -> ValidatorsView:
    """The view of a provider's validators."""
    more = "Returns what is wrong with it, with JSON pointers; nothing if it fits."
    return ValidatorsView(
        provider=context.provider.name,
        about=context.about(
            "checks of plain JSON data, by the JSON Schemas beside this file"
        ),
        imports=import_lines(_USED),
        validators=tuple(
            ValidatorView(
                each.function,
                str(literal(each.name)),
                docstring((each.about, more), 1),
            )
            for each in payloads(context)
        ),
    )
