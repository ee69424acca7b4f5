"""Texts that have a form. What they name is for the provider to know."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

from .address import is_ip
from .check_digits import has_iban_digits, has_luhn_digit
from .patterns import (
    BASE64,
    BIC,
    CARD,
    COUNTRY,
    CURRENCY,
    EMAIL,
    IBAN,
    IP,
    LOWER_CURRENCY,
    URL,
    UUID,
    whole,
)

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


def _of_form(
    pattern: str, holds: Callable[[str], bool] | None = None
) -> GetPydanticSchema:
    """Annotates a text that matches, and of which `holds` is true."""

    def check(text: str) -> str:
        if holds is not None and not holds(text):
            raise PydanticCustomError("format", "is mistyped: it cannot be right")
        return text

    # A chain, because a pattern that a field has of its own would replace this one if
    # both stood in one schema. To a chain it is added.
    def schema(_source: object, _handler: object) -> core_schema.CoreSchema:
        text = core_schema.str_schema(pattern=whole(pattern), strict=True)
        if holds is None:
            return core_schema.chain_schema([text])
        checked = core_schema.no_info_plain_validator_function(check)
        return core_schema.chain_schema([text, checked])

    return GetPydanticSchema(schema, _as_text)


def max_bytes(longest: int) -> GetPydanticSchema:
    """Annotates a text of at most so many bytes in UTF-8."""

    def check(text: str) -> str:
        if len(text.encode("utf-8", "surrogatepass")) > longest:
            raise PydanticCustomError(
                "x-payspec-max-bytes",
                "must have at most {longest} bytes",
                {"longest": longest},
            )
        return text

    def schema(_source: object, _handler: object) -> core_schema.CoreSchema:
        text = core_schema.str_schema(strict=True)
        checked = core_schema.no_info_plain_validator_function(check)
        return core_schema.chain_schema([text, checked])

    return GetPydanticSchema(schema, _as_text)


def _as_text(
    schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
) -> JsonSchemaValue:
    """The text that a chain begins with: it is dumped as it is taken."""
    return handler(schema["steps"][0] if schema["type"] == "chain" else schema)


Currency = Annotated[str, _of_form(CURRENCY)]
"""A currency code in the form of ISO 4217's alpha-3."""

LowerCurrency = Annotated[str, _of_form(LOWER_CURRENCY)]
"""A currency code in the form of ISO 4217's alpha-3, in small letters."""

Country = Annotated[str, _of_form(COUNTRY)]
"""A country code in the form of ISO 3166-1's alpha-2."""

Email = Annotated[str, _of_form(EMAIL)]
"""An e-mail address."""

Url = Annotated[str, _of_form(URL)]
"""An absolute http or https address."""

IbanText = Annotated[str, _of_form(IBAN, has_iban_digits)]
"""An IBAN in its electronic form, its length and check digits right."""

BicText = Annotated[str, _of_form(BIC)]
"""A BIC of 8 or 11 characters."""

CardText = Annotated[str, _of_form(CARD, has_luhn_digit)]
"""A card number in digits alone, its check digit right."""

Base64Text = Annotated[str, _of_form(BASE64)]
"""Bytes as padded base64."""

UuidText = Annotated[str, _of_form(UUID)]
"""A UUID with its hyphens."""

IpText = Annotated[str, _of_form(IP, is_ip)]
"""An address of IPv4 or IPv6."""
