"""Ways to authenticate a request; one class per kind of thing that is sent."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from payspec.diagnostics import Span

from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class CredentialUse:
    """A credential, by its name, where authentication uses it."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """HTTP Basic (RFC 7617) with two credentials."""

    user: CredentialUse
    password: CredentialUse
    span: Span


@dataclass(frozen=True, slots=True)
class BearerAuth:
    """A token in `Authorization`, behind a word that is `Bearer` almost everywhere."""

    token: CredentialUse
    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class HeaderAuth:
    """A credential as the value of a header. `span` is the header's name."""

    header: str
    credential: CredentialUse
    span: Span


@dataclass(frozen=True, slots=True)
class QueryAuth:
    """A credential as a parameter of the query. `span` is the parameter's name."""

    parameter: str
    credential: CredentialUse
    span: Span


@dataclass(frozen=True, slots=True)
class BodyAuth:
    """A credential as a member at the root of the body. `span` is its name."""

    member: str
    credential: CredentialUse
    span: Span


@dataclass(frozen=True, slots=True)
class RequestField:
    """A field of a token's request, by its wire name, and the credential it holds."""

    field: str
    credential: CredentialUse
    span: Span


@dataclass(frozen=True, slots=True)
class Lifetime:
    """For how long a token may be used, in seconds from when it was asked for.

    `field` is the field of the token's request that says so, if one does.
    """

    field: str | None
    seconds: int
    span: Span


@dataclass(frozen=True, slots=True)
class ExchangeAuth:
    """A token that another operation gives, sent as `Bearer`.

    `grants` is the field of its request that lists what the token is for, as method
    and rendered path: every operation of this scheme on the path of the call. `token`
    is the field of its answer.
    """

    operation: str
    credentials: tuple[RequestField, ...]
    grants: str | None
    lifetime: Lifetime | None
    token: str
    span: Span
    operation_span: Span
    grants_span: Span
    token_span: Span


class ClientStyle(StrEnum):
    """How an OAuth 2 client says who it is (RFC 6749, 2.3.1)."""

    BASIC = "basic"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class OAuth2Auth:
    """OAuth 2 client credentials (RFC 6749, 4.4).

    `token_url` is a path below the environment's address, or an https address.
    """

    token_url: str
    client: CredentialUse
    secret: CredentialUse
    style: ClientStyle
    scope: str
    span: Span
    url_span: Span


class Algorithm(StrEnum):
    """How a request is signed; `hmac` with a shared key, the others with a private."""

    HMAC_SHA1 = "hmac-sha1"
    HMAC_SHA256 = "hmac-sha256"
    HMAC_SHA512 = "hmac-sha512"
    RSA_SHA256 = "rsa-sha256"
    RSA_SHA512 = "rsa-sha512"
    RSA_PSS_SHA256 = "rsa-pss-sha256"
    RSA_PSS_SHA512 = "rsa-pss-sha512"
    ECDSA_P256 = "ecdsa-p256"
    ECDSA_P256_RAW = "ecdsa-p256-raw"
    ED25519 = "ed25519"


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


class SigningTime(StrEnum):
    """How the moment of signing is written."""

    UNIX = "unix"
    UNIX_MS = "unix_ms"
    RFC3339 = "rfc3339"


@dataclass(frozen=True, slots=True)
class SignedHeader:
    """A header that signing writes, its value with names in braces."""

    name: str
    value: str
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class SigningVector:
    """A request, and the signature that it has to come to.

    `at` is in unix seconds; `keys` are credentials for tests.
    """

    method: str
    host: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: str
    keys: tuple[tuple[str, str], ...]
    at: int
    nonce: str
    signature: str
    span: Span


@dataclass(frozen=True, slots=True)
class SignAuth:
    """A signature over parts of the request.

    `over` is what is signed, with names in braces; `named` are the credentials among
    those, there and in the headers.
    """

    algorithm: Algorithm
    key: CredentialUse
    key_form: SharedKeyForm
    over: str
    headers: tuple[SignedHeader, ...]
    encoding: Encoding
    time: SigningTime
    vectors: tuple[SigningVector, ...]
    named: tuple[CredentialUse, ...]
    span: Span
    over_span: Span
    headers_span: Span


class MessageAlgorithm(StrEnum):
    """An algorithm by its name in the registry of RFC 9421."""

    HMAC_SHA256 = "hmac-sha256"
    RSA_V1_5_SHA256 = "rsa-v1_5-sha256"
    RSA_PSS_SHA512 = "rsa-pss-sha512"
    ECDSA_P256_SHA256 = "ecdsa-p256-sha256"
    ED25519 = "ed25519"

    @property
    def algorithm(self) -> Algorithm:
        """The way to sign that it names."""
        match self:
            case MessageAlgorithm.HMAC_SHA256:
                return Algorithm.HMAC_SHA256
            case MessageAlgorithm.RSA_V1_5_SHA256:
                return Algorithm.RSA_SHA256
            case MessageAlgorithm.RSA_PSS_SHA512:
                return Algorithm.RSA_PSS_SHA512
            case MessageAlgorithm.ECDSA_P256_SHA256:
                return Algorithm.ECDSA_P256_RAW
            case MessageAlgorithm.ED25519:
                return Algorithm.ED25519
            case _:
                assert_never(self)


class ContentDigest(StrEnum):
    """A hash function by its name in RFC 9530."""

    SHA256 = "sha-256"
    SHA512 = "sha-512"


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a request that a message signature covers."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class MessageSignAuth:
    """An HTTP message signature (RFC 9421).

    Components of the body are covered where there is one. `expires` is in seconds;
    `tag` is empty if none is sent.
    """

    algorithm: MessageAlgorithm
    key: CredentialUse
    key_id: CredentialUse
    key_form: SharedKeyForm
    components: tuple[Component, ...]
    label: str
    digest: ContentDigest
    expires: int | None
    nonce: bool
    alg: bool
    tag: str
    vectors: tuple[SigningVector, ...]
    span: Span
    components_span: Span


@dataclass(frozen=True, slots=True)
class MutualTls:
    """A certificate that clients show on every connection, and its key: PEM files."""

    certificate: CredentialUse
    key: CredentialUse
    span: Span


AuthPart = (
    BasicAuth
    | BearerAuth
    | HeaderAuth
    | QueryAuth
    | BodyAuth
    | ExchangeAuth
    | OAuth2Auth
    | MutualTls
    | SignAuth
    | MessageSignAuth
)
"""Every kind of thing that authenticates; one class per kind."""


@dataclass(frozen=True, slots=True)
class AuthScheme:
    """One way to authenticate: all that a request then carries, in this order."""

    name: str
    parts: tuple[AuthPart, ...]
    evidence: Evidence
    span: Span

    @property
    def uses(self) -> tuple[CredentialUse, ...]:
        """Every use of a credential, in the order of the parts."""
        return tuple(use for part in self.parts for use in _uses(part))

    @property
    def credentials(self) -> tuple[str, ...]:
        """Names of the credentials that it needs, each once."""
        return tuple(dict.fromkeys(use.name for use in self.uses))


def _uses(part: AuthPart) -> tuple[CredentialUse, ...]:
    match part:
        case BasicAuth(user, password):
            return (user, password)
        case BearerAuth(token):
            return (token,)
        case HeaderAuth() | QueryAuth() | BodyAuth():
            return (part.credential,)
        case ExchangeAuth():
            return tuple(field.credential for field in part.credentials)
        case OAuth2Auth():
            return (part.client, part.secret)
        case MutualTls(certificate, key):
            return (certificate, key)
        case SignAuth():
            return (part.key, *part.named)
        case MessageSignAuth():
            return (part.key, part.key_id)
        case _:
            assert_never(part)
