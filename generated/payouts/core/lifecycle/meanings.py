"""What the values of a provider's enumeration of statuses mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .standing import MoneyAt, Standing


@dataclass(frozen=True, slots=True)
class StatusMeaning:
    """What one status means.

    `wire` is the provider's own word, or the digits of its number; `final` that it
    never changes again. A success that is not final may be reversed.
    """

    wire: str
    standing: Standing
    final: bool = False
    money: MoneyAt = MoneyAt.UNKNOWN

    @property
    def is_known(self) -> bool:
        """Whether the status says anything at all."""
        return self.standing is not Standing.UNKNOWN

    @property
    def may_be_replaced(self) -> bool:
        """Whether another payout in its place pays nobody twice.

        Only a status that never changes again, with the money at its sender, proves
        that. It says nothing of a payout whose status was not read.
        """
        return self.final and self.money is MoneyAt.SENDER


class StatusTable(Mapping[str, StatusMeaning]):
    """The statuses that are described, each by the provider's word, in their order.

    `table[word]` knows those alone; `meaning(word)` has an answer to every word.
    """

    def __init__(self, *meanings: StatusMeaning) -> None:
        self._meanings = {each.wire: each for each in meanings}

    def __getitem__(self, wire: str) -> StatusMeaning:
        return self._meanings[wire]

    def __iter__(self) -> Iterator[str]:
        return iter(self._meanings)

    def __len__(self) -> int:
        return len(self._meanings)

    def __repr__(self) -> str:
        return f"StatusTable({', '.join(map(repr, self._meanings))})"

    def meaning(self, wire: str | int) -> StatusMeaning:
        """What a status means.

        One that is not described is unknown: neither failed nor succeeded, not final,
        its money anywhere.
        """
        # What is read is of a class of its own; what is kept is plain text.
        word = str(wire)
        found = self._meanings.get(word)
        return StatusMeaning(word, Standing.UNKNOWN) if found is None else found

    def maybe_meaning(self, wire: str | int | None) -> StatusMeaning | None:
        """What a status means; `None` where there is none."""
        return None if wire is None else self.meaning(wire)
