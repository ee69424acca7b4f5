"""Keys and secrets that callbacks are verified by: several may be active at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ..errors import ConfigurationError
from ..fields.secret import Secret
from ..fields.text import is_unicode

Keys: TypeAlias = str | Secret | Sequence[str | Secret]
"""One key, or all that are active while keys are changed: one that fits is enough."""


class Keyring:
    """The active keys of one call, by the names of their credentials."""

    __slots__ = ("_held",)

    def __init__(self, given: Mapping[str, Keys]) -> None:
        """Hold them; `ConfigurationError` for none, an empty one, or no Unicode text.

        An empty secret is one that anybody has.
        """
        self._held = {name: _active(name, keys) for name, keys in given.items()}

    def reveal(self, name: str) -> tuple[str, ...]:
        """The texts of the active keys. Whoever calls this keeps them from print."""
        return tuple(key.reveal() for key in self._held[name])

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self._held)})"


def _active(name: str, keys: Keys) -> tuple[Secret, ...]:
    held: list[Secret | None] = []
    try:
        several = (keys,) if isinstance(keys, str | Secret) else tuple(keys)
        held = [_secret(key) for key in several]
    except TypeError:
        # Not even several: an environment variable, say, that is not set.
        pass
    found = tuple(key for key in held if key is not None)
    if not found or len(found) != len(held):
        raise ConfigurationError(
            f"the credential {name!r} is a text that is not empty and holds no half "
            "of a surrogate pair, a Secret of one, or several"
        )
    return found


def _secret(key: object) -> Secret | None:
    text = key.reveal() if isinstance(key, Secret) else key
    if isinstance(text, str) and text.strip() and is_unicode(text):
        return Secret(text)
    return None
