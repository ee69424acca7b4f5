"""`fixtures/*.json`: the cases of every payload, as data for any language."""

import json
import re
from collections.abc import Iterator

from payspec.cases import Case, error_shape, is_read, payload_cases
from payspec.ir.provider import Provider
from payspec.ir.samples import Sample
from payspec.ir.types import EnumType, ListOf, ObjectType, Ref, Type
from payspec.ir.usage import usage
from payspec.jsonschema import Direction

from .context import ProviderContext
from .payloads import NamedPayload, payloads

ERROR = "error."
"""What the names of error payloads begin with."""

_NOT_PLAIN = re.compile("[^ -~\n]")


def texts(context: ProviderContext) -> Iterator[tuple[str, str]]:
    """The fixtures of every payload, by its name, as the file that is emitted.

    Each case stands on a line of its own, sorted by id. A type that several payloads
    hold is tried in the first of them.
    """
    tried: dict[Direction, frozenset[str]] = {}
    for named in payloads(context):
        made = payload_cases(
            context.provider,
            named.name,
            named.payload,
            named.direction,
            tuple(_samples(context.provider, named)),
            tried.get(named.direction, frozenset()),
            batched=named.batched,
        )
        tried[named.direction] = made.tried
        sent = named.direction is Direction.SENT
        lines = ",\n".join(f"    {_line(case, sent=sent)}" for case in made.cases)
        cases = f"[\n{lines}\n  ]" if lines else "[]"
        yield named.name, (
            "{\n"
            f'  "payload": {json.dumps(named.name)},\n'
            f'  "schema": {json.dumps(f"schemas/{named.name}.json")},\n'
            f'  "of": {json.dumps(_described(named))},\n'
            f'  "cases": {cases},\n'
            f'  "left_out": {json.dumps(made.left_out)}\n'
            "}\n"
        )


def index(context: ProviderContext) -> Iterator[tuple[str, str]]:
    """The names of all fixtures by what they are of, and what holds of types alone.

    Those are the fields that nothing may print, by type and kind, and the values of
    enumerations.
    """
    provider = context.provider
    reached = usage(provider)
    types = [
        each for each in provider.types if each.name in reached.sent | reached.received
    ]
    found: dict[str, object] = {
        "payloads": [each.name for each in payloads(context)],
        "calls": [each.name for each in provider.operations],
        "signatures": [
            each.name for each in provider.callbacks if each.verify is not None
        ],
        "sensitive": {
            each.name: sensitive
            for each in types
            if isinstance(each, ObjectType) and (sensitive := _sensitive(each))
        },
        "values": {
            each.name: [value.wire for value in each.values]
            for each in types
            if isinstance(each, EnumType) and not each.closed
        },
    }
    yield "index", f"{json.dumps(found, indent=2)}\n"


def _sensitive(of: ObjectType) -> dict[str, str]:
    return {
        field.wire: field.sensitivity.value
        for field in of.fields
        if field.sensitivity is not None
    }


def _described(named: NamedPayload) -> dict[str, object]:
    """What the value inside the wrapping is, and which way it goes."""
    of = named.payload.type
    item = of.item if isinstance(of, ListOf) else of
    found: dict[str, object] = {
        "direction": named.direction.value,
        "envelope": [*named.payload.envelope],
        "type": item.name if isinstance(item, Ref) else None,
        "many": isinstance(of, ListOf),
        "batched": named.batched,
    }
    return {**found, "headers": True} if named.in_headers else found


def _line(case: Case, *, sent: bool) -> str:
    breaches = [
        {"pointer": breach.pointer, "rule": breach.rule}
        | ({} if sent or not is_read(case.id, breach) else {"drift": False})
        for breach in case.breaches
    ]
    said = f', "breaches": {json.dumps(breaches)}' if breaches else ""
    valid = json.dumps(case.valid)
    body = plain(case.body)
    return f'{{"id": {json.dumps(case.id)}, "valid": {valid}{said}, "body": {body}}}'


def plain(text: str) -> str:
    """JSON text in which nothing can look like something else, or turn a line around.

    Its line breaks, which stand between members, stay.
    """
    return _NOT_PLAIN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    return "\\u007f" if character == "\x7f" else json.dumps(character)[1:-1]


def _samples(provider: Provider, named: NamedPayload) -> Iterator[Sample]:
    for operation in provider.operations:
        for sample in operation.samples:
            error = error_shape(provider, operation, sample)
            if error is None:
                way = "request" if sample.status is None else str(sample.status)
                if named.name == f"{operation.name}.{way}":
                    yield sample
            elif (error.envelope, error.type) == _shape(named):
                yield sample


def _shape(named: NamedPayload) -> tuple[tuple[str, ...], Type] | None:
    """The shape of an error; `None` if the payload is not one."""
    if not named.name.startswith(ERROR):
        return None
    return named.payload.envelope, named.payload.type
