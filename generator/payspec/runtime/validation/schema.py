"""JSON data against one JSON Schema, in words that never hold a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jsonschema import FormatChecker

from ..fields.date import read_date
from ..fields.timestamp import read_rfc3339
from ..model.drift import kind_of
from ..model.pattern import matches
from ..model.pointer import join, pointer_of
from ..model.violations import Violation
from .engine import Engine, Fault, names_of

if TYPE_CHECKING:
    from ..wire.json_types import JsonValue


class SchemaValidator:
    """A schema that payloads are held against.

    Patterns run on a linear-time engine and mean what ECMAScript means by them;
    `date` and `date-time` are checked, other formats are told by their patterns.
    """

    def __init__(self, schema: Mapping[str, object]) -> None:
        self._engine = Engine(schema, _matches, _formats())

    def violations(self, data: JsonValue) -> tuple[Violation, ...]:
        """What is wrong with `data`, each place and rule once, in document order."""
        found: dict[tuple[str, str], Violation] = {}
        for fault in self._engine.faults(data):
            for violation in _violations(fault):
                found.setdefault((violation.pointer, violation.rule), violation)
        return tuple(found.values())


def _inner(pattern: str) -> str:
    return pattern.removeprefix("^(?:").removesuffix(")$")


def _matches(pattern: str, text: str) -> bool:
    return matches(_inner(pattern), text)


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("date-time", raises=ValueError)(_is_timestamp)
    checker.checks("date", raises=ValueError)(_is_date)
    return checker


def _is_timestamp(value: object) -> bool:
    return not isinstance(value, str) or bool(read_rfc3339(value))


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(read_date(value))


def _violations(fault: Fault) -> Iterator[Violation]:
    at = pointer_of(fault.path)
    match fault.keyword:
        case "anyOf" if fault.inner:
            # A field in one of several forms: what its own form finds wrong.
            for inner in fault.inner:
                if inner.schema_path[:1] == (0,):
                    yield from _violations(inner)
        case "required":
            there = names_of(fault.instance)
            for name in fault.listed:
                if name not in there:
                    yield Violation(join(at, name), "required", "is required")
        case "additionalProperties" if fault.wanted is False:
            for member in map(str, names_of(fault.instance)):
                if member not in fault.members:
                    yield Violation(
                        join(at, member),
                        "additionalProperties",
                        "is no field of this object",
                    )
        case keyword:
            yield Violation(at, keyword, _sentence(fault))


def _sentence(fault: Fault) -> str:
    wanted = " or ".join(fault.listed) or str(fault.wanted)
    match fault.keyword:
        case "type":
            return f"is {kind_of(fault.instance)}, not {wanted}"
        case "format":
            return f"is no {wanted}"
        case "pattern":
            return f"must match {_inner(wanted)}"
        case "enum":
            return f"is none of {wanted}"
        case "minLength":
            return f"must have at least {wanted} characters"
        case "maxLength":
            return f"must have at most {wanted} characters"
        case "minimum":
            return f"must be at least {wanted}"
        case "maximum":
            return f"must be at most {wanted}"
        case _:
            return "does not fit"
