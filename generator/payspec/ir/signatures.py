"""How a provider proves a callback to be its own, and vectors that show it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from payspec.diagnostics import Span

from .evidence import Evidence
from .place import UNPLACED


class Hash(StrEnum):
    """A hash function."""

    SHA1 = "sha1"
    SHA256 = "sha256"
    SHA512 = "sha512"


class Encoding(StrEnum):
    """How the bytes of a signature are written."""

    HEX = "hex"
    BASE64 = "base64"
    BASE64URL = "base64url"


class SharedKeyForm(StrEnum):
    """How a shared key is written: the text's own bytes, or encoded ones."""

    TEXT = "text"
    HEX = "hex"
    BASE64 = "base64"


class TimeForm(StrEnum):
    """How the moment of signing is written."""

    UNIX = "unix"
    UNIX_MS = "unix_ms"
    RFC3339 = "rfc3339"


@dataclass(frozen=True, slots=True)
class KeyUse:
    """A credential by its name, and where it is named."""

    credential: str
    span: Span


@dataclass(frozen=True, slots=True)
class SignedTime:
    """Where the moment of signing stands: in a header of its own, or in a part.

    Exactly one of `header` and `part` is said; a part is one of the signature's header.
    `tolerance` is in seconds.
    """

    header: str | None
    part: str | None
    form: TimeForm
    tolerance: int
    span: Span


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a signature stands, how it is written, and what it covers.

    `part` is its name where the header is a list of `name=value`; `over` is what is
    signed, with names in braces.
    """

    header: str
    encoding: Encoding
    part: str | None
    prefix: str
    over: str
    time: SignedTime | None
    over_span: Span = UNPLACED
    prefix_span: Span = UNPLACED


@dataclass(frozen=True, slots=True)
class BasicProof:
    """HTTP Basic: it tells who calls and covers no body."""

    user: KeyUse
    password: KeyUse


@dataclass(frozen=True, slots=True)
class DigestProof:
    """A plain hash over a text that holds the key."""

    hash: Hash
    key: KeyUse
    placement: Placement


@dataclass(frozen=True, slots=True)
class HmacProof:
    """HMAC (RFC 2104)."""

    hash: Hash
    key: KeyUse
    key_form: SharedKeyForm
    placement: Placement


@dataclass(frozen=True, slots=True)
class RsaProof:
    """RSA with PKCS #1 v1.5 padding."""

    hash: Hash
    key: KeyUse
    placement: Placement


@dataclass(frozen=True, slots=True)
class EcdsaProof:
    """ECDSA on P-256 with SHA-256; `raw` is r and s side by side, else DER."""

    raw: bool
    key: KeyUse
    placement: Placement


@dataclass(frozen=True, slots=True)
class Ed25519Proof:
    """Ed25519 (RFC 8032)."""

    key: KeyUse
    placement: Placement


class MessageAlgorithm(StrEnum):
    """How a message is signed, by the names of RFC 9421."""

    HMAC_SHA256 = "hmac-sha256"
    RSA_SHA256 = "rsa-v1_5-sha256"
    RSA_PSS_SHA512 = "rsa-pss-sha512"
    ECDSA_P256 = "ecdsa-p256-sha256"
    ED25519 = "ed25519"


@dataclass(frozen=True, slots=True)
class MessageProof:
    """A message signature (RFC 9421) that covers at least some components.

    `label` tells it from others that a request may have; `tolerance` is how far from
    now it may be made, in seconds.
    """

    algorithm: MessageAlgorithm
    key: KeyUse
    key_form: SharedKeyForm
    components: tuple[str, ...]
    label: str | None
    tolerance: int
    components_span: Span = UNPLACED

    @property
    def covers_target(self) -> bool:
        """Whether it covers what the request was made to."""
        return any(name.startswith("@") for name in self.components)


PlacedProof = DigestProof | HmacProof | RsaProof | EcdsaProof | Ed25519Proof
"""What stands in a header of its own."""

Scheme = BasicProof | PlacedProof | MessageProof
"""Every way to prove a callback; one class per kind."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A request that has to verify: its body, headers, and keys by credential.

    `at` is when it arrives, in unix seconds, where the moment of signing counts, and
    `target` its method and address, where those are signed.
    """

    body: str
    headers: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    at: int | None
    target: tuple[str, str] | None
    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signature:
    """A scheme under the name that callbacks use.

    `weak` is why a weak scheme is taken for proof nevertheless.
    """

    name: str
    scheme: Scheme
    weak: str | None
    vectors: tuple[Vector, ...]
    doc: str
    evidence: Evidence
    span: Span

    @property
    def is_weak(self) -> bool:
        """Whether the scheme does not bind body and secret soundly together."""
        return isinstance(self.scheme, BasicProof | DigestProof)

    @property
    def is_timed(self) -> bool:
        """Whether the moment of signing counts."""
        scheme = self.scheme
        if isinstance(scheme, MessageProof):
            return True
        return not isinstance(scheme, BasicProof) and scheme.placement.time is not None

    @property
    def covers_target(self) -> bool:
        """Whether it covers what the request was made to."""
        return isinstance(self.scheme, MessageProof) and self.scheme.covers_target

    @property
    def keys(self) -> tuple[KeyUse, ...]:
        """The credentials that it is verified by."""
        match self.scheme:
            case BasicProof(user=user, password=password):
                return user, password
            case (
                DigestProof(key=key)
                | HmacProof(key=key)
                | RsaProof(key=key)
                | EcdsaProof(key=key)
                | Ed25519Proof(key=key)
                | MessageProof(key=key)
            ):
                return (key,)
            case _:
                assert_never(self.scheme)
