"""JSON data against one JSON Schema, in words that never hold a value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from jsonschema import FormatChecker

from ..fields.address import is_ip
from ..fields.check_digits import has_iban_digits, has_luhn_digit
from ..fields.date import read_date
from ..fields.moments import is_count, read_zoneless
from ..fields.narrow import is_mapping
from ..fields.number import read_decimal, read_integer
from ..fields.timestamp import read_rfc3339
from ..model.drift import kind_of
from ..model.pattern import matches
from ..model.pointer import join, pointer_of
from ..model.violations import Violation
from .engine import Engine, Fault, items_of, names_of
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
    dates, moments, numbers in text, accounts, cards and addresses are checked, other
    formats are told by their patterns. What JSON Schema cannot say is checked by the
    `x-payspec-*` keywords of the schema.
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
    for name, read in _READERS.items():
        checker.checks(name, raises=ValueError)(_read_by(read))
    for name, holds in _TESTS.items():
        checker.checks(name)(_text_that(holds))
    for name, per_second in _COUNTS.items():
        checker.checks(name)(_count_of(per_second))
    return checker


_READERS: Mapping[str, Callable[[str], object]] = {
    "date": read_date,
    "date-time": read_rfc3339,
    "date-time-local": read_zoneless,
    "decimal": read_decimal,
    "integer": read_integer,
}
_TESTS: Mapping[str, Callable[[str], bool]] = {
    "card-number": has_luhn_digit,
    "iban": has_iban_digits,
    "ip": is_ip,
}
_COUNTS = {"unix-time": 1, "unix-time-milliseconds": 1000}


def _read_by(read: Callable[[str], object]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or read(value) is not None


def _text_that(holds: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or holds(value)


def _count_of(per_second: int) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, int) or is_count(value, per_second)


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
        case "exclusiveMinimum":
            return f"must be more than {wanted}"
        case "x-payspec-max-bytes":
            return f"must have at most {wanted} bytes"
        case "x-payspec-timestamp":
            return "is no moment in the provider's form"
        case "oneOf":
            return f"must hold exactly one of {_marks(fault)}"
        case keyword if keyword.startswith("x-payspec-"):
            return wanted
        case _:
            return "does not fit"


def _marks(fault: Fault) -> str:
    """The members of which an object has to hold one."""
    alternatives = items_of(fault.wanted)
    listed = (each.get("required") for each in alternatives if is_mapping(each))
    return ", ".join(str(name) for names in listed for name in items_of(names))
