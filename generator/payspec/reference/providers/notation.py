"""Types as a spec writes them."""

from decimal import Decimal
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.types import AnyOf, ListOf, MapOf, Ref, Type

from ..markdown import code, link


def written(of: Type) -> str:
    """The type in the notation of specs, as Markdown; names lead to their tables."""
    name = named(of)
    text = expression(of)
    return code(text) if name is None else link(code(text), f"#type.{name}")


def named(of: Type) -> str | None:
    """The named type that a type expression is about."""
    match of:
        case Ref(name):
            return name
        case ListOf(inner) | MapOf(inner):
            return named(inner)
        case _:
            return None


def expression(of: Type) -> str:
    """The type in the notation of specs."""
    match of:
        case Ref(name):
            return name
        case ListOf(item):
            return f"list({expression(item)})"
        case MapOf(value):
            return f"map({expression(value)})"
        case AnyOf(options):
            return " | ".join(map(expression, options))
        case ir.Text():
            return _around("text", _length(of))
        case ir.Integer(lowest, highest):
            return _around("integer", _range(lowest, highest))
        case ir.Number(lowest, highest):
            return _around("number", _range(lowest, highest))
        case ir.Minor(currency_field):
            return f"minor({currency_field})"
        case ir.Major(currency_field):
            return f"major({currency_field})"
        case ir.MajorText(currency_field):
            return f"major_text({currency_field})"
        case ir.Phone(longest):
            return _around("phone", _range(None, longest))
        case ir.UnixTime(unit):
            return f"timestamp({unit.value})"
        case ir.IntegerText():
            return "integer_text"
        case ir.NumberText():
            return "number_text"
        case ir.Boolean():
            return "boolean"
        case ir.Currency():
            return "currency"
        case ir.LowerCurrency():
            return "lower_currency"
        case ir.Country():
            return "country"
        case ir.Email():
            return "email"
        case ir.Url():
            return "url"
        case ir.Iban():
            return "iban"
        case ir.Bic():
            return "bic"
        case ir.Card():
            return "card"
        case ir.Base64():
            return "base64"
        case ir.Uuid():
            return "uuid"
        case ir.Ip():
            return "ip"
        case ir.Timestamp():
            return "timestamp"
        case ir.ZonelessTime():
            return "timestamp(zoneless UTC)"
        case ir.PatternTime(pattern, zone):
            return f"timestamp({pattern}, {zone})" if zone else f"timestamp({pattern})"
        case ir.Date():
            return "date"
        case ir.Json():
            return "json"
        case ir.File():
            return "file"
        case _:
            assert_never(of)


def _around(word: str, inside: str) -> str:
    return f"{word}({inside})" if inside else word


def _length(of: ir.Text) -> str:
    if of.longest_bytes is not None:
        return f"..{of.longest_bytes} bytes"
    return _range(of.shortest, of.longest)


def _range(lowest: int | Decimal | None, highest: int | Decimal | None) -> str:
    if lowest is None and highest is None:
        return ""
    if lowest == highest:
        return str(lowest)
    low = "" if lowest is None else str(lowest)
    return f"{low}.." if highest is None else f"{low}..{highest}"
