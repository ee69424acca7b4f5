"""Verifying one request by one signature, on its raw bytes and in constant time."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import assert_never

from ..errors import ConfigurationError
from .encoding import decode
from .keys import Keyring
from .message import verify_message
from .public_keys import algorithm_of, verifies
from .received import Received
from .refused import RefusalReason, Unproven
from .shared_keys import shared_key
from .signatures import (
    Basic,
    Digest,
    Ecdsa,
    Ed25519,
    Encoding,
    Hmac,
    MessageSignature,
    Rsa,
    Signature,
)
from .signed import Signed, check_fresh, signed


def verify(
    signature: Signature, received: Received, keys: Keyring, now: datetime
) -> None:
    """Return if the signature holds by one of the active keys.

    Raises `Unproven` if it does not, and `ConfigurationError` for a key that no such
    signature has.
    """
    if isinstance(signature, Basic):
        _basic(signature, received, keys)
        return
    if isinstance(signature, MessageSignature):
        verify_message(signature, received, keys.reveal(signature.key), now)
        return
    found = signed(signature.placement, received)
    # Each pair is tried: how long it takes does not tell which key fitted.
    fitting = [
        _fits(signature, key, each, found)
        for key in keys.reveal(signature.key)
        for each in found.signatures
    ]
    if not any(fitting):
        raise Unproven(RefusalReason.WRONG_SIGNATURE)
    time = signature.placement.time
    if time is not None and found.moment is not None:
        check_fresh(found.moment, time.tolerance, now)


def _fits(
    signature: Digest | Hmac | Rsa | Ecdsa | Ed25519,
    key: str,
    given: bytes,
    found: Signed,
) -> bool:
    match signature:
        case Digest(hash=function):
            hashed = hashlib.new(function.value, found.content(key.encode()))
            return hmac.compare_digest(hashed.digest(), given)
        case Hmac(hash=function):
            own = hmac.digest(
                shared_key(signature, key), found.content(), function.value
            )
            return hmac.compare_digest(own, given)
        case Rsa() | Ecdsa() | Ed25519():
            return verifies(
                signature, algorithm_of(signature), key, given, found.content()
            )
        case _:
            assert_never(signature)


def _basic(signature: Basic, received: Received, keys: Keyring) -> None:
    scheme, _, text = received.header("Authorization").partition(" ")
    given = decode(text.strip(" "), Encoding.BASE64)
    if scheme.lower() != "basic" or given is None:
        raise Unproven(RefusalReason.UNREADABLE_HEADER)
    users = keys.reveal(signature.user)
    if any(":" in user for user in users):
        raise ConfigurationError(f"the credential {signature.user!r} holds a colon")
    fitting = [
        hmac.compare_digest(f"{user}:{password}".encode(), given)
        for user in users
        for password in keys.reveal(signature.password)
    ]
    if not any(fitting):
        raise Unproven(RefusalReason.WRONG_SIGNATURE)
