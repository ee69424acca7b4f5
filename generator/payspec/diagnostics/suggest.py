"""Did you mean ...?"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# difflib takes quadratic time in the words: these bounds keep a hostile spec,
# full of misspelt endless names, from holding up the run.
LONGEST_WORD = 64
MOST_COMPARED = 100

_LENGTHS_APART = 3
_CLOSE_ENOUGH = 0.7


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be, or None.

    A candidate that differs in case alone comes first. The order of the
    candidates does not matter.
    """
    if len(word) > LONGEST_WORD:
        return None
    near = sorted(
        {
            name
            for name in candidates
            if abs(len(name) - len(word)) <= _LENGTHS_APART and name != word
        }
    )
    folded = word.casefold()
    for name in near:
        if name.casefold() == folded:
            return name
    alike = [name for name in near if name[:1] == word[:1] or name[-1:] == word[-1:]]
    close = get_close_matches(word, alike[:MOST_COMPARED], n=1, cutoff=_CLOSE_ENOUGH)
    return close[0] if close else None
