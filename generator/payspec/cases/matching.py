"""What an expression matches: the question, and texts that answer it with yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import assert_never

from .expressions import Characters, Either, Expression, Repeat, Sequence

_PREFERRED = "x0aA1X-. _/:@"
_LONGEST = 4_000
_MORE = 64
_CHOICES = 4


def matches(expression: Expression, text: str) -> bool:
    """Whether the whole text matches, in time polynomial in its length."""
    return len(text) in _ends(expression, text, frozenset({0}))


def texts(expression: Expression) -> Iterator[str]:
    """Texts that match, the shortest repetitions first; none if all are too long.

    Alternatives have their turn as well, the first few of them.
    """
    for more, choice in product(range(_MORE), range(_CHOICES)):
        text = _text(expression, _Taste(more, choice), _LONGEST)
        if text is not None:
            yield text


def _ends(expression: Expression, text: str, starts: frozenset[int]) -> frozenset[int]:
    """Where a match can end that begins at one of `starts`."""
    match expression:
        case Characters():
            return frozenset(
                at + 1 for at in starts if at < len(text) and text[at] in expression
            )
        case Sequence(parts):
            for part in parts:
                starts = _ends(part, text, starts)
            return starts
        case Either(choices):
            ends: set[int] = set()
            for choice in choices:
                ends |= _ends(choice, text, starts)
            return frozenset(ends)
        case Repeat(inner, least, most):
            return _repeated(inner, least, most, text, starts)
        case _:
            assert_never(expression)


def _repeated(
    inner: Expression,
    least: int,
    most: int | None,
    text: str,
    starts: frozenset[int],
) -> frozenset[int]:
    for _ in range(least):
        before, starts = starts, _ends(inner, text, starts)
        if starts == before:
            break
    found = set(starts)
    rounds = len(text) + 1 if most is None else min(most - least, len(text) + 1)
    for _ in range(rounds):
        # Only from where no round has been yet: that keeps the whole linear.
        starts = _ends(inner, text, starts) - found
        if not starts:
            break
        found |= starts
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Taste:
    """How many more rounds a repetition has than it needs; which choice is taken."""

    more: int
    choice: int


def _text(expression: Expression, taste: _Taste, room: int) -> str | None:
    match expression:
        case Characters():
            return _character(expression)
        case Sequence(parts):
            whole = ""
            for part in parts:
                text = _text(part, taste, room - len(whole))
                if text is None:
                    return None
                whole += text
            return whole if len(whole) <= room else None
        case Either(choices):
            return _text(choices[taste.choice % len(choices)], taste, room)
        case Repeat(inner, least, most):
            wanted = least + taste.more
            times = wanted if most is None else min(wanted, most)
            text = _text(inner, taste, room) if times else ""
            if text is None or len(text) * times > room:
                return None
            return text * times
        case _:
            assert_never(expression)


def _character(characters: Characters) -> str | None:
    lowest = [low for low, _ in characters.ranges]
    candidates = (*_PREFERRED, *([] if characters.negated else lowest))
    return next((each for each in candidates if each in characters), None)
