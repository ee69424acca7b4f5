"""ProP2P Agent API: what its statuses mean.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.lifecycle.meanings import StatusMeaning, StatusTable
from ..core.lifecycle.standing import Standing

OPERATION_STATUS_MEANINGS = StatusTable(
    StatusMeaning("created", Standing.CREATED),
    StatusMeaning("captured", Standing.SUCCEEDED),
)
"""What each `OperationStatus` means."""
