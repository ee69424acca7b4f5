"""Message signatures (RFC 9421) with content digests (RFC 9530), on requests."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from .public_keys import verifies
from .received import Received
from .refused import RefusalReason, Unproven
from .shared_keys import shared_key
from .signatures import Algorithm, MessageSignature
from .signed import check_fresh
from .structured import InnerList, Malformed, byte_sequences, inner_lists
from .target import DERIVED

_DIGEST = "content-digest"
_HASHES = {"sha-256": hashlib.sha256, "sha-512": hashlib.sha512}
_EPOCH = datetime.fromtimestamp(0, UTC)


def verify_message(
    signature: MessageSignature,
    received: Received,
    keys: tuple[str, ...],
    now: datetime,
) -> None:
    """Return if the request has such a signature that holds by one of `keys`.

    It has to cover every component that the spec asks for, tell when it was made, and
    cover the body by a digest that fits. Raises `Unproven` otherwise.
    """
    covered, given = _find(signature, received)
    if not set(signature.components) <= set(covered.items):
        raise Unproven(RefusalReason.NOT_COVERED)
    if covered.parameters.get("alg", signature.algorithm.value) != (
        signature.algorithm.value
    ):
        raise Unproven(RefusalReason.WRONG_SIGNATURE)
    base = signature_base(covered, received)
    fitting = [_fits(signature, key, given, base) for key in keys]
    if not any(fitting):
        raise Unproven(RefusalReason.WRONG_SIGNATURE)
    _check_moments(signature, covered, now)
    if _DIGEST in covered.items:
        _check_digest(received)


def signature_base(covered: InnerList, received: Received) -> bytes:
    """The text that is signed (RFC 9421, 2.5); `Unproven` if a part is not there."""
    if len(set(covered.items)) != len(covered.items):
        raise Unproven(RefusalReason.UNREADABLE_HEADER)
    lines = [f'"{name}": {_component(name, received)}' for name in covered.items]
    lines.append(f'"@signature-params": {covered.text}')
    return "\n".join(lines).encode()


def _find(signature: MessageSignature, received: Received) -> tuple[InnerList, bytes]:
    try:
        inputs = inner_lists(received.header("Signature-Input"))
        values = byte_sequences(received.header("Signature"))
    except Malformed:
        raise Unproven(RefusalReason.UNREADABLE_HEADER) from None
    label = signature.label
    if label is None and len(inputs) == 1:
        (label,) = inputs
    if label is None or label not in inputs or label not in values:
        raise Unproven(RefusalReason.MISSING_HEADER)
    return inputs[label], values[label]


def _component(name: str, received: Received) -> str:
    if name in DERIVED and received.target is not None:
        return received.target.component(name)
    if name.startswith("@") or name != name.lower():
        raise Unproven(RefusalReason.UNREADABLE_HEADER)
    return received.header(name)


def _fits(signature: MessageSignature, key: str, given: bytes, base: bytes) -> bool:
    if signature.algorithm is Algorithm.HMAC_SHA256:
        own = hmac.digest(shared_key(signature, key), base, "sha256")
        return hmac.compare_digest(own, given)
    return verifies(signature, signature.algorithm, key, given, base)


def _check_moments(
    signature: MessageSignature, covered: InnerList, now: datetime
) -> None:
    created = covered.parameters.get("created")
    expires = covered.parameters.get("expires")
    if not isinstance(created, int) or not isinstance(expires, int | None):
        raise Unproven(RefusalReason.NOT_COVERED)
    try:
        check_fresh(_EPOCH + timedelta(seconds=created), signature.tolerance, now)
        if expires is not None and _EPOCH + timedelta(seconds=expires) < now:
            raise Unproven(RefusalReason.OUTDATED)
    except OverflowError:
        raise Unproven(RefusalReason.OUTDATED) from None


def _check_digest(received: Received) -> None:
    try:
        digests = byte_sequences(received.header(_DIGEST))
    except Malformed:
        raise Unproven(RefusalReason.UNREADABLE_HEADER) from None
    known = [name for name in digests if name in _HASHES]
    if not known:
        raise Unproven(RefusalReason.UNREADABLE_HEADER)
    fitting = [
        hmac.compare_digest(_HASHES[name](received.body).digest(), digests[name])
        for name in known
    ]
    if not all(fitting):
        raise Unproven(RefusalReason.WRONG_SIGNATURE)
