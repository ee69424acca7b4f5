"""Where a payout stands, and where its money is: the same words for every provider."""

from enum import StrEnum


class Standing(StrEnum):
    """Where a payout stands, whatever its provider calls it."""

    CREATED = "created"
    """It is drafted or taken down; nothing was set in motion yet."""

    PENDING = "pending"
    """The provider is at it."""

    ACTION = "action"
    """Somebody has to do something before it goes on."""

    IN_DOUBT = "in_doubt"
    """The provider itself does not know, and a person settles it."""

    SUCCEEDED = "succeeded"
    """The provider did what was asked."""

    PARTIAL = "partial"
    """A part of the amount was paid."""

    FAILED = "failed"
    """It was not carried out."""

    CANCELLING = "cancelling"
    """It was called off, which may fail."""

    CANCELLED = "cancelled"
    """It was called off."""

    EXPIRED = "expired"
    """It was not carried out in time."""

    REVERSED = "reversed"
    """It was carried out, and then undone."""

    UNKNOWN = "unknown"
    """Nothing says what the status means: neither failure nor success."""


class MoneyAt(StrEnum):
    """Where the money is."""

    SENDER = "sender"
    """With who pays."""

    MOVING = "moving"
    """On its way; it may still come back."""

    RECEIVER = "receiver"
    """With who is paid, or their bank."""

    UNKNOWN = "unknown"
    """Nothing says where."""
