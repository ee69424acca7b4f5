"""Signatures and keys as text, read strictly: one text for the same bytes."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error

from .signatures import Encoding

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+={0,2}")
_PLAIN = str.maketrans("-_", "+/")


def decode(text: str, encoding: Encoding) -> bytes | None:
    """The bytes that `text` writes; `None` if it is not written in that encoding.

    Hexadecimal digits have no case, and base64url may leave its padding out.
    """
    match encoding:
        case Encoding.HEX:
            return bytes.fromhex(text) if _HEX.fullmatch(text) else None
        case Encoding.BASE64:
            return _base64(text)
        case Encoding.BASE64URL:
            if _BASE64URL.fullmatch(text) is None:
                return None
            bare = text.rstrip("=").translate(_PLAIN)
            return _base64(bare + "=" * (-len(bare) % 4))


def _base64(text: str) -> bytes | None:
    try:
        found = b64decode(text, validate=True)
    except (Error, ValueError):
        return None
    # Bits behind the last byte could be anything, and would be read over.
    return found if b64encode(found).decode("ascii") == text else None
