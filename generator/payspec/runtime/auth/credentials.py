"""Credentials as a client is given them: values, or functions that fetch them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ..callables import discarded, function_problem
from ..errors import ConfigurationError
from ..fields.missing import MISSING
from ..fields.secret import Secret
from ..fields.text import exact_text, is_unicode

Credential: TypeAlias = str | Secret | Callable[[], str]
"""A value, a wrapped secret, or a function that is called for each request."""


class Credentials:
    """The credentials of one client, by name. Printing shows their names only."""

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[str, Credential | MISSING]) -> None:
        """Hold those that are given; `ConfigurationError` for one that is no text."""
        self._held = {
            name: _held(name, value)
            for name, value in held.items()
            if value is not MISSING
        }

    def reveal(self, name: str) -> str:
        """The credential's text, as it is now.

        `ConfigurationError` if it was left out, its function gives none, or it holds
        half of a surrogate pair.
        """
        held = self._held.get(name)
        if held is None:
            raise ConfigurationError(f"the client was given no credential {name!r}")
        if isinstance(held, Secret):
            return _text(name, held.reveal())
        failed, value = None, ""
        try:
            value = held()
        except Exception as error:
            failed = type(error).__name__
        if failed is not None:
            # Raised here, so that no chain leads to what the function was doing.
            raise ConfigurationError(f"fetching the credential {name!r}: {failed}")
        if discarded(value):
            raise ConfigurationError(
                f"the credential {name!r} comes from an asynchronous function"
            )
        return _text(name, value)

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def __repr__(self) -> str:
        return f"Credentials({', '.join(self._held)})"


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigurationError(f"the credential {name!r} is empty or no text")
    if not is_unicode(value):
        raise ConfigurationError(
            f"the credential {name!r} is not Unicode: it was not read as UTF-8"
        )
    return exact_text(value)


def _held(name: str, value: Credential) -> Secret | Callable[[], str]:
    if isinstance(value, str):
        if value.strip():
            return Secret(value)
    elif isinstance(value, Secret):
        return value
    elif callable(value):
        problem = function_problem(value)
        if problem is None:
            return value
        raise ConfigurationError(
            f"the credential {name!r} is a function without arguments that returns a "
            f"text: it {problem}"
        )
    raise ConfigurationError(
        f"the credential {name!r} is a text that is not empty, a Secret, or a function"
    )
