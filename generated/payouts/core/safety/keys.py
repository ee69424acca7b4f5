"""Idempotency keys: given by the caller, or derived; never drawn at random.

A random key is lost with the process that drew it, and then a second run pays a second
time. A derived key is the same in every run.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring_ascii
from uuid import UUID, uuid5

from ..fields.patterns import UUID as UUID_TEXT
from ..fields.text import exact_text
from .facts import Repeat

_NAMESPACE = UUID("5b0f8a3c-9d5e-5c57-9a43-2f6f5b7f9e11")
_LONGEST = 255
_UUID = re.compile(rf"{UUID_TEXT}|[0-9A-Fa-f]{{32}}")


class BadKey(ValueError):
    """A key that the provider would not recognise; its text never holds the key."""


def derived_key(account: tuple[str, ...], operation: str, reference: str) -> str:
    """The key of one order: UUIDv5 over account, operation and reference.

    `account` says whose money it is and in which environment.
    """
    parts = map(encode_basestring_ascii, (*account, operation, reference))
    return str(uuid5(_NAMESPACE, f"[{', '.join(parts)}]"))


def checked_key(repeat: Repeat, key: object) -> str:
    """The caller's own key in the form that the provider asks for.

    Raises `BadKey` for a key that is no text, that is no UUID where one is asked for,
    that is empty, longer than 255 characters or has outer spaces, or, where it goes
    into a header, cannot stand in one.
    """
    if not isinstance(key, str):
        raise BadKey("the idempotency key is text")
    if repeat.uuid:
        # Of the digits alone `UUID` also takes what `int` does: spaces, a sign,
        # underscores. Two such keys are the same number, and one payout is lost.
        if _UUID.fullmatch(key) is None:
            raise BadKey("the idempotency key is no UUID")
        return str(UUID(key))
    if not 0 < len(key) <= _LONGEST:
        raise BadKey(f"the idempotency key has 1 to {_LONGEST} characters")
    if key.strip() != key:
        raise BadKey("the idempotency key has no outer spaces")
    if repeat.key is None and not (key.isascii() and key.isprintable()):
        raise BadKey("the idempotency key is printable ASCII")
    return exact_text(key)
