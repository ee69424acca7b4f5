"""Signing as a provider does, with keys that both sides share."""

import hashlib
import hmac
from base64 import b64encode

from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    Encoding,
    HmacProof,
    MessageAlgorithm,
    MessageProof,
    Signature,
)

from . import message, placed
from .request import Request
from .texts import encoded, key_bytes

AUTHORIZATION = "Authorization"


def is_shared(signature: Signature) -> bool:
    """Whether a signature is made by the keys that it is verified by."""
    match signature.scheme:
        case BasicProof() | DigestProof() | HmacProof():
            return True
        case MessageProof(algorithm=algorithm):
            return algorithm is MessageAlgorithm.HMAC_SHA256
        case _:
            return False


def headers_of(signature: Signature) -> tuple[str, ...]:
    """The headers that a signature needs."""
    match signature.scheme:
        case BasicProof():
            return (AUTHORIZATION,)
        case MessageProof() as scheme:
            return message.headers(scheme)
        case scheme:
            return placed.headers(scheme.placement)


def signed(request: Request, signature: Signature) -> Request:
    """The request with a signature of shared keys, and the headers that it covers.

    A header that is there already is covered as it is.
    """
    match signature.scheme:
        case BasicProof(user=user, password=password):
            pair = f"{request.key(user.credential)}:{request.key(password.credential)}"
            return request.with_header(AUTHORIZATION, basic(pair))
        case MessageProof() as scheme:
            request = _filled(request, message.headers(scheme)[2:])
            return signed_message(request, scheme, message.covering(scheme, request.at))
        case DigestProof(key=key) as scheme:
            shared = request.key(key.credential).encode()
        case HmacProof(key=key, key_form=form) as scheme:
            shared = key_bytes(request.key(key.credential), form)
        case _:
            raise TypeError(f"{signature.name} is signed by a private key")
    placement = scheme.placement
    request = _filled(request, placed.covered(placement))
    request = placed.unsigned(request, placement)
    bits = proof(scheme, request, shared)
    return placed.with_text(request, placement, encoded(bits, placement.encoding))


def null(request: Request, signature: Signature) -> Request:
    """The request with nulls in place of a signature by a private key."""
    scheme = signature.scheme
    if isinstance(scheme, MessageProof):
        request = _filled(request, message.headers(scheme)[2:])
        covered = message.covering(scheme, request.at)
        request = message.with_input(request, scheme, covered)
        return message.with_text(request, encoded(bytes(64), Encoding.BASE64))
    assert not isinstance(scheme, BasicProof)
    request = _filled(request, placed.covered(scheme.placement))
    request = placed.unsigned(request, scheme.placement)
    text = encoded(bytes(64), scheme.placement.encoding)
    return placed.with_text(request, scheme.placement, text)


def signed_message(request: Request, scheme: MessageProof, covered: str) -> Request:
    """The request with an HMAC over what is covered."""
    request = message.with_input(request, scheme, covered)
    shared = key_bytes(request.key(scheme.key.credential), scheme.key_form)
    bits = hmac.digest(shared, message.base(request), "sha256")
    return message.with_text(request, encoded(bits, Encoding.BASE64))


def proof(scheme: DigestProof | HmacProof, request: Request, key: bytes) -> bytes:
    """The bytes of a digest or an HMAC over a request."""
    if isinstance(scheme, DigestProof):
        content = placed.content(request, scheme.placement, key)
        return hashlib.new(scheme.hash.value, content).digest()
    content = placed.content(request, scheme.placement)
    return hmac.digest(key, content, scheme.hash.value)


def basic(pair: str) -> str:
    """The value of `Authorization`."""
    return f"Basic {b64encode(pair.encode()).decode('ascii')}"


def _filled(request: Request, names: tuple[str, ...]) -> Request:
    for name in names:
        if not request.has(name):
            request = request.with_header(name, _made_up(name, request))
    return request


def _made_up(name: str, request: Request) -> str:
    match name.lower():
        case "content-digest":
            return message.digest(request.bytes)
        case "content-type":
            return "application/json"
        case "content-length":
            return str(len(request.bytes))
        case "host":
            return message.component("@authority", request)
        case _:
            return "made-up"
