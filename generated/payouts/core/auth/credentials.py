"""Credentials as a client is given them: values, or functions that fetch them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ..callables import discarded, function_problem
from ..errors import ConfigurationError
from ..fields.credential_text import credential_problem
from ..fields.missing import MISSING
from ..fields.secret import Secret
from ..fields.text import exact_text

Credential: TypeAlias = str | Secret | Callable[[], str]
"""A value, a wrapped secret, or a function that is called for each request."""


class Credentials:
    """The credentials of one client, by name. Printing shows their names only."""

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[str, Credential | MISSING]) -> None:
        """Hold those that are given; `ConfigurationError` for one that cannot be right.

        That is what is no text, is empty, is no Unicode, has white space around it, or
        holds control characters; a key in PEM has its lines.
        """
        self._held = {
            name: _held(name, value)
            for name, value in held.items()
            if value is not MISSING
        }

    def reveal(self, name: str) -> str:
        """The credential's text, as it is now.

        `ConfigurationError` if it was left out, or its function gives none that can be
        right.
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
    problem = credential_problem(value)
    if problem is not None or not isinstance(value, str):
        raise ConfigurationError(f"the credential {name!r} {problem}")
    return exact_text(value)


def _held(name: str, value: Credential) -> Secret | Callable[[], str]:
    if isinstance(value, str | Secret):
        problem = credential_problem(
            value.reveal() if isinstance(value, Secret) else value
        )
        if problem is not None:
            raise ConfigurationError(f"the credential {name!r} {problem}")
        return value if isinstance(value, Secret) else Secret(value)
    if callable(value):
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
