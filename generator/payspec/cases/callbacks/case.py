"""A case of a callback: a request, the keys of its receiver, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .request import Request


class Verdict(StrEnum):
    """What a receiver does with a request."""

    PROVEN = "proven"
    """Its proof holds; what its body says is another matter."""

    REFUSED = "refused"
    """It proves nothing, or speaks of another environment."""

    MISCONFIGURED = "misconfigured"
    """The receiver's keys can prove nothing: that is its own mistake."""


class Reason(StrEnum):
    """Why a request is refused."""

    MISSING_HEADER = "missing_header"
    REPEATED_HEADER = "repeated_header"
    UNREADABLE_HEADER = "unreadable_header"
    WRONG_SIGNATURE = "wrong_signature"
    NOT_COVERED = "not_covered"
    OUTDATED = "outdated"
    OTHER_MODE = "other_mode"


@dataclass(frozen=True, slots=True)
class CallbackCase:
    """One request. `id` stays the same as long as the scheme and the idea do.

    `reason` is why it is refused; `None` where more than one is right.
    """

    id: str
    request: Request
    verdict: Verdict
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class CallbackCases:
    """All cases of one callback, by id, and what no case could be made of."""

    callback: str
    cases: tuple[CallbackCase, ...]
    left_out: tuple[str, ...]
