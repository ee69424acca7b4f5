"""The core that emitted clients stand on: real Python, copied as it is.

It imports nothing but httpx2, pydantic and, for `validators` alone, jsonschema, and
cryptography where a callback is signed with a private key; it knows no provider. What
is exported here is its public part.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .auth.credentials import Credential
    from .callbacks.callback import Callback, Trust
    from .callbacks.refused import CallbackRefused, RefusalReason
    from .callbacks.target import Target
    from .client.environment import Binding, Environment
    from .client.read import Items
    from .errors import (
        AnotherAnswer,
        ConfigurationError,
        InvalidRequest,
        JournalFailed,
        NoAnswer,
        NotAuthorised,
        NotReached,
        PaymentError,
        ProviderError,
        Unbound,
        UnreadableAnswer,
        UnsafeLink,
        WrongEventLoop,
    )
    from .fields.exponents import TooManyDecimals, UnknownCurrency
    from .fields.money import InvalidMoney, Money
    from .fields.secret import Secret
    from .flow.entries import Entry
    from .flow.events import Event
    from .flow.timeouts import InvalidTimeouts, Timeouts
    from .lifecycle.flows import CallFlow
    from .lifecycle.meanings import StatusMeaning
    from .lifecycle.standing import MoneyAt, Standing
    from .model.answer import AbsentField
    from .model.drift import Drift
    from .model.file_part import FilePart
    from .model.no_body import NoBody
    from .model.response import NoResponse, Response
    from .model.violations import Violation
    from .safety.content import KeyReused, hold_to_content
    from .safety.interrupted import outcome_of
    from .safety.outcomes import (
        Accepted,
        Duplicate,
        NotSent,
        Outcome,
        OutcomeUnknown,
        Rejected,
        Unknown,
        UnknownReason,
    )
else:
    from .lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            ".auth.credentials": ("Credential",),
            ".callbacks.callback": ("Callback", "Trust"),
            ".callbacks.refused": ("CallbackRefused", "RefusalReason"),
            ".callbacks.target": ("Target",),
            ".client.environment": ("Binding", "Environment"),
            ".client.read": ("Items",),
            ".errors": (
                "AnotherAnswer",
                "ConfigurationError",
                "InvalidRequest",
                "JournalFailed",
                "NoAnswer",
                "NotAuthorised",
                "NotReached",
                "PaymentError",
                "ProviderError",
                "Unbound",
                "UnreadableAnswer",
                "UnsafeLink",
                "WrongEventLoop",
            ),
            ".fields.exponents": ("TooManyDecimals", "UnknownCurrency"),
            ".fields.money": ("InvalidMoney", "Money"),
            ".fields.secret": ("Secret",),
            ".flow.entries": ("Entry",),
            ".flow.events": ("Event",),
            ".flow.timeouts": ("InvalidTimeouts", "Timeouts"),
            ".lifecycle.flows": ("CallFlow",),
            ".lifecycle.meanings": ("StatusMeaning",),
            ".lifecycle.standing": ("MoneyAt", "Standing"),
            ".model.answer": ("AbsentField",),
            ".model.drift": ("Drift",),
            ".model.file_part": ("FilePart",),
            ".model.no_body": ("NoBody",),
            ".model.response": ("NoResponse", "Response"),
            ".model.violations": ("Violation",),
            ".safety.content": ("KeyReused", "hold_to_content"),
            ".safety.interrupted": ("outcome_of",),
            ".safety.outcomes": (
                "Accepted",
                "Duplicate",
                "NotSent",
                "Outcome",
                "OutcomeUnknown",
                "Rejected",
                "Unknown",
                "UnknownReason",
            ),
        },
    )

__all__ = [
    "AbsentField",
    "Accepted",
    "AnotherAnswer",
    "Binding",
    "CallFlow",
    "Callback",
    "CallbackRefused",
    "ConfigurationError",
    "Credential",
    "Drift",
    "Duplicate",
    "Entry",
    "Environment",
    "Event",
    "FilePart",
    "InvalidMoney",
    "InvalidRequest",
    "InvalidTimeouts",
    "Items",
    "JournalFailed",
    "KeyReused",
    "Money",
    "MoneyAt",
    "NoAnswer",
    "NoBody",
    "NoResponse",
    "NotAuthorised",
    "NotReached",
    "NotSent",
    "Outcome",
    "OutcomeUnknown",
    "PaymentError",
    "ProviderError",
    "RefusalReason",
    "Rejected",
    "Response",
    "Secret",
    "Standing",
    "StatusMeaning",
    "Target",
    "Timeouts",
    "TooManyDecimals",
    "Trust",
    "Unbound",
    "Unknown",
    "UnknownCurrency",
    "UnknownReason",
    "UnreadableAnswer",
    "UnsafeLink",
    "Violation",
    "WrongEventLoop",
    "hold_to_content",
    "outcome_of",
]
