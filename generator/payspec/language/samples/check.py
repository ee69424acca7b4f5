"""Holding samples to their tables: every contradiction is named, and no other."""

import json
import re
from collections.abc import Mapping

from payspec.diagnostics import Related
from payspec.ir.auth import BodyAuth
from payspec.ir.operations import Operation, Payload
from payspec.ir.safety import Verdict
from payspec.ir.samples import DeviationKind, Sample
from payspec.jsonschema import Direction, Reading, payload_schema
from payspec.jsontext.mistakes import first_mistake
from payspec.runtime.validation import SchemaValidator
from payspec.runtime.wire import JsonValue, UnreadableJson, loads

from ..related import described
from ..scope import Scope
from .cards import card_numbers
from .pointers import before, field_at
from .rules import (
    BAD_SAMPLE,
    CARD_NUMBER,
    NEEDLESS_DEVIATION,
    SAMPLE_DEVIATES,
    SAMPLE_STATUS,
)

Deviations = dict[str, DeviationKind]

_MOST_PLACES = 3
"""Places of one sample that a finding names; its hint has all that fit."""
_MOST_NAMED = 20
"""Deviations in a hint: a sample with more is of another type."""
_PLAIN_POINTER = re.compile(r"[A-Za-z0-9_./-]+")

_KINDS = {
    "type": DeviationKind.FORM,
    "required": DeviationKind.MISSING,
    "additionalProperties": DeviationKind.UNDOCUMENTED,
}


def check_secrecy(scope: Scope) -> None:
    """Report every card number in a sample."""
    for operation in scope.provider.operations:
        for sample in operation.samples:
            for _, end in card_numbers(sample.text):
                ending = sample.text[end - 4 : end]
                scope.report.report(
                    CARD_NUMBER,
                    sample.span,
                    f"'{sample.file}' holds a card number that ends in {ending}",
                    hint="use a number that is published for tests",
                )


def check(scope: Scope) -> None:
    """Hold every sample of a provider without errors against its shape."""
    for operation in scope.provider.operations:
        _Samples(scope, operation).check()


class _Samples:
    def __init__(self, scope: Scope, operation: Operation) -> None:
        self._scope = scope
        self._provider = scope.provider
        self._operation = operation
        self._report = scope.report

    def check(self) -> None:
        values: dict[str, JsonValue] = {}
        for sample in self._operation.samples:
            try:
                values[sample.file] = loads(sample.text.encode())
            except UnreadableJson as error:
                place, problem = first_mistake(sample.text.encode(), error)
                self._report.report(
                    BAD_SAMPLE,
                    sample.span,
                    f"{sample.file}:{place.line}:{place.column} is no JSON: {problem}",
                    hint="correct the file",
                )
        requests = [
            self._inside(self._operation.body, values[sample.file])
            for sample in self._operation.samples
            if sample.status is None and sample.file in values
        ]
        for sample in self._operation.samples:
            if sample.file in values:
                self._hold(sample, values[sample.file], requests)

    def _hold(
        self, sample: Sample, value: JsonValue, requests: list[JsonValue]
    ) -> None:
        shapes = self._shapes(sample)
        if not shapes:
            self._report.report(
                SAMPLE_STATUS,
                sample.span,
                f"'{self._operation.name}' describes no shape for '{sample.file}'",
                hint="describe it under `body`, `answers` or `errors`",
            )
            return
        held = [(shape, self._against(shape, value)) for shape in shapes]
        nearest, found = min(held, key=lambda each: len(each[1]))
        if sample.status in self._accepted():
            for request in requests[:1]:
                found |= self._echoes(shapes[0], request, value)
        declared = {each.pointer: each for each in sample.deviations}
        unnamed = {
            pointer: kind
            for pointer, kind in found.items()
            if pointer not in declared or declared[pointer].kind is not kind
        }
        if unnamed:
            self._report.report(
                SAMPLE_DEVIATES,
                sample.span,
                f"'{sample.file}' deviates at {_places(unnamed)}",
                hint=_naming(found, several=len(unnamed) > 1),
                related=[
                    each
                    for pointer, kind in list(unnamed.items())[:_MOST_PLACES]
                    for each in self._described(nearest, value, pointer, kind)
                ],
            )
        for pointer, deviation in declared.items():
            if found.get(pointer) is not deviation.kind:
                self._report.report(
                    NEEDLESS_DEVIATION,
                    deviation.span,
                    f"'{sample.file}' has no such deviation at '{pointer}'",
                    hint="remove it",
                )

    def _described(
        self, shape: Payload, value: JsonValue, pointer: str, kind: DeviationKind
    ) -> tuple[Related, ...]:
        """Where the table has the member, or lacks it."""
        if kind is DeviationKind.UNDOCUMENTED:
            field = before(self._scope, shape, value, pointer)
            if field is not None:
                message = f"'{field.wire}', which comes before it, is described here"
                return (Related(field.span, message),)
        return described(field_at(self._scope, shape, pointer))

    def _accepted(self) -> set[int | None]:
        safety = self._operation.safety
        if safety is None:
            return {each for row in self._operation.answers for each in row.statuses}
        rows = safety.outcomes
        return {row.status for row in rows if row.verdict is Verdict.ACCEPTED}

    def _shapes(self, sample: Sample) -> list[Payload]:
        if sample.status is None:
            body = self._operation.body
            return [] if body is None else [body]
        for answer in self._operation.answers:
            if sample.status in answer.statuses:
                return [] if answer.payload is None else [answer.payload]
        return list(self._operation.errors) if sample.status >= 400 else []

    def _against(self, shape: Payload, value: JsonValue) -> Deviations:
        direction = (
            Direction.SENT if shape is self._operation.body else Direction.RECEIVED
        )
        schema = payload_schema(self._provider, shape, direction, Reading.DOCUMENTED)
        found = {
            violation.pointer: _KINDS.get(violation.rule, DeviationKind.VALUE)
            for violation in SchemaValidator(schema).violations(value)
        }
        if direction is Direction.SENT:
            for member in self._authenticating():
                pointer = f"/{_escape(member)}"
                if found.get(pointer) is DeviationKind.UNDOCUMENTED:
                    found[pointer] = DeviationKind.AUTH
        return found

    def _authenticating(self) -> tuple[str, ...]:
        """The members at the root of the body that authentication writes."""
        return tuple(
            part.member
            for scheme in self._provider.auth
            if scheme.name == self._operation.auth
            for part in scheme.parts
            if isinstance(part, BodyAuth)
        )

    def _echoes(
        self, shape: Payload, request: JsonValue, answer: JsonValue
    ) -> Deviations:
        safety = self._operation.safety
        received = self._inside(shape, answer)
        if not isinstance(request, Mapping) or not isinstance(received, Mapping):
            return {}
        differing: Deviations = {}
        parameters = {each.name for each in self._operation.parameters}
        for echo in self._operation.echoes if safety is None else safety.echoes:
            if echo.sent in parameters:
                continue
            there = _at(received, echo.field)
            here = _at(request, echo.sent)
            if safety is None and here is None:
                # Nothing was asked for under that name.
                continue
            if there is None or there[1] == (here[1] if here else echo.absent):
                continue
            way = (*shape.envelope, *there[0])
            pointer = "".join(f"/{_escape(member)}" for member in way)
            differing[pointer] = DeviationKind.ECHO
        return differing

    def _inside(self, shape: Payload | None, value: JsonValue) -> JsonValue:
        for member in () if shape is None else shape.envelope:
            value = value.get(member) if isinstance(value, dict) else None
        return value


def _places(deviations: Deviations) -> str:
    """The first places at which a sample deviates, and how many there are besides."""
    named = [f"'{place}' ({kind.value})" for place, kind in deviations.items()]
    more = len(named) - _MOST_PLACES
    if more > 1:
        return f"{', '.join(named[:_MOST_PLACES])} and {more} places more"
    return " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))


def _naming(found: Deviations, *, several: bool) -> str:
    """How all deviations of a sample are named, in the words of the spec."""
    if len(found) > _MOST_NAMED:
        return "correct the table: the sample is hardly of this type"
    pairs = ", ".join(f"{_key(place)}: {kind.value}" for place, kind in found.items())
    return (
        f"correct the table, or name {'them' if several else 'it'}: "
        f"deviates: {{{pairs}}}"
    )


def _key(pointer: str) -> str:
    """A pointer as the key of a mapping in YAML."""
    plain = _PLAIN_POINTER.fullmatch(pointer)
    return pointer if plain else json.dumps(pointer, ensure_ascii=False)


def _at(value: JsonValue, path: str) -> tuple[tuple[str, ...], JsonValue] | None:
    """The members on a path a.b.c and what stands behind them; `None` if nothing."""
    way: tuple[str, ...] = ()
    while path:
        if not isinstance(value, dict):
            return None
        # A member whose own name has dots in it is the end of a path.
        first, _, rest = (path, "", "") if path in value else path.partition(".")
        if first not in value:
            return None
        way, value, path = (*way, first), value[first], rest
    return way, value


def _escape(member: str) -> str:
    return member.replace("~", "~0").replace("/", "~1")
