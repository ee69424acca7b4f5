"""What leads from a page to the next, as a client carries it.

`items` is where a page has its list; all places are paths of wire names, a.b.c.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class NumberedPages:
    """Pages are counted from 1; `last` is where a page says how many there are."""

    items: str
    parameter: str
    last: str | None = None


@dataclass(frozen=True, slots=True)
class CursorPages:
    """A page has at `next` what `parameter` of the query asks for the next one by.

    `more` is where a page says whether there is another one.
    """

    items: str
    next: str
    parameter: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class PagesAfter:
    """`parameter` of the query asks for what comes after the last item of a page.

    The item is told by its field `item`; `more` is where a page says whether there is
    another one.
    """

    items: str
    item: str
    parameter: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedPages:
    """A page has at `next` the address of the next one."""

    items: str
    next: str


PageChain: TypeAlias = NumberedPages | CursorPages | PagesAfter | LinkedPages
"""Every way from a page to the next."""
