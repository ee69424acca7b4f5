"""Ways to authenticate, as data, and the headers that they come to."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TypeAlias

from ..errors import ConfigurationError
from .credentials import Credentials


@dataclass(frozen=True, slots=True)
class Basic:
    """HTTP Basic (RFC 7617): the names of the credentials for user and password."""

    user: str
    password: str


Scheme: TypeAlias = Basic
"""Every way to authenticate; one class per kind."""


def auth_headers(
    scheme: Scheme, credentials: Credentials
) -> tuple[tuple[str, str], ...]:
    """The headers that authenticate one request.

    `ConfigurationError` for a user name with a colon, which Basic cannot carry.
    """
    user = credentials.reveal(scheme.user)
    if ":" in user:
        raise ConfigurationError(f"the credential {scheme.user!r} holds a colon")
    pair = f"{user}:{credentials.reveal(scheme.password)}".encode()
    return (("Authorization", f"Basic {b64encode(pair).decode('ascii')}"),)
