"""References: what the caller's own name of an order has to be like."""

from __future__ import annotations

from unicodedata import is_normalized


def reference_problem(reference: str) -> str | None:
    """Why a text is no reference of an order; `None` if it is one.

    Providers trim, fold and drop what nobody sees. Two references that differ in that
    alone have two idempotency keys and may be one order to the provider, or none that
    can be looked up.
    """
    if reference.strip() != reference:
        return "has outer white space"
    if not reference.isprintable():
        return "holds characters that cannot be seen"
    if not is_normalized("NFC", reference):
        return "is not in Unicode's composed form (NFC)"
    return None
