"""What a spec knows about sending one operation safely, as the client carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What a status proves. A status without a verdict proves nothing."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


class RepeatAnswer(StrEnum):
    """What the provider answers to the same key a second time."""

    REPLAY = "replay"
    CONFLICT = "conflict"
    UNDOCUMENTED = "undocumented"


@dataclass(frozen=True, slots=True)
class Repeat:
    """How the provider recognises a repeat.

    `uuid` tells that a key has to be one; `derive_from` is the request field (by its
    wire name) that a missing key is derived from; `window` is in seconds.
    """

    uuid: bool
    answers: RepeatAnswer
    derive_from: str | None = None
    window: int | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """The read that tells what became of a request, asked by one of its fields.

    `proof` tells whether finding nothing proves that nothing was created.
    """

    operation: str
    parameter: str
    field: str
    proof: bool


@dataclass(frozen=True, slots=True)
class Echo:
    """A field, by its wire name, that the answer has to repeat.

    `absent` is the value that an answer without it means, if one is documented.
    """

    field: str
    absent: bool | str | None = None


@dataclass(frozen=True, slots=True)
class Safety:
    """All that is known about sending one operation safely."""

    outcomes: Mapping[int, Verdict]
    repeat: Repeat | None = None
    find: Find | None = None
    echoes: tuple[Echo, ...] = field(default=())
    identified_by: str | None = None
