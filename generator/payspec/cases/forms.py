"""JSON forms: which a type has, and values in the others."""

from collections.abc import Callable, Iterator
from enum import Enum

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form, Scalar
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

from .json_text import JsonText


class JsonForm(Enum):
    """What a JSON value is by its look; the value is an example.

    The examples are what a lax reader would take for each other: `1`, `"1"`, `true`.
    """

    TEXT = '"1"'
    INTEGER = "1"
    FRACTION = "1.5"
    BOOLEAN = "true"
    LIST = "[]"
    OBJECT = "{}"


_ALL = frozenset(JsonForm)
_NUMERIC = frozenset({JsonForm.INTEGER, JsonForm.FRACTION})
_READ = {
    Form.TEXT: frozenset({JsonForm.TEXT}),
    Form.INTEGER: frozenset({JsonForm.INTEGER}),
    Form.NUMBER: _NUMERIC,
    Form.NULL: frozenset[JsonForm](),
    Form.EMPTY_LIST: frozenset({JsonForm.LIST}),
    Form.EMPTY_TEXT: frozenset[JsonForm](),
}


def read_forms(reads: tuple[Form, ...]) -> frozenset[JsonForm]:
    """The forms that an answer is read in beside its own; null is not one of them."""
    return frozenset[JsonForm]().union(*(_READ[form] for form in reads))


def other_forms(
    own: frozenset[JsonForm],
) -> Iterator[tuple[str, JsonForm, JsonText]]:
    """A value in each form but its own ones: name, form, value."""
    for form in JsonForm:
        if form not in own:
            yield f"form-{form.name.lower()}", form, form.value


def forms_of(
    of: Type | NamedType, named: Callable[[str], NamedType]
) -> frozenset[JsonForm]:
    """The forms that a value of a type has."""
    match of:
        case AnyOf(options):
            each = (forms_of(option, named) for option in options)
            return frozenset[JsonForm]().union(*each)
        case AnyOfType(of=union):
            return forms_of(union, named)
        case ListOf():
            return frozenset({JsonForm.LIST})
        case MapOf() | ObjectType() | TaggedType():
            return frozenset({JsonForm.OBJECT})
        case EnumType(numbers=numbers):
            return frozenset({JsonForm.INTEGER if numbers else JsonForm.TEXT})
        case Ref(name):
            return forms_of(named(name), named)
        case _:
            return _own_of_scalar(of)


def _own_of_scalar(scalar: Scalar) -> frozenset[JsonForm]:
    match scalar:
        case ir.Integer() | ir.Minor() | ir.UnixTime():
            return frozenset({JsonForm.INTEGER})
        case ir.Number() | ir.Major():
            return _NUMERIC
        case ir.Boolean():
            return frozenset({JsonForm.BOOLEAN})
        case ir.File():
            return frozenset({JsonForm.OBJECT})
        case ir.Json():
            return _ALL
        case _:
            return frozenset({JsonForm.TEXT})
