"""JSON data against one JSON Schema, in words that never hold a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from ..fields.date import read_date
from ..fields.timestamp import read_rfc3339
from ..model.drift import kind_of
from ..model.pointer import pointer_of
from ..model.rules import matches
from ..model.violations import Violation

if TYPE_CHECKING:
    from ..wire.json_types import JsonValue


class SchemaValidator:
    """A schema that payloads are held against.

    Patterns run on a linear-time engine and mean what ECMAScript means by them;
    `date` and `date-time` are checked, other formats are told by their patterns.
    """

    def __init__(self, schema: Mapping[str, object]) -> None:
        self._validator = _Validator(dict(schema), format_checker=_formats())

    def violations(self, data: JsonValue) -> tuple[Violation, ...]:
        """What is wrong with `data`, each place and rule once, in document order."""
        found: dict[tuple[str, str], Violation] = {}
        for error in self._validator.iter_errors(data):
            for violation in _violations(error):
                found.setdefault((violation.pointer, violation.rule), violation)
        return tuple(found.values())


def _pattern(
    _validator: object, pattern: str, instance: object, _schema: object
) -> Iterator[ValidationError]:
    if isinstance(instance, str):
        inner = pattern.removeprefix("^(?:").removesuffix(")$")
        if not matches(inner, instance):
            yield ValidationError(f"must match {inner}")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("date-time", raises=ValueError)(_is_timestamp)
    checker.checks("date", raises=ValueError)(_is_date)
    return checker


def _is_timestamp(value: object) -> bool:
    return not isinstance(value, str) or bool(read_rfc3339(value))


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(read_date(value))


def _violations(error: ValidationError) -> Iterator[Violation]:
    at = pointer_of(error.absolute_path)
    rule = str(error.validator)
    instance: object = error.instance
    wanted: object = error.validator_value
    match rule:
        case "anyOf" if error.context:
            # A field in one of several forms: what its own form finds wrong.
            first = [each for each in error.context if each.schema_path[0] == 0]
            for inner in first:
                yield from _violations(inner)
        case "required":
            for name in wanted if isinstance(wanted, list) else []:
                if isinstance(instance, dict) and name not in instance:
                    yield Violation(f"{at}{pointer_of((name,))}", rule, "is required")
        case "additionalProperties" if wanted is False:
            known = error.schema.get("properties", {})
            for name in instance if isinstance(instance, dict) else ():
                if name not in known:
                    place = f"{at}{pointer_of((name,))}"
                    yield Violation(place, rule, "is no field of this object")
        case "type":
            yield Violation(at, rule, f"is {kind_of(instance)}, not {_kinds(wanted)}")
        case "format":
            yield Violation(at, rule, f"is no {wanted}")
        case "pattern":
            yield Violation(at, rule, error.message)
        case "enum":
            yield Violation(at, rule, f"is none of {_listed(wanted)}")
        case "minLength" | "maxLength":
            most = "at most" if rule == "maxLength" else "at least"
            yield Violation(at, rule, f"must have {most} {wanted} characters")
        case "minimum" | "maximum":
            most = "at most" if rule == "maximum" else "at least"
            yield Violation(at, rule, f"must be {most} {wanted}")
        case _:
            yield Violation(at, rule, "does not fit")


def _kinds(wanted: object) -> str:
    return " or ".join(wanted) if isinstance(wanted, list) else str(wanted)


def _listed(wanted: object) -> str:
    return ", ".join(map(repr, wanted)) if isinstance(wanted, list) else str(wanted)
