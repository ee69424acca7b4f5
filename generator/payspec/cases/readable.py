"""Whether a value has a form in which a field is read."""

from collections.abc import Mapping

from payspec.ir.provider import Provider
from payspec.ir.types import Field

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
