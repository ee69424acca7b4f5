"""aopay payouts: what its statuses mean.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.meanings import StatusMeaning, StatusTable
from ..core.lifecycle.standing import MoneyAt, Standing

PROCESS_STATUS_MEANINGS = StatusTable(
    StatusMeaning("PENDING", Standing.PENDING),
    StatusMeaning("SUCCESS", Standing.SUCCEEDED, money=MoneyAt.RECEIVER),
    StatusMeaning("FAILED", Standing.FAILED, final=True, money=MoneyAt.SENDER),
)
"""What each `ProcessStatus` means."""
