"""Ways in which a provider proves a callback to be its own, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Encoding(StrEnum):
    """How bytes are written in a header."""

    HEX = "hex"
    BASE64 = "base64"
    BASE64URL = "base64url"


class KeyForm(StrEnum):
    """How a shared key is written: the text's own bytes, or encoded ones."""

    TEXT = "text"
    HEX = "hex"
    BASE64 = "base64"


class TimeForm(StrEnum):
    """How the moment of signing is written."""

    UNIX = "unix"
    UNIX_MS = "unix_ms"
    RFC3339 = "rfc3339"


class Hash(StrEnum):
    """A hash function, by the name that `hashlib` knows it by."""

    SHA1 = "sha1"
    SHA256 = "sha256"
    SHA512 = "sha512"


class Algorithm(StrEnum):
    """How a message is signed, by the names of RFC 9421; two more that are older."""

    HMAC_SHA256 = "hmac-sha256"
    RSA_SHA256 = "rsa-v1_5-sha256"
    RSA_SHA512 = "rsa-v1_5-sha512"
    RSA_PSS_SHA512 = "rsa-pss-sha512"
    ECDSA_P256 = "ecdsa-p256-sha256"
    """With r and s side by side."""

    ECDSA_P256_DER = "ecdsa-p256-sha256-der"
    ED25519 = "ed25519"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedTime:
    """Where the moment of signing stands: in a header, or in a part of one.

    `tolerance` is how far from now it may be, in seconds, either way.
    """

    header: str
    part: str | None = None
    form: TimeForm = TimeForm.UNIX
    tolerance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a signature stands, how it is written, and what it covers.

    With `part` the header is a list `name=value, name=value`, and the signature is a
    part of that name; there may be several. `prefix` stands before the signature; a
    header without parts may list several behind their prefixes, divided by spaces, or
    by commas where the prefix has none.

    `over` is what is signed: `{body}` is the raw body, `{timestamp}` the moment as it
    was written, `{key}` the key itself (of a digest), and any other name in braces the
    header of that name.
    """

    header: str
    encoding: Encoding = Encoding.BASE64
    part: str | None = None
    prefix: str = ""
    over: str = "{body}"
    time: SignedTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic:
    """HTTP Basic (RFC 7617): it proves who calls, and covers no body."""

    name: str
    user: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A plain hash over a text that holds the key. Weaker than HMAC by design."""

    name: str
    key: str
    hash: Hash
    placement: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Hmac:
    """HMAC (RFC 2104)."""

    name: str
    key: str
    hash: Hash
    placement: Placement
    key_form: KeyForm = KeyForm.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsa:
    """RSA with PKCS #1 v1.5 padding (RFC 8017)."""

    name: str
    key: str
    hash: Hash
    placement: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Ecdsa:
    """ECDSA on P-256 with SHA-256; `raw` is r and s side by side, else DER."""

    name: str
    key: str
    placement: Placement
    raw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ed25519:
    """Ed25519 (RFC 8032)."""

    name: str
    key: str
    placement: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSignature:
    """A message signature (RFC 9421).

    `components` are those that it has to cover; `label` is its name where a request
    may have several. `tolerance` is how far from now it may be made, in seconds.
    """

    name: str
    key: str
    algorithm: Algorithm
    components: tuple[str, ...]
    tolerance: int
    label: str | None = None
    key_form: KeyForm = KeyForm.TEXT


Signature: TypeAlias = Basic | Digest | Hmac | Rsa | Ecdsa | Ed25519 | MessageSignature
"""Every way to prove a callback; one class per kind."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these signatures has to hold."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these signatures is enough."""

    signatures: tuple[Signature, ...]


Proof: TypeAlias = AllOf | AnyOf
"""What a callback has to prove; one class per kind."""
