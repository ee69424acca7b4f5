"""A value of one of several types, told by its look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    GetPydanticSchema,
    TypeAdapter,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError, ValidationError, core_schema

from ..fields.narrow import is_array, is_mapping
from ..fields.plain import FromWire
from .json_schema import either_schema

AnyType: TypeAlias = Any
"""A class, or anything else that pydantic can hold a value against."""

_SAID = {
    "text": "text",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}


def any_of(
    *,
    text: AnyType = None,
    number: AnyType = None,
    boolean: AnyType = None,
    array: AnyType = None,
    object: AnyType = None,
    objects: Mapping[str, type[BaseModel]] | None = None,
) -> GetPydanticSchema:
    """Annotates a union: what JSON calls a value picks the type that it has to be.

    `objects` are several by the member, a wire name, that one of them alone holds:
    there has to be exactly one of those members. A value that looks like none of the
    types is refused where it stands, and so is one that does not fit its type.
    """
    given = {
        "text": text,
        "number": number,
        "boolean": boolean,
        "array": array,
        "object": object,
    }
    given = {look: of for look, of in given.items() if of is not None}
    by_look = {look: _Type(of) for look, of in given.items()}
    told = _Objects(objects or {})
    said = [
        word
        for look, word in _SAID.items()
        if look in by_look or (look == "object" and objects)
    ]
    union = _Union(by_look, told, " or ".join(said))
    return GetPydanticSchema(
        lambda _source, _handler: core_schema.with_info_plain_validator_function(
            union.read
        ),
        lambda _schema, handler: either_schema(
            [*given.values(), *(objects or {}).values()], handler
        ),
    )


class _Type:
    """One type, made ready at its first value: until then it may be in the making."""

    def __init__(self, of: AnyType) -> None:
        self._of = of

    @cached_property
    def _adapter(self) -> TypeAdapter[object]:
        # A model is strict by itself, and may not be given another configuration.
        strict = ConfigDict(strict=True, hide_input_in_errors=True)
        config = None if _is_model(self._of) else strict
        return TypeAdapter(self._of, config=config)

    def read(self, value: object, context: object) -> object:
        if not isinstance(context, FromWire):
            return self._adapter.validate_python(value)
        return self._adapter.validate_python(
            value, context=context, by_alias=True, by_name=False
        )


def _is_model(of: object) -> bool:
    return isinstance(of, type) and issubclass(of, BaseModel)


class _Objects:
    """Several objects, each by the member that tells it."""

    def __init__(self, models: Mapping[str, type[BaseModel]]) -> None:
        self._classes = tuple(models.values())
        self._types = {mark: _Type(model) for mark, model in models.items()}

    def of(self, value: object) -> Iterable[_Type]:
        """The type of an object; raises for one that is of none, or of several."""
        if isinstance(value, BaseModel):
            for model, of in zip(self._classes, self._types.values(), strict=True):
                if isinstance(value, model):
                    return (of,)
            return ()
        assert is_mapping(value)
        found = [mark for mark in self._types if mark in value]
        if len(found) == 1:
            return (self._types[found[0]],)
        marks = {"marks": ", ".join(self._types)}
        raise PydanticCustomError("oneOf", "must hold exactly one of {marks}", marks)


class _Union:
    def __init__(
        self, by_look: Mapping[str, _Type], objects: _Objects, said: str
    ) -> None:
        self._by_look = by_look
        self._objects = objects
        self._several = "object" not in by_look and "an object" in said
        self._said = said

    def read(self, value: object, info: ValidationInfo) -> object:
        """The value as one of the types; raises what pydantic expects to be raised."""
        refused: ValidationError | PydanticCustomError | None = None
        for of in self._types(value, isinstance(info.context, FromWire)):
            try:
                return of.read(value, info.context)
            except ValidationError as error:
                refused = refused or error
        if refused is not None:
            raise refused
        raise PydanticCustomError("type", "must be {said}", {"said": self._said})

    def _types(self, value: object, from_wire: bool) -> Iterable[_Type]:
        looks = _look_of_json(value) if from_wire else _looks(value)
        if "object" in looks and self._several:
            return self._objects.of(value)
        return [self._by_look[look] for look in looks if look in self._by_look]


def _look_of_json(value: object) -> tuple[str, ...]:
    match value:
        case bool():
            return ("boolean",)
        case str():
            return ("text",)
        case int() | Decimal():
            return ("number",)
        case _ if is_array(value):
            return ("array",)
        case _ if is_mapping(value):
            return ("object",)
        case _:
            return ()


def _looks(value: object) -> tuple[str, ...]:
    """How what a caller gives may look on the wire: a moment is a text or a count."""
    match value:
        case bool():
            return ("boolean",)
        case int() | Decimal():
            return ("number", "text")
        case date():
            return ("text", "number")
        case BaseModel():
            return ("object",)
        case _:
            return _look_of_json(value)
