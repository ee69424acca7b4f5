"""Did you mean ...?

difflib takes quadratic time in the words, and a hostile spec is full of misspelt
endless names. So a word is compared with few others, and all the words of one run share
a budget: once it is spent nothing is suggested any more, and the findings stand as they
are.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST_WORD = 64
"""Longer words are no slips of the pen."""

MOST_COMPARED = 100
"""Candidates that one word is compared with."""

BUDGET = 2_000_000
"""Pairs of characters that one run compares: some 10,000 misspelt words of an ordinary
spec, or a quarter of a second."""

_LENGTHS_APART = 3
_CLOSE_ENOUGH = 0.7


@dataclass(slots=True)
class Comparisons:
    """What may still be compared, in pairs of characters."""

    left: int = BUDGET

    def take(self, pairs: int) -> bool:
        """Spend so many; false where there are none left."""
        self.left -= pairs
        return self.left > 0


_RUN: ContextVar[Comparisons | None] = ContextVar("comparisons", default=None)


@contextmanager
def bounded(budget: int = BUDGET) -> Generator[Comparisons]:
    """Let all that is asked inside share one budget; one inside another is the same."""
    around = _RUN.get()
    if around is not None:
        yield around
        return
    token = _RUN.set(Comparisons(budget))
    try:
        yield _RUN.get() or Comparisons(0)
    finally:
        _RUN.reset(token)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be, or None.

    A candidate that differs in case alone comes first. The order of the
    candidates does not matter. None, too, once the budget of the run is spent.
    """
    budget = _RUN.get() or Comparisons()
    if len(word) > LONGEST_WORD or budget.left <= 0:
        return None
    near: set[str] = set()
    for name in candidates:
        if not budget.take(1):
            return None
        if abs(len(name) - len(word)) <= _LENGTHS_APART and name != word:
            near.add(name)
    folded = word.casefold()
    first, last = word[:1], word[-1:]
    alike: list[str] = []
    for name in sorted(near):
        if not budget.take(len(word)):
            return None
        if name.casefold() == folded:
            return name
        if name[:1] == first or name[-1:] == last:
            alike.append(name)
    return _closest(word, alike[:MOST_COMPARED], budget)


def _closest(word: str, names: list[str], budget: Comparisons) -> str | None:
    """The most similar of the names, if it is similar enough; of two, the last."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    best: tuple[float, str] | None = None
    for name in names:
        matcher.set_seq1(name)
        lowest = _CLOSE_ENOUGH if best is None else best[0]
        # Two upper bounds first, as difflib does: each costs less than the next.
        if matcher.real_quick_ratio() < lowest or matcher.quick_ratio() < lowest:
            continue
        if not budget.take(len(word) * len(name)):
            break
        ratio = matcher.ratio()
        if ratio >= lowest:
            best = max(best or (0.0, ""), (ratio, name))
    return None if best is None else best[1]
