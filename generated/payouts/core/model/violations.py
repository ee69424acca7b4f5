"""What is wrong with a payload, without a word of what was in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from .class_fields import fields_of
from .free_text import printable_step
from .pointer import pointer_of

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule that a payload breaks.

    `pointer` is a JSON pointer in wire names; `rule` is the keyword of JSON Schema that
    says the same (`required`, `maxLength`, `pattern`); `message` never holds the value.
    A name in the pointer that has the form of a card number, an account, an e-mail
    address or a telephone number is replaced by its kind.
    """

    pointer: str
    rule: str
    message: str


def violations_from(error: ValidationError) -> tuple[Violation, ...]:
    """Every violation that a model's validation found, in its order."""
    return tuple(
        Violation(pointer_of(map(printable_step, detail["loc"])), *_said(detail))
        for detail in _details(error)
    )


def without_input(model: type[BaseModel], error: ValidationError) -> ValidationError:
    """The same error with wire names and without a single value.

    pydantic keeps each refused value in `errors()` and `json()`, and some of its own
    messages quote it: those are replaced.
    """
    return ValidationError.from_exception_data(
        model.__name__,
        [
            InitErrorDetails(
                type=_type(detail),
                loc=_in_wire_names(model, detail["loc"]),
                input=None,
                ctx=detail.get("ctx", {}),
            )
            for detail in _details(error)
        ],
        hide_input=True,
    )


def _details(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False, include_input=False)


def _in_wire_names(
    model: type[BaseModel], location: tuple[int | str, ...]
) -> tuple[int | str, ...]:
    """Where a field was given by its Python name, pydantic says that name."""
    steps = tuple(map(printable_step, location))
    if not location or not isinstance(location[0], str):
        return steps
    field = fields_of(model).get(location[0])
    if field is None or field.alias is None:
        return steps
    return (field.alias, *steps[1:])


_TYPES = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
}

_BOUNDS = {
    "string_too_long": ("maxLength", "max_length", "must have at most {} characters"),
    "string_too_short": ("minLength", "min_length", "must have at least {} characters"),
    "greater_than_equal": ("minimum", "ge", "must be at least {}"),
    "less_than_equal": ("maximum", "le", "must be at most {}"),
    "string_pattern_mismatch": ("pattern", "pattern", "must match {}"),
    "literal_error": ("enum", "expected", "must be {}"),
}

# The kinds that the core's own fields raise, each by the keyword that says the same.
_OWN: Mapping[str, LiteralString] = {
    "enum": "enum",
    "exclusiveMinimum": "exclusiveMinimum",
    "format": "format",
    "oneOf": "oneOf",
    "pattern": "pattern",
    "type": "type",
    "x-payspec-max-bytes": "x-payspec-max-bytes",
    "x-payspec-timestamp": "x-payspec-timestamp",
}


def _type(detail: ErrorDetails) -> str | PydanticCustomError:
    kind = detail["type"]
    if kind in ("missing", "extra_forbidden") or kind in _TYPES or kind in _BOUNDS:
        return kind
    rule, message = _said(detail)
    own = _OWN.get(rule, "type")
    return PydanticCustomError(own, "{problem}", {"problem": message})


def _said(detail: ErrorDetails) -> tuple[str, str]:
    """The rule, and a sentence made of what the spec says, never of what was given."""
    kind = detail["type"]
    if kind in _OWN:
        return kind, detail["msg"]
    if kind == "missing":
        return "required", "is required"
    if kind == "extra_forbidden":
        return "additionalProperties", "is no field of this object"
    if kind in _TYPES:
        return "type", _TYPES[kind]
    if kind in _BOUNDS:
        rule, bound, sentence = _BOUNDS[kind]
        return rule, sentence.format(detail.get("ctx", {}).get(bound))
    return "type", f"does not fit ({kind})"
