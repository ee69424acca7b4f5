"""What a provider sends by itself, and how it is proven."""

from typing import assert_never

from payspec.ir.callbacks import AllOf, AnyOf, Callback, Verification
from payspec.ir.provider import Provider
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
)

from ..markdown import bullets, code, codes, joined, link, place, prose
from ..section import Section, section
from .evidence import rests
from .notation import written


def callbacks(provider: Provider) -> Section:
    """The callbacks, and the signatures that they carry."""
    return section(
        "Callbacks",
        *map(_callback, provider.callbacks),
        *map(_signature, provider.signatures),
    )


def _callback(callback: Callback) -> str:
    known = rests(callback.evidence)
    about = " ".join(filter(None, (prose(callback.doc), f"({known})" if known else "")))
    return joined(
        f"{place(f'callback.{callback.name}')}\n### {code(callback.name)}",
        about,
        bullets(filter(None, _facts(callback))),
    )


def _facts(callback: Callback) -> tuple[str, ...]:
    body = callback.body
    inside = f" in {code('.'.join(body.envelope))}" if body.envelope else ""
    mode, reread = callback.mode, callback.reread
    acknowledged = callback.acknowledge
    answered = f" and the body {code(acknowledged.body)}" if acknowledged.body else ""
    return (
        f"Holds {written(body.type)}{inside}"
        + (", or a list of them." if callback.batched else "."),
        "It only names what changed." if callback.thin else "",
        _verified(callback.verify),
        (
            f"One event is told from another by {codes(_paths(callback))}."
            if callback.identity
            else ""
        ),
        (
            f"The newer one has the greater {code(callback.order.path)}."
            if callback.order
            else ""
        ),
        f"Its environment is told by {code(mode.field.path)}." if mode else "",
        _with(
            f"Answered with {acknowledged.status}{answered}.",
            rests(acknowledged.evidence),
        ),
        (
            "What is true now is read by "
            f"{link(code(reread.operation), f'#operation.{reread.operation}')}, asked "
            f"with {code(reread.by.path)}."
            if reread
            else ""
        ),
    )


def _paths(callback: Callback) -> tuple[str, ...]:
    return tuple(each.path for each in callback.identity)


def _verified(verify: Verification | None) -> str:
    match verify:
        case None:
            return "Nothing proves it: it is a **hint**, and never more."
        case AllOf(signatures):
            joint, uses = " and ", signatures
        case AnyOf(signatures):
            joint, uses = " or ", signatures
        case _:
            assert_never(verify)
    names = joint.join(
        link(code(each.name), f"#signature.{each.name}") for each in uses
    )
    return f"It counts if {names} holds; **authentic** then, and not therefore current."


def _signature(signature: Signature) -> str:
    known = rests(signature.evidence)
    heading = f"{place(f'signature.{signature.name}')}\n### Signature "
    weak = f"It is weak: {prose(signature.weak)}" if signature.weak else ""
    count = len(signature.vectors)
    return joined(
        f"{heading}{code(signature.name)}",
        _with(
            " ".join(filter(None, (prose(signature.doc), _scheme(signature)))), known
        ),
        weak,
        f"Vectors in the spec that have to verify: {count}." if count else "",
    )


def _scheme(signature: Signature) -> str:
    match signature.scheme:
        case BasicProof(user, password):
            return (
                f"HTTP Basic with {code(user.credential)} and "
                f"{code(password.credential)}; it covers no body."
            )
        case DigestProof(hash, key, placement):
            return _placed(f"A plain {hash.value} hash", key.credential, placement)
        case HmacProof(hash=hash, key=key, placement=placement):
            return _placed(f"HMAC with {hash.value}", key.credential, placement)
        case RsaProof(hash, key, placement):
            return _placed(f"RSA with {hash.value}", key.credential, placement)
        case EcdsaProof(key=key, placement=placement):
            return _placed("ECDSA on P-256", key.credential, placement)
        case Ed25519Proof(key, placement):
            return _placed("Ed25519", key.credential, placement)
        case MessageProof(algorithm=algorithm, key=key, components=components):
            return (
                f"A message signature (RFC 9421), {code(algorithm.value)}, by "
                f"{code(key.credential)}, which covers {codes(components)}."
            )
        case _:
            assert_never(signature.scheme)


def _placed(says: str, key: str, placement: Placement) -> str:
    part = f", part {code(placement.part)}" if placement.part else ""
    timed = "" if placement.time is None else "; the moment of signing counts"
    return (
        f"{says} over {code(placement.over)}, by {code(key)}, in "
        f"{code(placement.header)}{part} as {placement.encoding.value}{timed}."
    )


def _with(text: str, known: str) -> str:
    return f"{text} ({known})" if known else text
