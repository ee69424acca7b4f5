"""How many decimals a currency has, as this provider counts them."""

from dataclasses import dataclass

from payspec.diagnostics import Span

from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class ExponentTable:
    """The provider's own exponents, on top of ISO 4217's when `iso4217` is true.

    A currency in neither is unknown: no amount in it is ever converted.
    """

    iso4217: bool
    own: tuple[tuple[str, int], ...]
    evidence: Evidence
    span: Span
