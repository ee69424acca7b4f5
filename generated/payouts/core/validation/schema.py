"""JSON data against one JSON Schema, in words that never hold a value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from jsonschema import FormatChecker

from ..fields.date import read_date
from ..fields.timestamp import read_rfc3339
from ..model.drift import kind_of
from ..model.pattern import matches
from ..model.pointer import join, pointer_of
from ..model.violations import Violation
from .engine import Engine, Fault, names_of
from .exponents import exponents_step

if TYPE_CHECKING:
    from ..wire.json_types import JsonValue

MOST_VIOLATIONS = 1_000
"""More than anyone reads; what else is wrong is not looked for."""

_MOST_CHARACTERS = 1024 * 1024
"""Of all pointers together: a name of megabytes may be in each of them."""


class SchemaValidator:
    """A schema that payloads are held against.

    Patterns run on a linear-time engine and mean what ECMAScript means by them;
    `date` and `date-time` are checked, other formats are told by their patterns. What
    JSON Schema cannot say is checked by the `x-payspec-*` keywords of the schema.
    """

    def __init__(self, schema: Mapping[str, object]) -> None:
        """`ValueError` for a keyword of ours that cannot be understood."""
        step = exponents_step(schema)
        steps = () if step is None else (step,)
        self._engine = Engine(schema, _matches, _formats(), steps)

    def violations(self, data: JsonValue) -> tuple[Violation, ...]:
        """What is wrong with `data`, each place and rule once, in a constant order.

        All of it as long as `is_complete` says so of the result.
        """
        found: dict[tuple[str, str], Violation] = {}
        characters = 0
        for fault in self._engine.faults(data):
            for violation in _violations(fault):
                named = violation.pointer, violation.rule
                if named in found:
                    continue
                found[named] = violation
                characters += len(violation.pointer)
                if _is_much(len(found), characters):
                    return tuple(found.values())
        return tuple(found.values())


def is_complete(violations: Collection[Violation]) -> bool:
    """Whether these are all violations; else the search ended at the last of them."""
    characters = sum(len(violation.pointer) for violation in violations)
    return not _is_much(len(violations), characters)


def _is_much(violations: int, characters: int) -> bool:
    return violations >= MOST_VIOLATIONS or characters > _MOST_CHARACTERS


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
            members = fault.members
            for member in map(str, names_of(fault.instance)):
                if member not in members:
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
        case keyword if keyword.startswith("x-payspec-"):
            return wanted
        case _:
            return "does not fit"
