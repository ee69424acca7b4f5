"""Values of fields that were described at run time, checked before they are sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from ..fields.check_digits import has_iban_digits, has_luhn_digit, knows_country
from ..model.pointer import join
from ..model.violations import Violation
from .descriptor import Check, Descriptors, FieldDescriptor
from .expression import Expression, NotRunnable, Runnable, expression
from .wording import shown

MAX_VALUE = 10_000
"""Characters of a value. No field of a payment is longer, and work stays bounded."""

_MAX_POSITIONS = 20_000
"""What the expressions of all the fields may cost together, to read and to run.

Forms have a few hundred. At the bound the engine holds about 150 MB, for as long as the
process lives, because what it compiled is kept.
"""

_TOGETHER = "the expressions of all fields are too large together"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something about a field that was not checked here: the provider will check it.

    `key` is `""` for what concerns no field in particular. `why` never holds a value.
    """

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class FieldsChecked:
    """What is wrong with the values, and what nobody looked at.

    A violation's `rule` is a keyword of JSON Schema, or the name of a check.
    """

    violations: tuple[Violation, ...]
    unchecked: tuple[Unchecked, ...]


_Finding: TypeAlias = Violation | Unchecked


def fields_validator(descriptors: Descriptors) -> FieldsValidator:
    """The validator for fields as they were described. Nothing is raised."""
    return FieldsValidator(descriptors)


class FieldsValidator:
    """Checks values against descriptors. It holds no value and can be shared."""

    def __init__(self, descriptors: Descriptors) -> None:
        self._unread = descriptors.unread
        self._fields = {each.key: each for each in descriptors.fields}
        counted = Counter(each.key for each in descriptors.fields)
        self._ambiguous = {key for key, times in counted.items() if times > 1}
        self._expressions = _expressions(self._fields.values())

    def check(self, values: Mapping[str, str]) -> FieldsChecked:
        """Every violation, in the order of the descriptors, then unknown keys.

        A value must match its expression as a whole. What cannot be checked here is no
        violation: it stands in `unchecked`.
        """
        findings = list(self._findings(values))
        return FieldsChecked(
            tuple(each for each in findings if isinstance(each, Violation)),
            tuple(each for each in findings if isinstance(each, Unchecked)),
        )

    def _findings(self, values: Mapping[str, str]) -> Iterator[_Finding]:
        for why in self._unread:
            yield Unchecked("", why)
        for key, field in self._fields.items():
            if key in self._ambiguous:
                yield Unchecked(key, "it is described more than once")
            else:
                yield from self._field(field, values)
        for key in values:
            if key in self._fields:
                continue
            if self._unread:
                yield Unchecked(key, "its descriptor may be one that cannot be read")
            else:
                yield Violation(
                    join("", key), "additionalProperties", "is no field of the service"
                )

    def _field(
        self, field: FieldDescriptor, values: Mapping[str, str]
    ) -> Iterator[_Finding]:
        at = join("", field.key)
        for why in field.unread:
            yield Unchecked(field.key, why)
        value: object = values.get(field.key)
        if field.key not in values or (field.required and value == ""):
            if field.required:
                yield Violation(at, "required", "is required")
        elif not isinstance(value, str):
            yield Violation(at, "type", "must be text")
        elif len(value) > MAX_VALUE:
            yield Violation(
                at, "maxLength", f"must have at most {MAX_VALUE} characters"
            )
        else:
            yield from self._value(field, at, value)

    def _value(self, field: FieldDescriptor, at: str, value: str) -> Iterator[_Finding]:
        if field.expression is not None:
            found = self._expressions[field.expression]
            match found:
                case NotRunnable(why=why):
                    yield Unchecked(field.key, why)
                case Runnable():
                    if not found.accepts(value):
                        yield Violation(
                            at, "pattern", f"must match {shown(field.expression)}"
                        )
                case _:
                    assert_never(found)
        for check in field.checks:
            yield from _checked(check, field.key, at, value)


def _expressions(fields: Iterable[FieldDescriptor]) -> dict[str, Expression]:
    """Each expression made ready, once, as long as all together stay within bounds."""
    left = _MAX_POSITIONS
    found: dict[str, Expression] = {}
    for field in fields:
        raw = field.expression
        if raw is None or raw in found:
            continue
        made = expression(raw) if left > 0 else NotRunnable(_TOGETHER)
        found[raw] = made
        left -= max(len(raw), made.positions if isinstance(made, Runnable) else 0)
    return found


def _checked(check: Check, key: str, at: str, value: str) -> Iterator[_Finding]:
    match check:
        case Check.LUHN:
            if not has_luhn_digit(value):
                yield Violation(
                    at, check.value, "must be a number with the right check digit"
                )
        case Check.IBAN:
            if not has_iban_digits(value):
                yield Violation(
                    at, check.value, "must be an IBAN with the right check digits"
                )
            elif not knows_country(value):
                yield Unchecked(
                    key, "the length of an IBAN of its country is not known here"
                )
        case _:
            assert_never(check)
