"""Why a callback is not believed."""

from __future__ import annotations

from enum import StrEnum

from ..errors import PaymentError


class RefusalReason(StrEnum):
    """What was wrong. The value is for logs and metrics."""

    MISSING_HEADER = "missing_header"
    """A header that has to be there is not."""

    REPEATED_HEADER = "repeated_header"
    """A header came twice: nobody knows which of the two was meant."""

    UNREADABLE_HEADER = "unreadable_header"
    """A header is empty, not ASCII, or not in its form."""

    WRONG_SIGNATURE = "wrong_signature"
    """The proof does not fit the bytes that came, by any active key."""

    NOT_COVERED = "not_covered"
    """The signature leaves out something that it has to cover."""

    OUTDATED = "outdated"
    """It was signed too long ago, or in the future: perhaps a replay."""

    UNREADABLE_BODY = "unreadable_body"
    """The body is no JSON, lacks its wrapping, or holds no event that can be read.

    Where the callback has a proof, that has held: keep the body, acknowledge it, and
    look up what it may be about.
    """

    OTHER_MODE = "other_mode"
    """It speaks of another environment than the one whose keys were given."""


class Unproven(Exception):
    """What was found while looking, before it is known of which callback; inner."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class CallbackRefused(PaymentError):
    """A callback that is not taken: act on nothing of it, and answer it with a 4xx.

    One with the reason `UNREADABLE_BODY` may be proven all the same. `signature` is the
    spec's name of the signature that failed, where one did. No header, body or key is
    in the message.
    """

    def __init__(
        self, callback: str, reason: RefusalReason, signature: str | None = None
    ) -> None:
        self.callback = callback
        self.reason = reason
        self.signature = signature
        by = "" if signature is None else f" by its signature {signature!r}"
        super().__init__(f"the callback {callback!r} is refused{by}: {reason}")
