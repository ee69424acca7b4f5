"""Signatures in long form, as IR."""

from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    EcdsaProof,
    Ed25519Proof,
    Encoding,
    Hash,
    HmacProof,
    KeyUse,
    MessageAlgorithm,
    MessageProof,
    Placement,
    RsaProof,
    Scheme,
    SharedKeyForm,
    Signature,
    SignedTime,
    TimeForm,
    Vector,
)

from ..context import Context
from ..durations import seconds
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from . import words
from .words import SCHEME, VARIANT


def signatures(root: Reader, context: Context) -> tuple[Signature, ...]:
    """Every signature, in the order of the spec."""
    found: list[Signature] = []
    for key, node in root.members("signatures"):
        reader = Reader(node, key.span)
        found.append(
            Signature(
                name=key.text,
                scheme=_scheme(reader),
                weak=reader.maybe_text("weak"),
                vectors=_vectors(reader),
                doc=reader.text("doc"),
                evidence=evidence(reader, context),
                span=key.span,
            )
        )
    return tuple(found)


def _scheme(signature: Reader) -> Scheme:
    name = signature.text(SCHEME)
    reader = signature.child(name)
    if name == words.BASIC:
        return BasicProof(_key(reader, "user"), _key(reader, "password"))
    variant, key = reader.text(VARIANT), _key(reader, "key")
    form = SharedKeyForm(reader.text("key_form", SharedKeyForm.TEXT))
    if name == words.MESSAGE:
        return MessageProof(
            algorithm=MessageAlgorithm(variant),
            key=key,
            key_form=form,
            components=reader.texts("components"),
            label=reader.maybe_text("label"),
            tolerance=seconds(reader.text("tolerance")),
            components_span=reader.span_of("components"),
        )
    placement = _placement(reader)
    match name:
        case words.DIGEST:
            return DigestProof(Hash(variant), key, placement)
        case words.HMAC:
            return HmacProof(Hash(variant), key, form, placement)
        case words.RSA:
            return RsaProof(Hash(variant), key, placement)
        case words.ECDSA:
            return EcdsaProof(variant == "p256_raw", key, placement)
        case _:
            return Ed25519Proof(key, placement)


def _key(reader: Reader, name: str) -> KeyUse:
    return KeyUse(reader.text(name), reader.span_of(name))


def _placement(reader: Reader) -> Placement:
    return Placement(
        header=reader.text("header"),
        encoding=Encoding(reader.text("encoding")),
        part=reader.maybe_text("part"),
        prefix=reader.text("prefix"),
        over=reader.text("over", "{body}"),
        time=_time(reader),
        over_span=reader.span_of("over"),
        prefix_span=reader.span_of("prefix"),
    )


def _time(placed: Reader) -> SignedTime | None:
    if not placed.has(words.TIMESTAMP):
        return None
    reader = placed.child(words.TIMESTAMP)
    return SignedTime(
        header=reader.maybe_text("header"),
        part=reader.maybe_text("part"),
        form=TimeForm(reader.text("form", TimeForm.UNIX)),
        tolerance=seconds(reader.text("tolerance")),
        span=placed.key_span(words.TIMESTAMP),
    )


def _vectors(signature: Reader) -> tuple[Vector, ...]:
    found: list[Vector] = []
    for item in signature.items("vectors"):
        reader = Reader(item, item.span)
        at, target = reader.maybe_text("at"), reader.maybe_text("target")
        found.append(
            Vector(
                body=reader.text("body"),
                headers=_texts(reader, "headers"),
                keys=_texts(reader, "keys"),
                at=None if at is None else int(at),
                target=None if target is None else _target(target),
                doc=reader.text("doc"),
                span=reader.key_span("body"),
            )
        )
    return tuple(found)


def _target(text: str) -> tuple[str, str]:
    method, _, url = text.partition(" ")
    return method, url


def _texts(reader: Reader, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((key.text, scalar_text(node)) for key, node in reader.members(name))
