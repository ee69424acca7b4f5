"""Signatures of callbacks as constants, and in words."""

from typing import assert_never

from payspec.ir.access import CredentialKind
from payspec.ir.callbacks import Callback
from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    EcdsaProof,
    Ed25519Proof,
    Encoding,
    Hash,
    HmacProof,
    MessageProof,
    PlacedProof,
    Placement,
    RsaProof,
    SharedKeyForm,
    Signature,
    SignedTime,
    TimeForm,
)

from ..imports import Import
from ..layout import Call, Text, Tuple, call
from ..literals import Code, literal
from .context import ProviderContext

_MODULE = "..core.callbacks.signatures"


def signatures(context: ProviderContext, callback: Callback) -> list[Signature]:
    """The signatures that a callback is verified by, in the order of the spec."""
    uses = () if callback.verify is None else callback.verify.signatures
    return [context.provider.signature(use.name) for use in uses]


def keys(context: ProviderContext, callback: Callback) -> list[str]:
    """The credentials that a callback is verified by, each once."""
    found = [
        key.credential for each in signatures(context, callback) for key in each.keys
    ]
    return list(dict.fromkeys(found))


def several(context: ProviderContext, callback: Callback) -> set[str]:
    """Those credentials of which more than one may be active."""
    return {
        each.name
        for each in context.provider.credentials
        if each.name in keys(context, callback)
        and each.kind in {CredentialKind.SECRET, CredentialKind.KEY}
    }


def is_timed(context: ProviderContext, callback: Callback) -> bool:
    """Whether the moment counts at which a callback arrives."""
    return any(each.is_timed for each in signatures(context, callback))


def covers_target(context: ProviderContext, callback: Callback) -> bool:
    """Whether it counts what a callback was sent to."""
    return any(each.covers_target for each in signatures(context, callback))


def constant(signature: Signature, used: set[Import]) -> Call:
    """A signature as an expression; what it names is added to `used`."""
    name, scheme = literal(signature.name), signature.scheme
    if isinstance(scheme, BasicProof):
        return _call(
            "Basic",
            used,
            name=name,
            user=literal(scheme.user.credential),
            password=literal(scheme.password.credential),
        )
    key = literal(scheme.key.credential)
    if isinstance(scheme, MessageProof):
        used.add(Import(_MODULE, "Algorithm"))
        return _call(
            "MessageSignature",
            used,
            name=name,
            key=key,
            algorithm=Code(f"Algorithm.{scheme.algorithm.name}"),
            components=Tuple(tuple(map(Text, scheme.components))),
            tolerance=literal(scheme.tolerance),
            label=None if scheme.label is None else Text(scheme.label),
            key_form=_key_form(scheme.key_form, used),
        )
    placement = _placement(scheme.placement, used)
    match scheme:
        case DigestProof(hash=function):
            return _call(
                "Digest",
                used,
                name=name,
                key=key,
                hash=_hash(function, used),
                placement=placement,
            )
        case HmacProof(hash=function, key_form=form):
            return _call(
                "Hmac",
                used,
                name=name,
                key=key,
                hash=_hash(function, used),
                placement=placement,
                key_form=_key_form(form, used),
            )
        case RsaProof(hash=function):
            return _call(
                "Rsa",
                used,
                name=name,
                key=key,
                hash=_hash(function, used),
                placement=placement,
            )
        case EcdsaProof(raw=raw):
            return _call(
                "Ecdsa",
                used,
                name=name,
                key=key,
                placement=placement,
                raw=Code("True") if raw else None,
            )
        case Ed25519Proof():
            return _call("Ed25519", used, name=name, key=key, placement=placement)
        case _:
            assert_never(scheme)


def words(signature: Signature) -> str:
    """What a signature proves, and by which credentials."""
    keys = " and ".join(f"`{key.credential}`" for key in signature.keys)
    scheme = signature.scheme
    if isinstance(scheme, BasicProof):
        return f"HTTP Basic with {keys}"
    if isinstance(scheme, MessageProof):
        covered = ", ".join(f"`{name}`" for name in scheme.components)
        return f"a message signature (RFC 9421) over {covered}, by {keys}"
    placement = scheme.placement
    over = (
        "the raw body"
        if placement.over == "{body}"
        else f"`{placement.over}`, where the body is raw"
    )
    return f"{_scheme(scheme)} in `{placement.header}` over {over}, by {keys}"


def _scheme(scheme: PlacedProof) -> str:
    match scheme:
        case DigestProof(hash=function):
            return f"a plain {_shown(function)} digest"
        case HmacProof(hash=function):
            return f"HMAC-{_shown(function)}"
        case RsaProof(hash=function):
            return f"RSA-{_shown(function)}"
        case EcdsaProof():
            return "ECDSA (P-256, SHA-256)"
        case Ed25519Proof():
            return "Ed25519"
        case _:
            assert_never(scheme)


def _shown(function: Hash) -> str:
    return function.value.upper().replace("SHA", "SHA-")


def _placement(placement: Placement, used: set[Import]) -> Call:
    encoding = None
    if placement.encoding is not Encoding.BASE64:
        used.add(Import(_MODULE, "Encoding"))
        encoding = Code(f"Encoding.{placement.encoding.name}")
    time = placement.time
    return _call(
        "Placement",
        used,
        header=Text(placement.header),
        encoding=encoding,
        part=None if placement.part is None else Text(placement.part),
        prefix=Text(placement.prefix) if placement.prefix else None,
        over=None if placement.over == "{body}" else Text(placement.over),
        time=None if time is None else _time(placement, time, used),
    )


def _time(placement: Placement, time: SignedTime, used: set[Import]) -> Call:
    form = None
    if time.form is not TimeForm.UNIX:
        used.add(Import(_MODULE, "TimeForm"))
        form = Code(f"TimeForm.{time.form.name}")
    return _call(
        "SignedTime",
        used,
        header=Text(time.header or placement.header),
        part=None if time.part is None else Text(time.part),
        form=form,
        tolerance=literal(time.tolerance),
    )


def _hash(function: Hash, used: set[Import]) -> Code:
    used.add(Import(_MODULE, "Hash"))
    return Code(f"Hash.{function.name}")


def _key_form(form: SharedKeyForm, used: set[Import]) -> Code | None:
    if form is SharedKeyForm.TEXT:
        return None
    used.add(Import(_MODULE, "KeyForm"))
    return Code(f"KeyForm.{form.name}")


def _call(
    kind: str, used: set[Import], /, **named: Call | Text | Tuple | Code | None
) -> Call:
    used.add(Import(_MODULE, kind))
    return call(kind, **named)
