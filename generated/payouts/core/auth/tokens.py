"""Tokens that a client holds until they run out."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from ..fields.secret import Secret

MOST = 1_000
"""Tokens held at once: where each names its call, there are as many as calls."""

_MARGIN = 30.0
"""Seconds before its end in which a token is no longer used, or a tenth of its life:
it has to be good when the provider reads it, not when it is sent."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and until when it is used, in seconds of the driver's clock."""

    text: Secret
    until: float


def token(text: Secret, asked_at: float, seconds: float) -> Token:
    """A token that is good for `seconds` from when it was asked for."""
    return Token(text, asked_at + seconds - min(_MARGIN, seconds / 10))


class Tokens:
    """The tokens of one client, by what they are for; safe to use from any thread."""

    __slots__ = ("_held", "_lock")

    def __init__(self) -> None:
        self._held: OrderedDict[str, Token] = OrderedDict()
        # One that its own holder may take again: a signal's handler may call, too.
        self._lock = threading.RLock()

    def get(self, key: str, now: float) -> Token | None:
        """The token of that key, if it may still be used."""
        with self._lock:
            found = self._held.get(key)
            if found is None or now >= found.until:
                self._held.pop(key, None)
                return None
            if key in self._held:
                self._held.move_to_end(key)
            return found

    def keep(self, key: str, token: Token) -> None:
        """Hold the token; the one that was longest unused makes room."""
        with self._lock:
            self._held.pop(key, None)
            self._held[key] = token
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def forget(self, key: str, token: Token) -> None:
        """Use that token no more; one that has come in its place stays."""
        with self._lock:
            if self._held.get(key) is token:
                self._held.pop(key, None)

    def __repr__(self) -> str:
        return f"Tokens({len(self._held)})"
