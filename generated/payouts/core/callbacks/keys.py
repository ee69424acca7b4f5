"""Keys and secrets that callbacks are verified by: several may be active at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from ..errors import ConfigurationError
from ..fields.credential_text import credential_problem
from ..fields.secret import Secret

Keys: TypeAlias = str | Secret | Sequence[str | Secret]
"""One key, or all that are active while keys are changed: one that fits is enough."""


class Keyring:
    """The active keys of one call, by the names of their credentials."""

    __slots__ = ("_held",)

    def __init__(self, given: Mapping[str, Keys], public: Collection[str] = ()) -> None:
        """Hold them; `ConfigurationError` for none, or one that cannot be right.

        An empty secret is one that anybody has; one with white space around it is
        another one than the provider's. Of public keys, by the names in `public`, white
        space means nothing.
        """
        self._held = {
            name: _active(name, keys, name in public) for name, keys in given.items()
        }

    def reveal(self, name: str) -> tuple[str, ...]:
        """The texts of the active keys. Whoever calls this keeps them from print."""
        return tuple(key.reveal() for key in self._held[name])

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self._held)})"


def _active(name: str, keys: Keys, public: bool) -> tuple[Secret, ...]:
    problem, several = None, tuple[str | Secret, ...]()
    try:
        several = (keys,) if isinstance(keys, str | Secret) else tuple(keys)
    except TypeError:
        # Not even several: an environment variable, say, that is not set.
        pass
    if not several:
        problem = credential_problem(None)
    for each in several:
        problem = problem or _problem(each, public)
    if problem is not None:
        raise ConfigurationError(f"the credential {name!r} {problem}")
    return tuple(each if isinstance(each, Secret) else Secret(each) for each in several)


def _problem(key: object, public: bool) -> str | None:
    text = key.reveal() if isinstance(key, Secret) else key
    if public and isinstance(text, str):
        text = "".join(text.split())
    return credential_problem(text)
