"""How findings put things that several modules find."""

from __future__ import annotations

KEYLESS_MESSAGE = "there is a value here, and no key to it"
KEYLESS_HINT = "write the key before the ':'"
TAB_MESSAGE = "a tab stands in the indentation"
TAB_HINT = "indent with spaces"

_LONGEST = 40


def shortened(text: str) -> str:
    """`text`, cut where it would drown the sentence around it."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
