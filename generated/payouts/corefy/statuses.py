"""Corefy payouts: what its statuses mean.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.meanings import StatusMeaning, StatusTable
from ..core.lifecycle.standing import MoneyAt, Standing

PAYOUT_STATUS_MEANINGS = StatusTable(
    StatusMeaning("created", Standing.CREATED, money=MoneyAt.SENDER),
    StatusMeaning("expired", Standing.EXPIRED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("terminated", Standing.CANCELLED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("processing", Standing.PENDING, money=MoneyAt.MOVING),
    StatusMeaning("process_pending", Standing.PENDING, money=MoneyAt.MOVING),
    StatusMeaning("processed", Standing.SUCCEEDED, money=MoneyAt.RECEIVER),
    StatusMeaning("partially_processed", Standing.PARTIAL),
    StatusMeaning("process_error", Standing.ACTION),
    StatusMeaning("process_failed", Standing.FAILED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("canceling", Standing.PENDING),
    StatusMeaning("cancel_pending", Standing.PENDING),
    StatusMeaning("partially_canceled", Standing.PARTIAL, final=True),
    StatusMeaning("canceled", Standing.CANCELLED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("cancel_error", Standing.ACTION),
    StatusMeaning(
        "cancel_failed",
        Standing.SUCCEEDED,
        final=True,
        money=MoneyAt.RECEIVER,
    ),
)
"""What each `PayoutStatus` means."""
