"""Signatures that are not the one: torn, written otherwise, or made in another way."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import replace

from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    Encoding,
    Hash,
    HmacProof,
    MessageAlgorithm,
    MessageProof,
    PlacedProof,
    Signature,
)

from . import message, placed
from .bases import Base
from .case import CallbackCase, Reason
from .request import Request
from .sign import AUTHORIZATION, basic, is_shared, proof, signed_message
from .spoilt import Spoilt
from .texts import decoded, encoded, key_bytes

_Made = Iterator[tuple[str, Request, Reason | None]]


def forgeries(
    spoilt: Spoilt, base: Base, signature: Signature
) -> Iterator[CallbackCase]:
    """Cases of what may stand in place of a signature, and must not be believed."""
    match signature.scheme:
        case BasicProof() as scheme:
            made = _basic(base.request, scheme)
        case MessageProof() as scheme:
            made = _messages(base.request, scheme, is_shared(signature))
        case scheme:
            made = _placed(base.request, scheme)
    for what, request, reason in made:
        yield spoilt.refused(what, request, reason, signature)


def _basic(request: Request, scheme: BasicProof) -> _Made:
    user = request.key(scheme.user.credential)
    password = request.key(scheme.password.credential)
    right = request.header(AUTHORIZATION)
    word, _, pair = right.partition(" ")
    for what, value, reason in (
        ("no-password", basic(f"{user}:"), Reason.WRONG_SIGNATURE),
        ("no-user", basic(f":{password}"), Reason.WRONG_SIGNATURE),
        ("nobody", basic(":"), Reason.WRONG_SIGNATURE),
        ("password-alone", basic(password), Reason.WRONG_SIGNATURE),
        ("turned-round", basic(f"{password}:{user}"), Reason.WRONG_SIGNATURE),
        ("bearer", f"Bearer {pair}", Reason.UNREADABLE_HEADER),
        ("without-a-word", pair, Reason.UNREADABLE_HEADER),
        ("in-clear", f"{word} {user}:{password}", Reason.UNREADABLE_HEADER),
    ):
        if value != right:
            yield what, request.with_header(AUTHORIZATION, value), reason


def _placed(request: Request, scheme: PlacedProof) -> _Made:
    placement = scheme.placement
    text = placed.text_of(request, placement)
    bits = decoded(text, placement.encoding)
    assert bits is not None, "a vector verifies"
    for what, other in (*_torn(bits), *_made_otherwise(request, scheme)):
        written = encoded(other, placement.encoding)
        changed = placed.with_text(request, placement, written)
        yield what, changed, Reason.WRONG_SIGNATURE
    for what, written in _written(bits, placement.encoding):
        yield what, placed.with_text(request, placement, written), None
    empty = placed.with_text(request, placement, "")
    yield "signature-empty", empty, Reason.UNREADABLE_HEADER


def _messages(request: Request, scheme: MessageProof, shared: bool) -> _Made:
    wrong, unreadable = Reason.WRONG_SIGNATURE, Reason.UNREADABLE_HEADER
    texts = message.texts_of(request)
    if len(texts) != 1:
        # A vector that carries a stranger's signature as well.
        return
    bits = decoded(texts[0], Encoding.BASE64)
    assert bits is not None, "a vector verifies"
    # A receiver that takes the sender's word for the algorithm takes a public key
    # for the secret of an HMAC.
    key = request.key(scheme.key.credential)
    confused = ("hmac-by-key-text", _hmac(key.encode(), message.base(request)))
    for what, other in (*_torn(bits), *(() if shared else (confused,))):
        written = encoded(other, Encoding.BASE64)
        yield what, message.with_text(request, written), wrong
    plain = request.with_header(message.SIGNATURE, texts[0])
    yield "signature-bare", plain, unreadable
    empty = message.with_text(request, "")
    yield "signature-empty", empty, wrong
    if not shared:
        return
    other = next(each for each in MessageAlgorithm if each is not scheme.algorithm)
    for what, alg in (("alg-none", "none"), ("alg-of-another", other.value)):
        covered = message.covering(scheme, request.at, alg=alg)
        yield what, signed_message(request, scheme, covered), wrong
    for left in scheme.components:
        rest = tuple(name for name in scheme.components if name != left)
        covered = message.covering(replace(scheme, components=rest), request.at)
        changed = signed_message(request, scheme, covered)
        word = left.removeprefix("@")
        yield f"without-{word}", changed, Reason.NOT_COVERED


def _torn(bits: bytes) -> Iterator[tuple[str, bytes]]:
    yield "signature-first-bit", bytes([bits[0] ^ 0x80, *bits[1:]])
    yield "signature-last-bit", bytes([*bits[:-1], bits[-1] ^ 1])
    yield "signature-cut", bits[:-1]
    yield "signature-longer", bits + b"\0"
    # A null before the second of two numbers leaves it what it is.
    half = len(bits) // 2
    yield "signature-with-a-null-inside", bits[:half] + b"\0" + bits[half:]
    yield "signature-of-nulls", bytes(len(bits))


def _written(bits: bytes, own: Encoding) -> Iterator[tuple[str, str]]:
    """The same bytes in other encodings, as far as they do not look the same."""
    tried = {f"in-{each.value}": encoded(bits, each) for each in Encoding}
    tried["base64-of-hex"] = encoded(bits.hex().encode(), Encoding.BASE64)
    tried["hex-of-base64"] = encoded(bits, Encoding.BASE64).encode().hex()
    right = encoded(bits, own)
    tried["without-padding"] = right.rstrip("=")
    tried["with-a-space-inside"] = f"{right[:4]} {right[4:]}"
    for what, text in tried.items():
        if decoded(text, own) != bits:
            yield what, text
    if own is Encoding.BASE64 and right.endswith("="):
        # The last character has bits behind the last byte, which nobody may read over.
        bare = right.rstrip("=")
        last = chr(ord(bare[-1]) + 1)
        yield "with-other-last-bits", bare[:-1] + last + right[len(bare) :]


def _made_otherwise(
    request: Request, scheme: PlacedProof
) -> Iterator[tuple[str, bytes]]:
    """What another scheme, or another reading of this one, would have made."""
    key = request.key(scheme.key.credential)
    if isinstance(scheme, DigestProof):
        yield from _other_digests(request, scheme, key.encode())
    elif isinstance(scheme, HmacProof):
        yield from _other_hmacs(request, scheme, key)
    else:
        content = placed.content(request, scheme.placement)
        yield "hmac-by-key-text", _hmac(key.encode(), content)
        yield "digest-alone", hashlib.sha256(content).digest()


def _other_digests(
    request: Request, scheme: DigestProof, key: bytes
) -> Iterator[tuple[str, bytes]]:
    for function in Hash:
        if function is not scheme.hash:
            other = replace(scheme, hash=function)
            yield f"by-{function.value}", proof(other, request, key)
    name, placement = scheme.hash.value, scheme.placement
    bare = placed.content(request, placement)
    yield "hmac", hmac.digest(key, bare, name)
    yield "without-the-key", hashlib.new(name, bare).digest()
    for what, content in (("key-before", key + bare), ("key-behind", bare + key)):
        if content != placed.content(request, placement, key):
            yield what, hashlib.new(name, content).digest()


def _other_hmacs(
    request: Request, scheme: HmacProof, key: str
) -> Iterator[tuple[str, bytes]]:
    shared = key_bytes(key, scheme.key_form)
    for function in Hash:
        if function is not scheme.hash:
            other = replace(scheme, hash=function)
            yield f"by-{function.value}", proof(other, request, shared)
    name, content = scheme.hash.value, placed.content(request, scheme.placement)
    for what, text in (
        ("digest", content),
        ("digest-key-before", shared + content),
        ("digest-key-behind", content + shared),
        ("digest-sandwich", shared + content + shared),
    ):
        yield what, hashlib.new(name, text).digest()
    if shared != key.encode():
        yield "by-key-text", hmac.digest(key.encode(), content, name)
    if content != request.bytes:
        yield "over-the-body-alone", hmac.digest(shared, request.bytes, name)


def _hmac(key: bytes, content: bytes) -> bytes:
    return hmac.digest(key, content, "sha256")
