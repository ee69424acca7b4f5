"""What an idempotency key stands for: one content, and no other under the same key.

A provider that replays answers the second order with the first one's payout, and the
second is never paid; one that does not look pays whatever comes. So a journal compares.
"""

from __future__ import annotations

from hashlib import sha256

from ..errors import PaymentError


class KeyReused(PaymentError):
    """An idempotency key was used before, for a request of another content.

    A journal raises it, in `record`, for an entry of the phase `sending` whose key it
    has with another `fingerprint`. Nothing was sent: the call ends in `NotSent`. An
    order that was changed needs a reference of its own.
    """

    def __init__(self, operation: str) -> None:
        self.operation = operation
        super().__init__(
            f"{operation} was not sent: its idempotency key was recorded for a request "
            "of another content; give another order another reference"
        )


def hold_to_content(
    operation: str, fingerprint: str | None, recorded: str | None
) -> None:
    """Raise `KeyReused` if a key was recorded with another fingerprint.

    `recorded` is what the journal holds for the same operation and key, and `None` if
    it holds nothing; `fingerprint` is that of the new entry.
    """
    if recorded is not None and recorded != fingerprint:
        raise KeyReused(operation)


def content_fingerprint(
    key: str | None, method: str, target: str, body: bytes | None
) -> str:
    """A digest of what a request asks for, in hex.

    It is over the idempotency key, the method, the path with its query, and the body,
    each with its length in front. Of a body only who knows all of it but little can
    find the rest by trying; without the key not even that. Where a request goes and how
    it authenticates is no part of it: the same order has one fingerprint at every
    address and under every credential.
    """
    digest = sha256()
    for part in (key or "", method, target):
        data = part.encode()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    digest.update(body or b"")
    return digest.hexdigest()
