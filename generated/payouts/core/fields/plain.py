"""Field types that one function reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import GetPydanticSchema, ValidationInfo
from pydantic_core import core_schema

from .patterns import whole

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

JsonForm = Mapping[str, object]
"""A JSON Schema: how a value travels, or how `model_dump_json` writes it."""

DUMPED_MOMENT: JsonForm = {"type": "string", "format": "date-time"}
"""Every moment is dumped as RFC 3339 writes it, however it travels."""

DUMPED_DECIMAL: JsonForm = {"type": "string", "format": "decimal"}
"""Every decimal number is dumped as text."""


def text_form(pattern: str, form: str) -> JsonForm:
    """The JSON Schema of a text that matches as a whole."""
    return {"type": "string", "pattern": whole(pattern), "format": form}


def read_by(
    function: Callable[[object], object],
    wire: JsonForm,
    dumped: JsonForm | None = None,
) -> GetPydanticSchema:
    """Annotates a type whose values `function` gives, or refuses with an error.

    `wire` says what it takes of JSON, and `dumped` how it is dumped, where that is not
    the same. pydantic's own `PlainValidator` also ties the type's serializer to it,
    which then warns, in JSON mode, about the text that it has just made, and quotes it.
    """
    return GetPydanticSchema(
        lambda _source, _handler: core_schema.no_info_plain_validator_function(
            function
        ),
        _json_schema(wire, wire if dumped is None else dumped),
    )


class FromWire:
    """The context of a validation that is given JSON, and not Python's values.

    A text that holds a number is a text there, whereas a caller gives the number.
    """

    __slots__ = ()


def read_by_origin(
    function: Callable[[object, bool], object],
    wire: JsonForm,
    dumped: JsonForm | None = None,
) -> GetPydanticSchema:
    """The same, by a function that is also told whether the value is JSON."""

    def read(value: object, info: ValidationInfo) -> object:
        return function(value, isinstance(info.context, FromWire))

    return GetPydanticSchema(
        lambda _source, _handler: core_schema.with_info_plain_validator_function(read),
        _json_schema(wire, wire if dumped is None else dumped),
    )


def _json_schema(
    wire: JsonForm, dumped: JsonForm
) -> Callable[[core_schema.CoreSchema, GetJsonSchemaHandler], JsonSchemaValue]:
    forms: dict[Literal["validation", "serialization"], JsonForm] = {
        "validation": wire,
        "serialization": dumped,
    }
    return lambda _schema, handler: dict(forms[handler.mode])
