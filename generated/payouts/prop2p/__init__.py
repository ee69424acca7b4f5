"""ProP2P Agent API.

Takes payments and makes payouts through an agent. Its public page describes the order
of the calls and names their fields; it gives no address, verb, path, way to
authenticate, callback, error, amount or currency. So nothing is sent until an
environment binds it.

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
    from .environments import STANDIN as STANDIN
    from .errors import ApiError as ApiError
    from .models import FilledRequisite as FilledRequisite
    from .models import Notification as Notification
    from .models import OperationDetails as OperationDetails
    from .models import OperationRequest as OperationRequest
    from .models import OperationStatus as OperationStatus
    from .models import OperationType as OperationType
    from .models import PaymentMethodRequisite as PaymentMethodRequisite
    from .models import PaymentMethodType as PaymentMethodType
    from .models import Requisite as Requisite
    from .models import Session as Session
    from .models import SessionRequest as SessionRequest
    from .statuses import OPERATION_STATUS_MEANINGS as OPERATION_STATUS_MEANINGS
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
        ".environments": ("STANDIN",),
        ".errors": ("ApiError",),
        ".models": (
            "FilledRequisite",
            "Notification",
            "OperationDetails",
            "OperationRequest",
            "OperationStatus",
            "OperationType",
            "PaymentMethodRequisite",
            "PaymentMethodType",
            "Requisite",
            "Session",
            "SessionRequest",
        ),
        ".statuses": ("OPERATION_STATUS_MEANINGS",),
    }
    __all__ = [name for names in _MODULES.values() for name in names]
    __getattr__, __dir__ = exports(__name__, _MODULES)
