"""beGateway payouts: what its statuses mean.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.meanings import StatusMeaning, StatusTable
from ..core.lifecycle.standing import MoneyAt, Standing

TRANSACTION_STATUS_MEANINGS = StatusTable(
    StatusMeaning("initial", Standing.CREATED),
    StatusMeaning("pending", Standing.PENDING),
    StatusMeaning("incomplete", Standing.ACTION),
    StatusMeaning("successful", Standing.SUCCEEDED, money=MoneyAt.RECEIVER),
    StatusMeaning("error", Standing.FAILED),
    StatusMeaning("failed", Standing.FAILED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("expired", Standing.EXPIRED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("deleted", Standing.CANCELLED, final=True, money=MoneyAt.SENDER),
    StatusMeaning("permanent", Standing.UNKNOWN),
)
"""What each `TransactionStatus` means."""
