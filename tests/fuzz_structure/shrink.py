"""The smallest mutant that is still wrong in the same way."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .trees import Map, Seq, Tree, copied, slots, written

MOST_TRIES = 400


def shrunk(tree: Map, wrong: Callable[[str], bool]) -> str:
    """The text of the smallest tree, of those tried, for which `wrong` holds."""
    tries = 0
    again = True
    while again and tries < MOST_TRIES:
        again = False
        number = 0
        while number < sum(1 for _ in slots(tree)) and tries < MOST_TRIES:
            tries += 1
            smaller = copied(tree)
            assert isinstance(smaller, Map)
            [*slots(smaller)][number].remove()
            if wrong(text_of(smaller)):
                tree, again = smaller, True
            else:
                number += 1
    return text_of(tree)


def text_of(tree: Tree) -> str:
    """The tree as YAML, without any style."""

    class _Calm(Random):
        def random(self) -> float:
            return 0.99

    return written(tree, _Calm(0)) if isinstance(tree, Map | Seq) else ""
