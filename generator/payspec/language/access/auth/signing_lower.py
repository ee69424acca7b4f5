"""Signing in long form, as IR."""

from payspec.ir.auth import (
    Algorithm,
    Component,
    ContentDigest,
    CredentialUse,
    Encoding,
    MessageAlgorithm,
    MessageSignAuth,
    SharedKeyForm,
    SignAuth,
    SignedHeader,
    SigningTime,
    SigningVector,
)

from ...reader import Reader, scalar_text
from ...source import Node
from .template import names_in


def sign(reader: Reader, credentials: frozenset[str]) -> SignAuth:
    """A signature; of the names in its templates, these are credentials."""
    headers = tuple(
        SignedHeader(key.text, scalar_text(node), key.span, node.span)
        for key, node in reader.members("headers")
    )
    over, at = reader.text("over"), reader.span_of("over")
    templates = ((over, at), *((each.value, each.value_span) for each in headers))
    return SignAuth(
        algorithm=Algorithm(reader.text("algorithm")),
        key=CredentialUse(reader.text("key"), reader.span_of("key")),
        key_form=SharedKeyForm(reader.text("key_form", "text")),
        over=over,
        headers=headers,
        encoding=Encoding(reader.text("encoding")),
        time=SigningTime(reader.text("timestamp", "unix")),
        vectors=tuple(_vector(node) for node in reader.items("vectors")),
        named=tuple(
            CredentialUse(name, span)
            for template, span in templates
            for name in names_in(template)
            if name in credentials
        ),
        span=reader.span,
        over_span=at,
        headers_span=reader.key_span("headers"),
    )


def message_signature(reader: Reader) -> MessageSignAuth:
    """A signature by RFC 9421."""
    expires = reader.maybe_text("expires")
    return MessageSignAuth(
        algorithm=MessageAlgorithm(reader.text("algorithm")),
        key=CredentialUse(reader.text("key"), reader.span_of("key")),
        key_id=CredentialUse(reader.text("key_id"), reader.span_of("key_id")),
        key_form=SharedKeyForm(reader.text("key_form", "text")),
        components=tuple(
            Component(scalar_text(node), node.span)
            for node in reader.items("components")
        ),
        label=reader.text("label", "sig1"),
        digest=ContentDigest(reader.text("digest", "sha-256")),
        expires=None if expires is None else int(expires),
        nonce=reader.flag("nonce"),
        alg=reader.flag("alg"),
        tag=reader.text("tag"),
        vectors=tuple(_vector(node) for node in reader.items("vectors")),
        span=reader.span,
        components_span=reader.span_of("components"),
    )


def _vector(node: Node) -> SigningVector:
    reader = Reader(node, node.span)
    return SigningVector(
        method=reader.text("method"),
        host=reader.text("host", "example.com"),
        path=reader.text("path"),
        query=reader.text("query"),
        headers=_pairs(reader, "headers"),
        body=reader.text("body"),
        keys=_pairs(reader, "keys"),
        at=int(reader.text("at", "0")),
        nonce=reader.text("nonce"),
        signature=reader.text("signature"),
        span=reader.span_of("signature"),
    )


def _pairs(reader: Reader, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((key.text, scalar_text(node)) for key, node in reader.members(name))
