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

    `uuid` tells that a key has to be one; `derive_from` is the request field that a
    missing key is derived from; `window` is in seconds. `key` is the parameter or
    request field that is the key; without it a header carries one.
    """

    uuid: bool
    answers: RepeatAnswer
    derive_from: str | None = None
    window: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """The read that tells what became of a request, asked by a value of its own.

    `proof` tells whether finding nothing proves that nothing was created. `table` is
    the name of the operation's own table.
    """

    operation: str
    parameter: str
    field: str
    proof: bool
    table: str = ""


@dataclass(frozen=True, slots=True)
class LookUp:
    """A read that takes the value of `field` as its `parameter`; `table` names it.

    What it refuses to ask for is not sent either.
    """

    table: str
    parameter: str
    field: str


@dataclass(frozen=True, slots=True)
class Echo:
    """A field of the answer that has to be the same as what was sent, or asked for.

    `of` is the parameter or request field that it repeats, if its name differs.
    `absent` is the value that an answer without it means, if one is documented. One
    that is `optional` is compared only where the answer has it.
    """

    field: str
    absent: bool | str | None = None
    of: str | None = None
    optional: bool = False

    @property
    def sent(self) -> str:
        """The parameter or request field that is repeated."""
        return self.field if self.of is None else self.of


@dataclass(frozen=True, slots=True)
class EffectBy:
    """Whether money moves, by the value of a parameter or request field.

    It moves where there is none, or another value than those in `moves`.
    """

    field: str
    moves: Mapping[bool | str | int, bool]

    def may_move(self, value: object) -> bool:
        """Whether money may move where the field holds `value`; true is not 1."""
        for known, moves in self.moves.items():
            if isinstance(known, bool) is isinstance(value, bool) and known == value:
                return moves
        return True


@dataclass(frozen=True, slots=True)
class Safety:
    """All that is known about sending one operation safely.

    Fields are named by wire names; one inside other objects by its path, a.b.c.
    `hidden` are those names whose values are told to nobody. `look_ups` are the reads
    besides that of `find` which the order can be asked for with.
    """

    outcomes: Mapping[int, Verdict]
    repeat: Repeat | None = None
    find: Find | None = None
    echoes: tuple[Echo, ...] = field(default=())
    identified_by: str | None = None
    hidden: tuple[str, ...] = ()
    effect_by: EffectBy | None = None
    look_ups: tuple[LookUp, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Names of what a request is compared, recognised and found by."""
        named = [echo.sent for echo in self.echoes]
        if self.find is not None:
            named.append(self.find.field)
        if self.repeat is not None:
            named += filter(None, (self.repeat.key, self.repeat.derive_from))
        named += [each.field for each in self.look_ups]
        if self.effect_by is not None:
            named.append(self.effect_by.field)
        return tuple(dict.fromkeys(named))
