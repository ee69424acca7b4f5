"""What a callback as a whole has to prove."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from .keys import Keyring
from .received import Received
from .refused import CallbackRefused, RefusalReason, Unproven
from .signatures import AllOf, AnyOf, Proof, Signature
from .verify import verify


def prove(
    callback: str, proof: Proof, received: Received, keys: Keyring, now: datetime
) -> None:
    """Return if the proof holds; `CallbackRefused` with the first reason if not."""
    reasons = [(each, _reason(each, received, keys, now)) for each in proof.signatures]
    failed = [(each, reason) for each, reason in reasons if reason is not None]
    match proof:
        case AllOf():
            holds = bool(reasons) and not failed
        case AnyOf():
            holds = len(failed) < len(reasons)
        case _:
            assert_never(proof)
    if holds:
        return
    if not failed:
        raise CallbackRefused(callback, RefusalReason.NOT_COVERED)
    signature, reason = failed[0]
    raise CallbackRefused(callback, reason, signature.name)


def _reason(
    signature: Signature, received: Received, keys: Keyring, now: datetime
) -> RefusalReason | None:
    try:
        verify(signature, received, keys, now)
    except Unproven as refusal:
        return refusal.reason
    return None
