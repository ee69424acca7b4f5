"""HTTP Message Signatures (RFC 9421) of requests, with Content-Digest (RFC 9530)."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256, sha512
from typing import assert_never

from ..errors import ConfigurationError
from ..wire.request import WireRequest
from .credentials import Credentials
from .schemes import DigestHash, MessageSign
from .signatures import signature
from .signing import Moment
from .written import with_header

CONTENT = frozenset({"content-digest", "content-length", "content-type"})
"""Headers that a request without a body does not have, and does not sign."""


def sign_message(
    part: MessageSign, credentials: Credentials, request: WireRequest, moment: Moment
) -> WireRequest:
    """`request` with `Signature-Input`, `Signature` and, if signed, `Content-Digest`.

    `ConfigurationError` for a key that cannot sign, and for a header that is to be
    signed and is not there.
    """
    if request.body is not None and "content-digest" in part.components:
        digest = content_digest(part.digest, request.body)
        request = with_header(request, "Content-Digest", digest, part.key)
    parameters = signature_parameters(part, credentials, request, moment)
    signed = signature(
        part.algorithm,
        part.key,
        credentials.reveal(part.key),
        part.key_form,
        signature_base(part, request, parameters),
    )
    written = f"{part.label}=:{b64encode(signed).decode('ascii')}:"
    described = f"{part.label}={parameters}"
    request = with_header(request, "Signature-Input", described, part.key_id)
    return with_header(request, "Signature", written, part.key)


def content_digest(hashed: DigestHash, body: bytes) -> str:
    """The value of `Content-Digest` for a body."""
    match hashed:
        case DigestHash.SHA256:
            digest = sha256(body).digest()
        case DigestHash.SHA512:
            digest = sha512(body).digest()
        case _:
            assert_never(hashed)
    return f"{hashed}=:{b64encode(digest).decode('ascii')}:"


def signature_parameters(
    part: MessageSign, credentials: Credentials, request: WireRequest, moment: Moment
) -> str:
    """What is covered and how, as `Signature-Input` has it (RFC 9421, 2.3)."""
    created = int(moment.at.timestamp())
    covered = " ".join(f'"{each}"' for each in _covered(part, request))
    parameters = [f"created={created}"]
    if part.expires is not None:
        parameters.append(f"expires={created + part.expires}")
    key_id = credentials.reveal(part.key_id)
    parameters.append(f"keyid={_quoted(part.key_id, key_id)}")
    if part.with_nonce:
        parameters.append(f'nonce="{moment.nonce}"')
    if part.alg is not None:
        parameters.append(f'alg="{part.alg}"')
    if part.tag is not None:
        parameters.append(f'tag="{part.tag}"')
    return ";".join((f"({covered})", *parameters))


def signature_base(part: MessageSign, request: WireRequest, parameters: str) -> bytes:
    """The very bytes that are signed (RFC 9421, 2.5)."""
    lines = [
        f'"{each}": {_component(each, request)}' for each in _covered(part, request)
    ]
    lines.append(f'"@signature-params": {parameters}')
    return "\n".join(lines).encode()


def _covered(part: MessageSign, request: WireRequest) -> tuple[str, ...]:
    if request.body is not None:
        return part.components
    return tuple(each for each in part.components if each not in CONTENT)


def _component(name: str, request: WireRequest) -> str:
    rest = request.url.split("://", 1)[1]
    target = f"/{rest.partition('/')[2]}"
    path, mark, query = target.partition("?")
    match name:
        case "@method":
            return request.method
        case "@target-uri":
            return request.url
        case "@scheme":
            return request.origin.scheme
        case "@authority":
            return request.origin.authority
        case "@request-target":
            return target
        case "@path":
            return path
        case "@query":
            # Without a query it is the question mark alone (2.2.7).
            return f"{mark or '?'}{query}"
        case "content-length":
            # The transport writes this one, of the very body.
            return str(len(request.body or b""))
        case _:
            return _header(name, request)


def _header(name: str, request: WireRequest) -> str:
    found = [value.strip() for key, value in request.headers if key.lower() == name]
    if found:
        return ", ".join(found)
    raise ConfigurationError(f"there is no header {name!r} to sign")


def _quoted(name: str, text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        raise ConfigurationError(f"the credential {name!r} is not printable ASCII")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
