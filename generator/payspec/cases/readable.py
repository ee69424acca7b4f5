"""Whether a value has a form in which a field is read, and says something."""

from collections.abc import Mapping

from payspec.ir.provider import Provider
from payspec.ir.types import Field, ObjectType

from .forms import JsonForm, forms_of, read_forms


def is_readable(provider: Provider, field: Field, value: object) -> bool:
    """Whether a JSON value has one of the forms that a field is read in."""
    if value is None:
        return field.nullable
    own = forms_of(field.type, provider.type)
    return _form(value) in own | read_forms(field.reads)


def is_read(provider: Provider, field: Field, of: Mapping[str, object]) -> bool:
    """Whether an object has a member that is read as that field."""
    return field.wire in of and is_readable(provider, field, of[field.wire])


def says_something(
    provider: Provider, of: ObjectType, value: Mapping[str, object]
) -> bool:
    """Whether a described member that is read, or an entry, holds more than nothing."""
    told = [value[field.wire] for field in of.fields if is_read(provider, field, value)]
    if of.rest is not None:
        told += [held for name, held in value.items() if of.field(name) is None]
    return any(held not in (None, "", [], {}) for held in told)


def _form(value: object) -> JsonForm:
    match value:
        case bool():
            return JsonForm.BOOLEAN
        case str():
            return JsonForm.TEXT
        case int():
            return JsonForm.INTEGER
        case list():
            return JsonForm.LIST
        case dict():
            return JsonForm.OBJECT
        case _:
            return JsonForm.FRACTION
