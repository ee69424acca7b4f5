"""Clients of payment providers.

One package for each provider: `begateway`. What they share is exported here.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .core import (
        Accepted,
        ConfigurationError,
        Credential,
        Drift,
        Duplicate,
        Entry,
        Environment,
        Event,
        InvalidMoney,
        InvalidRequest,
        Items,
        JournalFailed,
        Money,
        NoAnswer,
        NotReached,
        NotSent,
        Outcome,
        OutcomeUnknown,
        PaymentError,
        ProviderError,
        Rejected,
        Response,
        Secret,
        Timeouts,
        Unknown,
        UnknownReason,
        UnreadableAnswer,
        Violation,
        outcome_of,
    )
else:
    from .core.lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            ".core": (
                "Accepted",
                "ConfigurationError",
                "Credential",
                "Drift",
                "Duplicate",
                "Entry",
                "Environment",
                "Event",
                "InvalidMoney",
                "InvalidRequest",
                "Items",
                "JournalFailed",
                "Money",
                "NoAnswer",
                "NotReached",
                "NotSent",
                "Outcome",
                "OutcomeUnknown",
                "PaymentError",
                "ProviderError",
                "Rejected",
                "Response",
                "Secret",
                "Timeouts",
                "Unknown",
                "UnknownReason",
                "UnreadableAnswer",
                "Violation",
                "outcome_of",
            ),
        },
    )

__all__ = [
    "Accepted",
    "ConfigurationError",
    "Credential",
    "Drift",
    "Duplicate",
    "Entry",
    "Environment",
    "Event",
    "InvalidMoney",
    "InvalidRequest",
    "Items",
    "JournalFailed",
    "Money",
    "NoAnswer",
    "NotReached",
    "NotSent",
    "Outcome",
    "OutcomeUnknown",
    "PaymentError",
    "ProviderError",
    "Rejected",
    "Response",
    "Secret",
    "Timeouts",
    "Unknown",
    "UnknownReason",
    "UnreadableAnswer",
    "Violation",
    "outcome_of",
]
