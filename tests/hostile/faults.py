"""What a server does in place of an honest answer, and what may be made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tests.loopback.server import Peer, Seen

from .subjects import Subject


class Kind(StrEnum):
    """What is wrong with an exchange."""

    CONNECTION = "connection"
    TIME = "time"
    FLOOD = "flood"
    ENCODING = "encoding"
    FRAMING = "framing"
    STATUS = "status"
    BODY = "body"
    ECHO = "echo"
    LEFT_OVER = "left over"
    HONEST = "honest"


class Belief(StrEnum):
    """What a client may say of an exchange besides that it is unknown."""

    NOTHING = "nothing"
    """Neither that the order was taken nor that it was refused."""
    SUCCESS = "success"
    """That it was taken: the honest answer is all there."""
    REJECTION = "rejection"
    """That it was refused: the answer says so, in a documented form."""
    EITHER = "either"


Act: TypeAlias = Callable[[Peer, Seen], None]
"""Answers a request, or does not. It may raise `OSError`."""


@dataclass(frozen=True)
class Fault:
    """One wrong exchange.

    With `before` the server acts before it reads a request; with `reads` as well, after
    a part of one.

    `must_succeed` are exchanges that look odd and are right: a client that refuses them
    would make the other cases prove nothing. `waits` says that only the client's own
    deadline ends it. `again` are calls that follow with honest answers.
    """

    name: str
    kind: Kind
    act: Act
    belief: Belief = Belief.NOTHING
    must_succeed: bool = False
    waits: bool = False
    before: bool = False
    reads: bool = False
    again: int = 0

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}"


Faults: TypeAlias = Callable[[Subject, int], list[Fault]]
"""The faults of one kind, for one exchange of an operation, by its index."""
