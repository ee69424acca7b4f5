"""A field type that one function reads."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import GetPydanticSchema
from pydantic_core import core_schema


def read_by(function: Callable[[object], object]) -> GetPydanticSchema:
    """Annotates a type whose values `function` gives, or refuses with an error.

    pydantic's own `PlainValidator` also ties the type's serializer to it, which then
    warns, in JSON mode, about the text that it has just made, and quotes it.
    """
    return GetPydanticSchema(
        lambda _source, _handler: core_schema.no_info_plain_validator_function(function)
    )
