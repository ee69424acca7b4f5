"""Ways to authenticate, as data; one class per kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from .algorithms import Algorithm, Encoding, KeyForm


@dataclass(frozen=True, slots=True)
class Basic:
    """HTTP Basic (RFC 7617): the names of the credentials for user and password."""

    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """A credential in `Authorization`, behind `word`."""

    token: str
    word: str = "Bearer"


@dataclass(frozen=True, slots=True)
class InHeader:
    """A credential as the value of a header."""

    name: str
    credential: str


@dataclass(frozen=True, slots=True)
class InQuery:
    """A credential as a parameter of the query."""

    name: str
    credential: str


@dataclass(frozen=True, slots=True)
class InBody:
    """A credential as a member at the root of the body, JSON or form."""

    name: str
    credential: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenExchange:
    """A token that another operation gives, sent as `Bearer`.

    `operation` is the constant of the table of operations; `credentials` go by field
    of its request, `token` is the field of its answer. `grants` is the field that lists
    what the token is for: of each path, by its template, the methods in `granted`. The
    token is used for `seconds` from when it was asked for, 0 meaning for one call;
    `lifetime` is the field that says so to the provider.
    """

    operation: str
    credentials: Mapping[str, str]
    token: str
    grants: str | None = None
    granted: Mapping[str, tuple[str, ...]] | None = None
    lifetime: str | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCredentials:
    """OAuth 2 client credentials (RFC 6749, 4.4).

    `url` is a path below the environment's address, or absolute; `client` and `secret`
    name the credentials, sent by HTTP Basic unless `in_body`.
    """

    url: str
    client: str
    secret: str
    in_body: bool = False
    scope: str = ""


class SigningTime(StrEnum):
    """How the moment of signing is written."""

    UNIX = "unix"
    UNIX_MS = "unix_ms"
    RFC3339 = "rfc3339"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A signature over parts of the request.

    `over` is what is signed, `headers` are written; names in braces are replaced: by
    method, path, query, target, body, body_sha256, body_sha512, timestamp, nonce, in a
    header by signature; else by a credential, or by a header of the request.
    """

    algorithm: Algorithm
    key: str
    over: str
    headers: Mapping[str, str]
    encoding: Encoding
    key_form: KeyForm = KeyForm.TEXT
    time: SigningTime = SigningTime.UNIX


class DigestHash(StrEnum):
    """A hash function, by its name in `Content-Digest` (RFC 9530)."""

    SHA256 = "sha-256"
    SHA512 = "sha-512"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSign:
    """An HTTP message signature (RFC 9421).

    `components` are covered, those of the body where there is one. `key_id` names a
    credential; `expires` is in seconds from the moment of signing. `alg` and `tag` are
    sent if they are given.
    """

    algorithm: Algorithm
    key: str
    key_id: str
    components: tuple[str, ...]
    key_form: KeyForm = KeyForm.TEXT
    label: str = "sig1"
    digest: DigestHash = DigestHash.SHA256
    expires: int | None = None
    with_nonce: bool = False
    alg: str | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class ClientCertificate:
    """A certificate that the client shows on every connection, and its key.

    Both credentials are names of PEM files. They are loaded when the client is built,
    and nothing of them is in a request.
    """

    certificate: str
    key: str


Static: TypeAlias = Basic | Bearer | InHeader | InQuery | InBody
"""What authenticates by credentials alone."""

Fetched: TypeAlias = TokenExchange | ClientCredentials
"""What authenticates by a token that the provider gives."""

Part: TypeAlias = Static | Fetched | Sign | MessageSign | ClientCertificate


@dataclass(frozen=True, slots=True)
class Several:
    """All of these together."""

    parts: tuple[Part, ...]


Scheme: TypeAlias = Part | Several
"""Every way to authenticate; one class per kind."""


def parts_of(scheme: Scheme) -> tuple[Part, ...]:
    """What a scheme is made of, in the order in which it is written."""
    return scheme.parts if isinstance(scheme, Several) else (scheme,)
