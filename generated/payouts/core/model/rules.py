"""What holds between the fields of an object, as data, and the check of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, assert_never

from pydantic import MISSING, BaseModel

from ..fields.exponents import (
    DECIMALS_SAY,
    TOO_MANY_DECIMALS,
    UNKNOWN_CURRENCY,
    Exponents,
    unknown_currency,
)
from ..fields.narrow import is_array, is_mapping
from ..wire.json_types import SINGLE
from .class_fields import fields_of
from .free_text import printable_step
from .pattern import matches
from .pointer import join
from .violations import Violation


@dataclass(frozen=True, slots=True)
class Equals:
    """True when a field of the same object holds exactly that value.

    Fields are given by their Python names. True and 1 are different values, as they
    are in JSON.
    """

    field: str
    value: str | int | bool


@dataclass(frozen=True, slots=True)
class PatternWhen:
    """A text that wholly matches `pattern` as long as the condition is true."""

    field: str
    pattern: str
    when: Equals


@dataclass(frozen=True, slots=True)
class RequiredWhen:
    """A field that must be given as long as the condition is true."""

    field: str
    when: Equals


@dataclass(frozen=True, slots=True)
class Exact:
    """An amount that is a whole number of its currency's minor units.

    Its currency stands in a field beside it, and has to be one whose decimals
    `exponents` tell. The amount is a decimal in major units, or a whole number in minor
    ones, of which nothing but the currency can be wrong.
    """

    field: str
    currency: str
    exponents: Exponents


Rule: TypeAlias = Exact | PatternWhen | RequiredWhen
"""Every kind of rule; one class per kind."""

_SINGLE = SINGLE | {type(MISSING)}
"""Classes of values that hold no others: most of them, and not worth a pointer."""


def check_rules(model: BaseModel, pointer: str = "") -> tuple[Violation, ...]:
    """Every rule that `model`, or a model inside it, breaks.

    `pointer` is where the model stands; the pointers of the violations go on from it,
    in wire names.
    """
    return tuple(_broken(model, pointer))


def _broken(value: object, pointer: str) -> Iterator[Violation]:
    match value:
        case BaseModel():
            rules: tuple[Rule, ...] = getattr(value, "__rules__", ())
            for rule in rules:
                yield from _check(rule, value, pointer)
            names = fields_of(type(value))
            for name, inner in vars(value).items():
                if type(inner) not in _SINGLE and name in names:
                    at = join(pointer, names[name].alias or name)
                    yield from _broken(inner, at)
            for name, inner in (value.__pydantic_extra__ or {}).items():
                yield from _broken(inner, join(pointer, name))
        case _ if is_array(value):
            for index, item in enumerate(value):
                yield from _broken(item, join(pointer, index))
        case _ if is_mapping(value):
            for key, item in value.items():
                yield from _broken(item, join(pointer, printable_step(str(key))))
        case _:
            return


def _check(rule: Rule, model: BaseModel, pointer: str) -> Iterator[Violation]:
    given = vars(model).get(rule.field, MISSING)
    wire = _wire_name(model, rule.field)
    at = join(pointer, wire)
    match rule:
        case RequiredWhen(when=when):
            if not _holds(when, model):
                return
            if given is MISSING or (given is None and _none_is_absent(model, rule)):
                yield Violation(at, "required", f"is required {_because(model, when)}")
        case PatternWhen(pattern=pattern, when=when):
            if not _holds(when, model):
                return
            if isinstance(given, str) and not matches(pattern, given):
                says = f"must match {pattern} {_because(model, when)}"
                yield Violation(at, "pattern", says)
        case Exact(currency=name, exponents=exponents):
            currency = vars(model).get(name, MISSING)
            if not isinstance(currency, str) or not isinstance(given, Decimal | int):
                return
            if not exponents.knows(currency):
                beside = join(pointer, _wire_name(model, name))
                yield Violation(beside, UNKNOWN_CURRENCY, unknown_currency(wire))
            elif isinstance(given, Decimal) and not exponents.holds(given, currency):
                yield Violation(at, TOO_MANY_DECIMALS, DECIMALS_SAY)
        case _:
            assert_never(rule)


def _because(model: BaseModel, when: Equals) -> str:
    return f"when {_wire_name(model, when.field)} is {when.value!r}"


def _holds(condition: Equals, model: BaseModel) -> bool:
    given = vars(model).get(condition.field, MISSING)
    return (
        isinstance(given, bool) is isinstance(condition.value, bool)
        and given == condition.value
    )


def _none_is_absent(model: BaseModel, rule: RequiredWhen) -> bool:
    return fields_of(type(model))[rule.field].default is None


def _wire_name(model: BaseModel, name: str) -> str:
    return fields_of(type(model))[name].alias or name
