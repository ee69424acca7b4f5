"""Documented samples as cases: word for word, and where they leave their own table."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeAlias

from payspec.ir.operations import Operation, Payload
from payspec.ir.provider import Provider
from payspec.ir.samples import Deviation, DeviationKind, Sample
from payspec.ir.scalars import Form
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    Type,
)

from .case import Breach, Case
from .json_text import compact, escaped
from .readable import is_readable

_Json: TypeAlias = "str | int | float | bool | list[_Json] | dict[str, _Json] | None"


def sample_cases(
    provider: Provider,
    name: str,
    payload: Payload,
    samples: tuple[Sample, ...],
    *,
    sent: bool,
) -> Iterator[Case]:
    """A case for each sample of the payload that is called `name`."""
    for sample in samples:
        value: _Json = json.loads(sample.text)
        breaches = tuple(
            breach
            for deviation in sample.deviations
            for breach in _breaches(provider, payload, deviation, value, sent)
        )
        stem = PurePosixPath(sample.file).name
        yield Case(f"{name}/sample-{escaped(stem)}", compact(sample.text), breaches)


def error_shape(
    provider: Provider, operation: Operation, sample: Sample
) -> Payload | None:
    """The first shape of error that a sample has; `None` if it is of no error."""
    described = {status for each in operation.answers for status in each.statuses}
    if sample.status is None or sample.status in described:
        return None
    body: _Json = json.loads(sample.text)
    return next(
        (each for each in operation.errors if _has_shape(provider, each, body)), None
    )


def _has_shape(provider: Provider, payload: Payload, body: _Json) -> bool:
    inner = _at(body, list(payload.envelope))
    named = provider.type(payload.type.name) if isinstance(payload.type, Ref) else None
    if not isinstance(named, ObjectType) or not isinstance(inner, dict):
        return False
    return all(
        field.wire in inner and is_readable(provider, field, inner[field.wire])
        for field in named.fields
        if field.required
    )


def _breaches(
    provider: Provider, payload: Payload, deviation: Deviation, body: _Json, sent: bool
) -> Iterator[Breach]:
    match deviation.kind:
        case DeviationKind.FORM:
            if not _is_read(provider, payload, deviation.pointer, body, sent):
                yield Breach(deviation.pointer, "type")
        case DeviationKind.MISSING:
            yield Breach(deviation.pointer, "required")
        case DeviationKind.UNDOCUMENTED | DeviationKind.AUTH:
            if sent:
                yield Breach(deviation.pointer, "additionalProperties")
        case DeviationKind.VALUE:
            if not _is_read(provider, payload, deviation.pointer, body, sent):
                yield Breach(deviation.pointer, None)
        case DeviationKind.ECHO:
            return


def _is_read(
    provider: Provider, payload: Payload, pointer: str, body: _Json, sent: bool
) -> bool:
    """Whether an answer is read although a value in it has that form."""
    steps = [
        step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
    ]
    field = _field(provider, payload.type, steps[len(payload.envelope) :])
    value = _at(body, steps)
    if sent or field is None:
        return False
    if value == "" and Form.EMPTY_TEXT in field.reads:
        return True
    return _form(value) in _accepted(field)


def _accepted(field: Field) -> tuple[Form, ...]:
    return (*field.reads, Form.INTEGER) if Form.NUMBER in field.reads else field.reads


def _field(provider: Provider, of: Type, steps: list[str]) -> Field | None:
    field: Field | None = None
    for step in steps:
        of = _holder(provider, of, step)
        match of:
            case Ref(name):
                named = provider.type(name)
                field = named.field(step) if isinstance(named, ObjectType) else None
                if field is not None:
                    of = field.type
                elif isinstance(named, ObjectType) and named.rest is not None:
                    of = named.rest
                else:
                    return None
            case ListOf(inner) | MapOf(inner):
                field, of = None, inner
            case _:
                return None
    return field


def _holder(provider: Provider, of: Type, step: str) -> Type:
    """Of a union, the type that has such a member; another type itself."""
    if isinstance(of, Ref):
        named = provider.type(of.name)
        return _holder(provider, named.of, step) if isinstance(named, AnyOfType) else of
    for option in of.options if isinstance(of, AnyOf) else ():
        inner = provider.type(option.name) if isinstance(option, Ref) else None
        if isinstance(option, ListOf | MapOf) or (
            isinstance(inner, ObjectType) and inner.field(step) is not None
        ):
            return option
    return of


def _at(body: _Json, steps: list[str]) -> _Json:
    for step in steps:
        match body:
            case dict():
                body = body.get(step)
            case list():
                body = body[int(step)]
            case _:
                return None
    return body


def _form(value: _Json) -> Form | None:
    match value:
        case None:
            return Form.NULL
        case bool():
            return None
        case int():
            return Form.INTEGER
        case float():
            return Form.NUMBER
        case str():
            return Form.TEXT
        case []:
            return Form.EMPTY_LIST
        case _:
            return None
