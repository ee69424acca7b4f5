"""Texts that have a form. What they name is for the provider to know."""

from __future__ import annotations

from typing import Annotated

from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from .patterns import COUNTRY, CURRENCY, EMAIL, URL, whole


def _of_form(pattern: str) -> GetPydanticSchema:
    # A chain, because a pattern that a field has of its own would replace this one if
    # both stood in one schema. To a chain it is added.
    def schema(_source: object, _handler: object) -> core_schema.CoreSchema:
        text = core_schema.str_schema(pattern=whole(pattern), strict=True)
        return core_schema.chain_schema([text])

    return GetPydanticSchema(schema)


Currency = Annotated[str, _of_form(CURRENCY)]
"""A currency code in the form of ISO 4217's alpha-3."""

Country = Annotated[str, _of_form(COUNTRY)]
"""A country code in the form of ISO 3166-1's alpha-2."""

Email = Annotated[str, _of_form(EMAIL)]
"""An e-mail address."""

Url = Annotated[str, _of_form(URL)]
"""An absolute http or https address."""
