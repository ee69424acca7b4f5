"""A callback that was believed, or that nobody had to prove."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from ..model.drift import Drift

T_co = TypeVar("T_co", covariant=True)


class Trust(StrEnum):
    """What a callback is worth. Either way: read again before acting."""

    AUTHENTIC = "authentic"
    """The provider sent it. It may be a repeat, late, or out of order."""

    HINT = "hint"
    """Anybody may have sent it, or it only names what changed."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The answer that the provider takes for received: status and body."""

    status: int
    body: str = ""


@dataclass(frozen=True, slots=True)
class Reread:
    """How to read what is true now: an operation of the client, and its argument."""

    operation: str
    parameter: str
    value: str

    def __str__(self) -> str:
        return f"{self.operation}({self.parameter}={self.value!r})"


@dataclass(frozen=True, slots=True)
class Event(Generic[T_co]):
    """One thing that the provider tells.

    `identity` is the same for the same event sent again: keep it to tell repeats. Of
    two events about one thing the one with the larger `order` is newer; `order` is
    `None` where the provider says nothing that orders them. `drift` names what of
    `value` is not as documented, with JSON pointers into the body.
    """

    value: T_co
    identity: tuple[str, ...]
    order: int | None
    reread: Reread | None
    drift: tuple[Drift, ...]


@dataclass(frozen=True, slots=True)
class UnreadableEvent:
    """An event of several that could not be read, by its JSON pointer into the body.

    It is in the raw body and nowhere else: keep that, or the event is lost once the
    callback is acknowledged.
    """

    pointer: str
    problem: str


@dataclass(frozen=True, slots=True)
class Callback(Generic[T_co]):
    """What came, and what it is worth.

    Whatever `trust` says, what acts on an event first asks the provider as `reread`
    says: a callback that is authentic may still be old.
    """

    events: tuple[Event[T_co], ...]
    unreadable: tuple[UnreadableEvent, ...]
    trust: Trust
    acknowledgement: Acknowledgement
