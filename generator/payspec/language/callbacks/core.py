"""Signatures of the IR as the core has them."""

from typing import assert_never

from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    EcdsaProof,
    Ed25519Proof,
    HmacProof,
    MessageProof,
    Placement,
    RsaProof,
    Signature,
    SignedTime,
)
from payspec.runtime.callbacks import signatures as core


def core_signature(signature: Signature) -> core.Signature:
    """The very signature that is emitted."""
    name, scheme = signature.name, signature.scheme
    if isinstance(scheme, BasicProof):
        return core.Basic(
            name=name,
            user=scheme.user.credential,
            password=scheme.password.credential,
        )
    if isinstance(scheme, MessageProof):
        return core.MessageSignature(
            name=name,
            key=scheme.key.credential,
            algorithm=core.Algorithm(scheme.algorithm),
            components=scheme.components,
            tolerance=scheme.tolerance,
            label=scheme.label,
            key_form=core.KeyForm(scheme.key_form),
        )
    key, placement = scheme.key.credential, _placement(scheme.placement)
    match scheme:
        case DigestProof(hash=function):
            hashed = core.Hash(function)
            return core.Digest(name=name, key=key, hash=hashed, placement=placement)
        case HmacProof(hash=function, key_form=form):
            return core.Hmac(
                name=name,
                key=key,
                hash=core.Hash(function),
                placement=placement,
                key_form=core.KeyForm(form),
            )
        case RsaProof(hash=function):
            hashed = core.Hash(function)
            return core.Rsa(name=name, key=key, hash=hashed, placement=placement)
        case EcdsaProof(raw=raw):
            return core.Ecdsa(name=name, key=key, raw=raw, placement=placement)
        case Ed25519Proof():
            return core.Ed25519(name=name, key=key, placement=placement)
        case _:
            assert_never(scheme)


def _placement(placement: Placement) -> core.Placement:
    time = placement.time
    return core.Placement(
        header=placement.header,
        encoding=core.Encoding(placement.encoding),
        part=placement.part,
        prefix=placement.prefix,
        over=placement.over,
        time=None if time is None else _time(placement, time),
    )


def _time(placement: Placement, time: SignedTime) -> core.SignedTime:
    return core.SignedTime(
        header=time.header or placement.header,
        part=time.part,
        form=core.TimeForm(time.form),
        tolerance=time.tolerance,
    )
