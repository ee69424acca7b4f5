"""Why an expression is not translated. The reasons quote nothing of it."""

from __future__ import annotations


class NotTranslated(ValueError):
    """PCRE may well take the expression; here it cannot be said."""


class Malformed(NotTranslated):
    """No reading of PCRE takes the expression."""
