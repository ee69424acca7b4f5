"""Bytes as text: signatures and keys, written and read strictly."""

import re
from base64 import b64decode, b64encode, urlsafe_b64encode
from binascii import Error
from typing import assert_never

from payspec.ir.signatures import Encoding, SharedKeyForm

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")


def encoded(data: bytes, encoding: Encoding) -> str:
    """The bytes in an encoding."""
    match encoding:
        case Encoding.HEX:
            return data.hex()
        case Encoding.BASE64:
            return b64encode(data).decode("ascii")
        case Encoding.BASE64URL:
            return urlsafe_b64encode(data).decode("ascii")
        case _:
            assert_never(encoding)


def decoded(text: str, encoding: Encoding) -> bytes | None:
    """The bytes that a text writes; `None` if it is not in that encoding."""
    match encoding:
        case Encoding.HEX:
            return bytes.fromhex(text) if _HEX.fullmatch(text) else None
        case Encoding.BASE64:
            plain = text
        case Encoding.BASE64URL:
            if set(text) & set("+/"):
                return None
            bare = text.rstrip("=").replace("-", "+").replace("_", "/")
            plain = bare + "=" * (-len(bare) % 4)
        case _:
            assert_never(encoding)
    try:
        return b64decode(plain, validate=True)
    except (Error, ValueError):
        return None


def key_text(data: bytes, form: SharedKeyForm) -> str:
    """A shared key as it is handed over."""
    match form:
        case SharedKeyForm.TEXT:
            return data.decode()
        case SharedKeyForm.HEX:
            return encoded(data, Encoding.HEX)
        case SharedKeyForm.BASE64:
            return encoded(data, Encoding.BASE64)
        case _:
            assert_never(form)


def key_bytes(text: str, form: SharedKeyForm) -> bytes:
    """The bytes of a shared key that is in its form."""
    match form:
        case SharedKeyForm.TEXT:
            return text.encode()
        case SharedKeyForm.HEX:
            return bytes.fromhex(text)
        case SharedKeyForm.BASE64:
            return b64decode(text)
        case _:
            assert_never(form)
