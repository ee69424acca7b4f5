"""Finding the path segments that move a request elsewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SEPARATORS = re.compile(r"[/\\]")


def decoded(text: str) -> str:
    """Return the text with percent-encoding undone, however often it was applied."""
    while "%" in text and (once := unquote(text)) != text:
        text = once
    return text


def has_dot_segment(text: str) -> bool:
    """Say whether a server could read `.` or `..` as a segment in that text.

    Servers differ in when they decode a path and what they cut off a segment, so this
    looks at the text fully decoded, at either slash, and before a `;`.
    """
    plain = decoded(text)
    return "." in plain and any(
        segment.partition(";")[0] in (".", "..") for segment in _SEPARATORS.split(plain)
    )
