"""A name that may have been meant by what is none."""

from __future__ import annotations

import re

from ..fragments import SLUG, TYPE_NAME
from ..reserved import is_keyword

_OTHERS = re.compile("[^A-Za-z0-9]+")
_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_READ = 200


def near_name(text: str, pattern: str, longest: int) -> str | None:
    """The words of `text` as names of that pattern have them.

    `None` if no letters of ASCII are left to make one of.
    """
    words = [word for word in _OTHERS.split(text[:_READ]) if word]
    while words and words[0][0].isdigit():
        words[0] = words[0].lstrip("0123456789")
        words = words[not words[0] :]
    if pattern == TYPE_NAME:
        name = "".join(word[0].upper() + word[1:] for word in words)[:longest]
    else:
        between = "-" if pattern == SLUG else "_"
        parts = (part for word in words for part in _HUMP.split(word))
        name = between.join(parts).lower()[:longest].strip(between)
    return f"{name}_name" if is_keyword(name) else name or None
