"""What a scalar is in JSON Schema."""

from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form, Scalar
from payspec.ir.types import Type
from payspec.runtime.fields import patterns
from payspec.runtime.fields.patterns import whole
from payspec.runtime.fields.time_pattern import time_pattern

__all__ = ["Schema", "form_schema", "scalar_schema", "whole"]

Schema = dict[str, object]
"""A JSON Schema, or a part of one."""

_UNIX = {
    ir.UnixUnit.SECONDS: "unix-time",
    ir.UnixUnit.MILLISECONDS: "unix-time-milliseconds",
}

MAX_BYTES = "x-payspec-max-bytes"
TIME_PATTERN = "x-payspec-timestamp"


def scalar_schema(scalar: Scalar, *, sent: bool) -> Schema:
    """The schema of one scalar; an amount that is sent is more than nothing.

    What an answer may show masked, an account or a card, is any text there.
    """
    match scalar:
        case ir.Text(shortest, longest, longest_bytes):
            most = longest_bytes if longest is None else longest
            sizes = {"minLength": shortest, "maxLength": most, MAX_BYTES: longest_bytes}
            return _text(**sizes)
        case ir.Integer(lowest, highest):
            return _present(type="integer", minimum=lowest, maximum=highest)
        case ir.Number(lowest, highest):
            return _present(type="number", minimum=lowest, maximum=highest)
        case ir.IntegerText():
            return _text(pattern=whole(patterns.INTEGER), format="integer")
        case ir.NumberText():
            return _text(pattern=whole(patterns.NUMBER), format="decimal")
        case ir.Boolean():
            return {"type": "boolean"}
        case ir.Minor(currency_field):
            least = {"minimum": 1} if sent else {}
            return _amount("minor", currency_field, {"type": "integer", **least})
        case ir.Major(currency_field):
            least = {"exclusiveMinimum": 0} if sent else {}
            return _amount("major", currency_field, {"type": "number", **least})
        case ir.MajorText(currency_field):
            pattern = whole(patterns.POSITIVE if sent else patterns.NUMBER)
            written = _text(pattern=pattern, format="decimal")
            return _amount("major", currency_field, written)
        case ir.Currency():
            return _text(pattern=whole(patterns.CURRENCY))
        case ir.LowerCurrency():
            return _text(pattern=whole(patterns.LOWER_CURRENCY))
        case ir.Country():
            return _text(pattern=whole(patterns.COUNTRY))
        case ir.Email():
            return _text(pattern=whole(patterns.EMAIL), format="email")
        case ir.Phone(longest):
            return _text(maxLength=longest)
        case ir.Url():
            return _text(pattern=whole(patterns.URL), format="uri")
        case ir.Iban() if sent:
            return _text(pattern=whole(patterns.IBAN), format="iban")
        case ir.Card() if sent:
            return _text(pattern=whole(patterns.CARD), format="card-number")
        case ir.Iban() | ir.Card():
            return _text()
        case ir.Bic():
            return _text(pattern=whole(patterns.BIC))
        case ir.Base64():
            return _text(pattern=whole(patterns.BASE64), contentEncoding="base64")
        case ir.Uuid():
            return _text(pattern=whole(patterns.UUID), format="uuid")
        case ir.Ip():
            form = "ip" if sent else None
            return _text(pattern=whole(patterns.IP), format=form)
        case ir.Timestamp():
            return _text(pattern=whole(patterns.RFC3339), format="date-time")
        case ir.ZonelessTime():
            return _text(pattern=whole(patterns.ZONELESS), format="date-time-local")
        case ir.PatternTime(pattern, zone):
            written = _text(pattern=whole(time_pattern(pattern, zone).expression))
            return {**written, TIME_PATTERN: _present(form=pattern, zone=zone)}
        case ir.UnixTime(unit):
            return {"type": "integer", "format": _UNIX[unit]}
        case ir.Date():
            return _text(pattern=whole(patterns.DATE), format="date")
        case ir.File():
            return _file()
        case ir.Json():
            return {}
        case _:
            assert_never(scalar)


def form_schema(of: Type, form: Form) -> Schema:
    """What a value of type `of` looks like in another form that it is read from."""
    match form, of:
        case Form.NULL, _:
            return {"type": "null"}
        case Form.EMPTY_LIST, _:
            return {"type": "array", "maxItems": 0}
        case Form.EMPTY_TEXT, _:
            return {"const": ""}
        case Form.TEXT, ir.Integer() | ir.Minor() | ir.UnixTime():
            return _text(pattern=whole(patterns.INTEGER))
        case Form.TEXT, ir.Number() | ir.Major():
            return _text(pattern=whole(patterns.NUMBER))
        case Form.TEXT, ir.Boolean():
            return {"enum": ["true", "false"]}
        case Form.TEXT, _:
            return {"type": "string"}
        case Form.INTEGER, ir.Boolean():
            return {"enum": [0, 1]}
        case Form.INTEGER, _:
            return {"type": "integer"}
        case Form.NUMBER, ir.Integer() | ir.Minor() | ir.UnixTime():
            return {"type": "number", "multipleOf": 1}
        case Form.NUMBER, _:
            return {"type": "number"}
        case _:
            assert_never(form)


def _file() -> Schema:
    members = {
        "name": _text(pattern=whole(patterns.FILE_NAME)),
        "content": _text(pattern=whole(patterns.BASE64), contentEncoding="base64"),
        "content_type": _text(pattern=whole(patterns.MEDIA_TYPE)),
    }
    return {
        "type": "object",
        "properties": members,
        "required": [*members],
        "additionalProperties": False,
    }


def _amount(unit: str, currency_field: str, schema: Schema) -> Schema:
    return {**schema, f"x-payspec-{unit}-units-of": currency_field}


def _text(**keywords: object) -> Schema:
    return _present(type="string", **keywords)


def _present(**keywords: object) -> Schema:
    return {name: value for name, value in keywords.items() if value is not None}
