"""Texts that have a form. What they name is for the provider to know.

The forms are here as patterns that match the whole text, in the part of the syntax
that every regular expression engine reads alike, so that the JSON Schemas say the same.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .patterns import COUNTRY, CURRENCY, EMAIL, URL, whole

Currency = Annotated[str, StringConstraints(pattern=whole(CURRENCY))]
"""A currency code in the form of ISO 4217's alpha-3."""

Country = Annotated[str, StringConstraints(pattern=whole(COUNTRY))]
"""A country code in the form of ISO 3166-1's alpha-2."""

Email = Annotated[str, StringConstraints(pattern=whole(EMAIL))]
"""An e-mail address."""

Url = Annotated[str, StringConstraints(pattern=whole(URL))]
"""An absolute http or https address."""
