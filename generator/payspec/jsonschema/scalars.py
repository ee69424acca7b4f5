"""What a scalar is in JSON Schema."""

from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form, Scalar

Schema = dict[str, object]
"""A JSON Schema, or a part of one."""

_DATE = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?"
_ZONE = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"

CURRENCY = "[A-Z][A-Z0-9]{2,9}"
COUNTRY = "[A-Z]{2}"
EMAIL = "[^@ \\t\\r\\n]+@[^@ \\t\\r\\n]+"
URL = "[Hh][Tt][Tt][Pp][Ss]?://[^ \\t\\r\\n]+"
RFC3339 = f"{_DATE}[Tt ]{_TIME}{_ZONE}"

FORM_TYPES = {
    Form.TEXT: "string",
    Form.INTEGER: "integer",
    Form.NUMBER: "number",
    Form.NULL: "null",
}


def whole(expression: str) -> str:
    """A pattern that the whole value has to match."""
    return f"^(?:{expression})$"


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
            return _text(pattern=whole(_DATE), format="date")
        case ir.Json():
            return {}
        case _:
            assert_never(scalar)


def _text(**keywords: object) -> Schema:
    return _present(type="string", **keywords)


def _present(**keywords: object) -> Schema:
    return {name: value for name, value in keywords.items() if value is not None}
