"""beGateway payouts.

Sends money to a customer's account in the system of a payment method.

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
    from .environments import TEST as TEST
    from .errors import ApiError as ApiError
    from .models import BillingAddress as BillingAddress
    from .models import Customer as Customer
    from .models import Failure as Failure
    from .models import Payout as Payout
    from .models import PayoutCustomer as PayoutCustomer
    from .models import PayoutDetails as PayoutDetails
    from .models import PayoutMethod as PayoutMethod
    from .models import PayoutRequest as PayoutRequest
    from .models import TransactionStatus as TransactionStatus
    from .statuses import TRANSACTION_STATUS_MEANINGS as TRANSACTION_STATUS_MEANINGS
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
        ".environments": ("LIVE", "TEST"),
        ".errors": ("ApiError",),
        ".models": (
            "BillingAddress",
            "Customer",
            "Failure",
            "Payout",
            "PayoutCustomer",
            "PayoutDetails",
            "PayoutMethod",
            "PayoutRequest",
            "TransactionStatus",
        ),
        ".statuses": ("TRANSACTION_STATUS_MEANINGS",),
    }
    __all__ = [name for names in _MODULES.values() for name in names]
    __getattr__, __dir__ = exports(__name__, _MODULES)
