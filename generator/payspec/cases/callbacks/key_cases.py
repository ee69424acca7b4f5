"""Keys that do not fit, that are none, and several that are active at once."""

from collections.abc import Iterator

from payspec.ir.provider import Provider
from payspec.ir.signatures import BasicProof, Signature

from .bases import Base
from .case import CallbackCase, Reason
from .keys import no_keys, others, same, several
from .sign import is_shared
from .spoilt import Spoilt

_Active = list[tuple[str, tuple[str, ...]]]


def key_cases(
    provider: Provider,
    spoilt: Spoilt,
    base: Base,
    signature: Signature,
) -> Iterator[CallbackCase]:
    """Cases of each credential that a signature is verified by."""
    request = base.request
    for use in signature.keys:
        name = use.credential
        key = request.key(name)
        wrong, worse = others(signature)
        many: _Active = [("wrong", (wrong,))]
        right = [*same(key)] if not is_shared(signature) else []
        mistaken: _Active = [("empty", ("",)), ("blank", (" ",))]
        mistaken += [(word, (text,)) for word, text in no_keys(signature)]
        believed: _Active = [(word, (text,)) for word, text in right]
        if several(provider, name):
            many.append(("all-wrong", (wrong, worse)))
            believed += [("second", (wrong, key)), ("first", (key, wrong))]
            mistaken += [("none", ()), ("one-empty", (key, ""))]
        for word, active in believed:
            changed = request.with_keys(name, *active)
            yield spoilt.proven(f"{name}-{word}", changed, signature)
        for word, active in many:
            changed = request.with_keys(name, *active)
            reason = Reason.WRONG_SIGNATURE
            yield spoilt.refused(f"{name}-{word}", changed, reason, signature)
        for word, active in mistaken:
            changed = request.with_keys(name, *active)
            yield spoilt.misconfigured(f"{name}-{word}", changed, signature)
    if isinstance(signature.scheme, BasicProof):
        user = signature.scheme.user.credential
        changed = request.with_keys(user, "a:b")
        yield spoilt.misconfigured(f"{user}-with-a-colon", changed, signature)
