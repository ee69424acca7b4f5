"""Whether a value has a form in which a field is read."""

from payspec.ir.provider import Provider
from payspec.ir.types import EnumType, Field, MapOf, NamedType, ObjectType, Ref, Type

from .forms import JsonForm, other_forms, read_forms


def is_readable(provider: Provider, field: Field, value: object) -> bool:
    """Whether a JSON value has one of the forms that a field is read in."""
    if value is None:
        return field.nullable
    of: Type | NamedType = field.type
    if isinstance(field.type, Ref):
        named = provider.type(field.type.name)
        of = named if isinstance(named, EnumType | ObjectType) else MapOf(field.type)
    form = _form(value)
    others = {each for _, each, _ in other_forms(of)}
    return form not in others or form in read_forms(field.reads)


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
