"""What a scalar is in JSON Schema."""

from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form, Scalar
from payspec.ir.types import Type
from payspec.runtime.fields.patterns import (
    COUNTRY,
    CURRENCY,
    DATE,
    EMAIL,
    RFC3339,
    URL,
    whole,
)

__all__ = [
    "COUNTRY",
    "CURRENCY",
    "EMAIL",
    "URL",
    "Schema",
    "form_schema",
    "scalar_schema",
    "whole",
]

Schema = dict[str, object]
"""A JSON Schema, or a part of one."""

_INTEGER = "-?(?:0|[1-9][0-9]*)"
_NUMBER = f"{_INTEGER}(?:[.][0-9]+)?"


def scalar_schema(scalar: Scalar, *, sent: bool) -> Schema:
    """The schema of one scalar; an amount that is sent is more than nothing."""
    match scalar:
        case ir.Text(shortest, longest):
            return _text(minLength=shortest, maxLength=longest)
        case ir.Integer(lowest, highest):
            return _present(type="integer", minimum=lowest, maximum=highest)
        case ir.Number():
            return {"type": "number"}
        case ir.Boolean():
            return {"type": "boolean"}
        case ir.Minor(currency_field):
            return _present(
                type="integer",
                minimum=1 if sent else None,
                **{"x-payspec-minor-units-of": currency_field},
            )
        case ir.Currency():
            return _text(pattern=whole(CURRENCY))
        case ir.Country():
            return _text(pattern=whole(COUNTRY))
        case ir.Email():
            return _text(pattern=whole(EMAIL), format="email")
        case ir.Phone(longest):
            return _text(maxLength=longest)
        case ir.Url():
            return _text(pattern=whole(URL), format="uri")
        case ir.Timestamp():
            return _text(pattern=whole(RFC3339), format="date-time")
        case ir.Date():
            return _text(pattern=whole(DATE), format="date")
        case ir.Json():
            return {}
        case _:
            assert_never(scalar)


def form_schema(of: Type, form: Form) -> Schema:
    """What a value of type `of` looks like in another form that it is read from."""
    match form, of:
        case Form.NULL, _:
            return {"type": "null"}
        case Form.TEXT, ir.Integer() | ir.Minor():
            return _text(pattern=whole(_INTEGER))
        case Form.TEXT, ir.Number():
            return _text(pattern=whole(_NUMBER))
        case Form.TEXT, ir.Boolean():
            return {"enum": ["true", "false"]}
        case Form.TEXT, _:
            return {"type": "string"}
        case Form.INTEGER, ir.Boolean():
            return {"enum": [0, 1]}
        case Form.INTEGER, _:
            return {"type": "integer"}
        case Form.NUMBER, ir.Integer() | ir.Minor():
            return {"type": "number", "multipleOf": 1}
        case Form.NUMBER, _:
            return {"type": "number"}
        case _:
            assert_never(form)


def _text(**keywords: object) -> Schema:
    return _present(type="string", **keywords)


def _present(**keywords: object) -> Schema:
    return {name: value for name, value in keywords.items() if value is not None}
