"""Field types that one function reads."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import GetPydanticSchema, ValidationInfo
from pydantic_core import core_schema


def read_by(function: Callable[[object], object]) -> GetPydanticSchema:
    """Annotates a type whose values `function` gives, or refuses with an error.

    pydantic's own `PlainValidator` also ties the type's serializer to it, which then
    warns, in JSON mode, about the text that it has just made, and quotes it.
    """
    return GetPydanticSchema(
        lambda _source, _handler: core_schema.no_info_plain_validator_function(function)
    )


class FromWire:
    """The context of a validation that is given JSON, and not Python's values.

    A text that holds a number is a text there, whereas a caller gives the number.
    """

    __slots__ = ()


def read_by_origin(function: Callable[[object, bool], object]) -> GetPydanticSchema:
    """The same, by a function that is also told whether the value is JSON."""

    def read(value: object, info: ValidationInfo) -> object:
        return function(value, isinstance(info.context, FromWire))

    return GetPydanticSchema(
        lambda _source, _handler: core_schema.with_info_plain_validator_function(read)
    )
