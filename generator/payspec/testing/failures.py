"""Every way in which an exchange can go wrong, by what the provider saw of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .answer import Answer


@dataclass(frozen=True, slots=True)
class Refused:
    """Nobody listens there. Nothing was sent."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No connection comes about in time. Nothing was sent."""


@dataclass(frozen=True, slots=True)
class TlsFailed:
    """The certificate is not trusted. Nothing was sent."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The provider does not read: the time is up in the middle of the request."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The provider has the whole request, and the time is up before an answer."""


@dataclass(frozen=True, slots=True)
class Reset:
    """The provider has the whole request, and the connection breaks."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """The provider has the whole request, and answers something that is no HTTP."""


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """The answer begins, and the connection breaks after that many bytes of its body.

    Without a number it breaks in the middle.
    """

    answer: Answer
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The call is cut short by `error` (`KeyboardInterrupt()`, say).

    After the provider has the request, unless `sent` is false.
    """

    error: BaseException
    sent: bool = True


Failure: TypeAlias = (
    Refused
    | Unreachable
    | TlsFailed
    | NotTaken
    | NoAnswer
    | Reset
    | Garbled
    | BrokenOff
    | Interrupted
)
"""Every kind of failure; one class per kind."""

Happening: TypeAlias = Answer | Failure
"""What becomes of one exchange."""
