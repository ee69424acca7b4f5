"""Whether what was read says anything: an error that says nothing is none."""

from __future__ import annotations

from ..fields.narrow import is_array, is_mapping
from ..model.answer import ResponseModel
from ..model.base import is_absent
from ..model.class_fields import fields_of


def says_something(model: ResponseModel) -> bool:
    """Whether a described field, or an entry of a map, holds more than nothing.

    A yes or no counts only in a model that has nothing else: a `status` that is false
    says that something is wrong in one API, and that all is well in another.
    """
    held = vars(model)
    fields = fields_of(type(model))
    values = [held.get(name) for name in fields]
    if model.__entries__:
        values += (model.model_extra or {}).values()
    if any(map(has_substance, values)):
        return True
    flags = [each for each in values if isinstance(each, bool)]
    return bool(flags) and all(_is_flag(each.annotation) for each in fields.values())


def has_substance(value: object) -> bool:
    """Whether a value, or something in it, is more than nothing.

    A text says something by its letters and digits.
    """
    match value:
        case bool():
            return False
        case str():
            return any(map(str.isalnum, value))
        case ResponseModel():
            return says_something(value)
        case _ if is_array(value):
            return any(map(has_substance, value))
        case _ if is_mapping(value):
            return any(map(has_substance, value.values()))
        case _:
            return not is_absent(value)


def _is_flag(annotation: object) -> bool:
    return annotation in (bool, bool | None)
