"""`fixtures/*.json`: the cases of every payload, as data for any language."""

import json
import re
from collections.abc import Iterator

from payspec.cases import Case, error_shape, payload_cases
from payspec.ir.provider import Provider
from payspec.ir.samples import Sample
from payspec.ir.types import Type
from payspec.jsonschema import Direction

from .context import ProviderContext
from .payloads import NamedPayload, payloads

ERROR = "error."
"""What the names of error payloads begin with."""

_NOT_PLAIN = re.compile("[^ -~]")


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
        lines = ",\n".join(f"    {_line(case)}" for case in made.cases)
        cases = f"[\n{lines}\n  ]" if lines else "[]"
        yield named.name, (
            "{\n"
            f'  "payload": {json.dumps(named.name)},\n'
            f'  "schema": {json.dumps(f"schemas/{named.name}.json")},\n'
            f'  "cases": {cases},\n'
            f'  "left_out": {json.dumps(made.left_out)}\n'
            "}\n"
        )


def _line(case: Case) -> str:
    breaches = [
        {"pointer": breach.pointer, "rule": breach.rule} for breach in case.breaches
    ]
    said = f', "breaches": {json.dumps(breaches)}' if breaches else ""
    valid = json.dumps(case.valid)
    body = _NOT_PLAIN.sub(_escaped, case.body)
    return f'{{"id": {json.dumps(case.id)}, "valid": {valid}{said}, "body": {body}}}'


def _escaped(found: re.Match[str]) -> str:
    """Nothing in a fixture can look like something else, or turn a line around."""
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
