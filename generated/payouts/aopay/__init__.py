"""aopay payouts.

Sends money to a customer's bank account.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..core import Accepted as Accepted
    from ..core import Duplicate as Duplicate
    from ..core import Money as Money
    from ..core import MoneyAt as MoneyAt
    from ..core import NotSent as NotSent
    from ..core import Outcome as Outcome
    from ..core import Rejected as Rejected
    from ..core import Standing as Standing
    from ..core import StatusMeaning as StatusMeaning
    from ..core import Unknown as Unknown
    from ..core import outcome_of as outcome_of
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .environments import LIVE as LIVE
    from .environments import SANDBOX as SANDBOX
    from .errors import ApiError as ApiError
    from .models import Account as Account
    from .models import Amount as Amount
    from .models import AmountInput as AmountInput
    from .models import Notification as Notification
    from .models import PaymentMethod as PaymentMethod
    from .models import PaymentMethodResponse as PaymentMethodResponse
    from .models import PaymentRequested as PaymentRequested
    from .models import PaymentRequestedInput as PaymentRequestedInput
    from .models import Payout as Payout
    from .models import PayoutRequest as PayoutRequest
    from .models import Process as Process
    from .models import ProcessStatus as ProcessStatus
    from .models import Token as Token
    from .models import TokenRequest as TokenRequest
    from .statuses import PROCESS_STATUS_MEANINGS as PROCESS_STATUS_MEANINGS
else:
    from ..core.lazy import exports

    _MODULES = {
        "..core": (
            "Accepted",
            "Duplicate",
            "Money",
            "MoneyAt",
            "NotSent",
            "Outcome",
            "Rejected",
            "Standing",
            "StatusMeaning",
            "Unknown",
            "outcome_of",
        ),
        ".client": ("AsyncClient", "Client"),
        ".environments": ("LIVE", "SANDBOX"),
        ".errors": ("ApiError",),
        ".models": (
            "Account",
            "Amount",
            "AmountInput",
            "Notification",
            "PaymentMethod",
            "PaymentMethodResponse",
            "PaymentRequested",
            "PaymentRequestedInput",
            "Payout",
            "PayoutRequest",
            "Process",
            "ProcessStatus",
            "Token",
            "TokenRequest",
        ),
        ".statuses": ("PROCESS_STATUS_MEANINGS",),
    }
    __all__ = [name for names in _MODULES.values() for name in names]
    __getattr__, __dir__ = exports(__name__, _MODULES)
