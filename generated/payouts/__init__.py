"""Clients of payment providers.

One package for each provider: `aopay`, `begateway`, `corefy`, `prop2p`. What they share
is exported here.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .core import AbsentField as AbsentField
    from .core import Accepted as Accepted
    from .core import AnotherAnswer as AnotherAnswer
    from .core import Binding as Binding
    from .core import Callback as Callback
    from .core import CallbackRefused as CallbackRefused
    from .core import CallFlow as CallFlow
    from .core import ConfigurationError as ConfigurationError
    from .core import Credential as Credential
    from .core import Drift as Drift
    from .core import Duplicate as Duplicate
    from .core import Entry as Entry
    from .core import Environment as Environment
    from .core import Event as Event
    from .core import FilePart as FilePart
    from .core import InvalidMoney as InvalidMoney
    from .core import InvalidRequest as InvalidRequest
    from .core import InvalidTimeouts as InvalidTimeouts
    from .core import Items as Items
    from .core import JournalFailed as JournalFailed
    from .core import KeyReused as KeyReused
    from .core import Money as Money
    from .core import MoneyAt as MoneyAt
    from .core import NoAnswer as NoAnswer
    from .core import NoBody as NoBody
    from .core import NoResponse as NoResponse
    from .core import NotAuthorised as NotAuthorised
    from .core import NotReached as NotReached
    from .core import NotSent as NotSent
    from .core import Outcome as Outcome
    from .core import OutcomeUnknown as OutcomeUnknown
    from .core import PaymentError as PaymentError
    from .core import ProviderError as ProviderError
    from .core import RefusalReason as RefusalReason
    from .core import Rejected as Rejected
    from .core import Response as Response
    from .core import Secret as Secret
    from .core import Standing as Standing
    from .core import StatusMeaning as StatusMeaning
    from .core import Target as Target
    from .core import Timeouts as Timeouts
    from .core import TooManyDecimals as TooManyDecimals
    from .core import Trust as Trust
    from .core import Unbound as Unbound
    from .core import Unknown as Unknown
    from .core import UnknownCurrency as UnknownCurrency
    from .core import UnknownReason as UnknownReason
    from .core import UnreadableAnswer as UnreadableAnswer
    from .core import UnsafeLink as UnsafeLink
    from .core import Violation as Violation
    from .core import WrongEventLoop as WrongEventLoop
    from .core import hold_to_content as hold_to_content
    from .core import outcome_of as outcome_of
else:
    from . import core
    from .core.lazy import exports

    __all__ = core.__all__
    __getattr__, __dir__ = exports(__name__, {".core": tuple(core.__all__)})
