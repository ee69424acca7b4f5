"""Lists that come in pages: what leads from one page to the next."""

from dataclasses import dataclass

from payspec.diagnostics import Span


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pages are counted from 1: `parameter` of the query asks for one.

    `last` is the field of a page that says how many there are; without it a page
    without items is the end.
    """

    parameter: str
    last: str | None


@dataclass(frozen=True, slots=True)
class PageCursor:
    """A page has, at `next`, what `parameter` of the query asks for the next one by.

    `more` is the field of a page that says whether there is another one; without it a
    page without `next` is the end.
    """

    next: str
    parameter: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class PageAfter:
    """The next page is what comes after the last item of a page.

    `parameter` of the query asks for it by the item's field `item`. `more` is the field
    of a page that says whether there is another one; without it a page without items
    is the end.
    """

    item: str
    parameter: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page has, at `next`, the address of the next one."""

    next: str


Way = PageNumber | PageCursor | PageAfter | PageLink
"""Every way from a page to the next; one class per kind."""


@dataclass(frozen=True, slots=True)
class Pages:
    """How an operation's answers follow each other; fields are paths a.b.c.

    `items` is the list in a page. What is absent, null or empty leads nowhere: it is
    the end.
    """

    items: str
    way: Way
    span: Span
