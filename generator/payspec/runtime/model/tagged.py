"""One of several objects, told by a field that each of them has."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, GetPydanticSchema, ValidationError, ValidationInfo
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from ..fields.narrow import is_mapping
from ..fields.plain import FromWire
from .base import wire_names
from .json_schema import either_schema


def tagged(
    tag: str,
    members: Mapping[str, type[BaseModel]],
    other: type[BaseModel] | None = None,
) -> GetPydanticSchema:
    """Annotates a union: the value of the member `tag`, a wire name, picks the model.

    With `other`, an object whose tag is not known is that one, and nothing of it is
    lost. Without, it is refused.
    """
    known = " or ".join(members)

    def read(value: object, info: ValidationInfo) -> BaseModel:
        if not isinstance(value, BaseModel) and not is_mapping(value):
            raise PydanticCustomError("type", "must be an object")
        given, said = _tag_of(value, tag)
        model = members.get(said, other) if isinstance(said, str) else other
        if model is None:
            raise _refused(tag, given, known)
        if info.context is None or not isinstance(info.context, FromWire):
            return model.model_validate(value)
        return model.model_validate(
            value, context=info.context, by_alias=True, by_name=False
        )

    models = [*members.values(), *(() if other is None else (other,))]
    return GetPydanticSchema(
        lambda _source, _handler: core_schema.with_info_plain_validator_function(read),
        lambda _schema, handler: either_schema(models, handler),
    )


def _tag_of(
    value: BaseModel | Mapping[object, object], tag: str
) -> tuple[bool, object]:
    """Whether there is a tag, and what it is."""
    if not isinstance(value, BaseModel):
        return tag in value, value.get(tag)
    held = vars(value)
    names = [name for name, wire in wire_names(type(value)).items() if wire == tag]
    return any(name in held for name in names), held.get(names[0]) if names else None


def _refused(tag: str, given: bool, known: str) -> ValidationError:
    problem = PydanticCustomError("enum", "must be {known}", {"known": known})
    return ValidationError.from_exception_data(
        "tagged union",
        [
            InitErrorDetails(
                type=problem if given else "missing", loc=(tag,), input=None
            )
        ],
        hide_input=True,
    )
