"""What leads from one page of a list to the next, as a call in the table."""

from payspec.ir.operations import Operation
from payspec.ir.pages import PageAfter, PageCursor, PageLink, PageNumber

from ..imports import Import
from ..layout import Expression, Text, call
from ..literals import literal
from .safety import maybe

_WAYS = "..core.paging.ways"


def page_chain(operation: Operation, used: set[Import]) -> Expression | None:
    """The pages of an operation; what it imports is added to `used`."""
    pages = operation.pages
    if pages is None:
        return None
    items = Text(pages.items)
    match pages.way:
        case PageNumber(parameter=parameter, last=last):
            chain = call("NumberedPages", items, literal(parameter), last=maybe(last))
        case PageCursor(next=path, parameter=parameter, more=more):
            on = (Text(path), literal(parameter))
            chain = call("CursorPages", items, *on, more=maybe(more))
        case PageAfter(item=path, parameter=parameter, more=more):
            on = (Text(path), literal(parameter))
            chain = call("PagesAfter", items, *on, more=maybe(more))
        case PageLink(next=path):
            chain = call("LinkedPages", items, Text(path))
    used.add(Import(_WAYS, chain.name))
    return chain
