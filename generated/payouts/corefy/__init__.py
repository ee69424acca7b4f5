"""Corefy payouts.

Pays out by card, bank transfer and other methods. Many brands run this platform under
addresses of their own.

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
    from .environments import PAYELATA_LIVE as PAYELATA_LIVE
    from .environments import PAYELATA_TEST as PAYELATA_TEST
    from .environments import TEST as TEST
    from .errors import ApiError as ApiError
    from .models import Customer as Customer
    from .models import Error as Error
    from .models import Errors as Errors
    from .models import FieldCheck as FieldCheck
    from .models import FieldDescriptor as FieldDescriptor
    from .models import FieldErrors as FieldErrors
    from .models import FieldOptions as FieldOptions
    from .models import Identifier as Identifier
    from .models import Links as Links
    from .models import MerchantAccount as MerchantAccount
    from .models import Method as Method
    from .models import OfferedService as OfferedService
    from .models import OfferedServices as OfferedServices
    from .models import Options as Options
    from .models import Payout as Payout
    from .models import PayoutAttributes as PayoutAttributes
    from .models import PayoutPage as PayoutPage
    from .models import PayoutPageLinks as PayoutPageLinks
    from .models import PayoutPageMeta as PayoutPageMeta
    from .models import PayoutRequest as PayoutRequest
    from .models import PayoutStatus as PayoutStatus
    from .models import Prerequest as Prerequest
    from .models import PrerequestRequest as PrerequestRequest
    from .models import PublicPayout as PublicPayout
    from .models import Refusal as Refusal
    from .models import Relationship as Relationship
    from .models import Relationships as Relationships
    from .models import Resolution as Resolution
    from .models import Service as Service
    from .models import ServiceAttributes as ServiceAttributes
    from .models import ServicePage as ServicePage
    from .models import ServicePageLinks as ServicePageLinks
    from .models import ServicePageMeta as ServicePageMeta
    from .statuses import PAYOUT_STATUS_MEANINGS as PAYOUT_STATUS_MEANINGS
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
        ".environments": ("LIVE", "PAYELATA_LIVE", "PAYELATA_TEST", "TEST"),
        ".errors": ("ApiError",),
        ".models": (
            "Customer",
            "Error",
            "Errors",
            "FieldCheck",
            "FieldDescriptor",
            "FieldErrors",
            "FieldOptions",
            "Identifier",
            "Links",
            "MerchantAccount",
            "Method",
            "OfferedService",
            "OfferedServices",
            "Options",
            "Payout",
            "PayoutAttributes",
            "PayoutPage",
            "PayoutPageLinks",
            "PayoutPageMeta",
            "PayoutRequest",
            "PayoutStatus",
            "Prerequest",
            "PrerequestRequest",
            "PublicPayout",
            "Refusal",
            "Relationship",
            "Relationships",
            "Resolution",
            "Service",
            "ServiceAttributes",
            "ServicePage",
            "ServicePageLinks",
            "ServicePageMeta",
        ),
        ".statuses": ("PAYOUT_STATUS_MEANINGS",),
    }
    __all__ = [name for names in _MODULES.values() for name in names]
    __getattr__, __dir__ = exports(__name__, _MODULES)
