"""From a page to the call that asks for the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

from ..errors import UnreadableAnswer
from ..fields.missing import MISSING as LEFT_OUT
from ..fields.narrow import is_array, is_mapping
from ..fields.text import is_unicode
from ..model.answer import ResponseModel, received_by
from ..model.value_at import Nothing, value_at
from ..paging.ways import (
    CursorPages,
    LinkedPages,
    NumberedPages,
    PageChain,
    PagesAfter,
)
from ..tracebacks import clearing
from .call import Call
from .operation import Operation
from .page_link import query_in_link

MOST_PAGES = 10_000
"""Pages of one iteration: a list that never ends is a mistake of the provider's."""


def items_of(
    operation: Operation, pages: PageChain, page: object
) -> tuple[object, ...]:
    """The list in a page. Raises `UnreadableAnswer` if nothing of it can be read."""
    model = _model(page)
    found = value_at(model, pages.items)
    if found is Nothing.ABSENT:
        return ()
    if is_array(found) and (found or not _lost_items(model, pages.items)):
        return tuple(found)
    raise UnreadableAnswer(operation.name, "holds no list of items", model.response)


def received_items(pages: PageChain, page: ResponseModel) -> object:
    """The list in a page, as it came."""
    return _received(page, pages.items)


def follower(
    operation: Operation, pages: PageChain
) -> Callable[[Call, object], Call | None]:
    """What gives the call for the page behind a page, or None behind the last.

    It is used for one iteration. Raises `UnreadableAnswer` for a page that leads back
    to one that was there, or on for ever.
    """
    seen: set[str] = set()

    def follow(call: Call, page: object) -> Call | None:
        model = _model(page)
        found = _next(operation, pages, call, model)
        if found is None:
            return None
        mark, next_call = found
        if mark == _asked_by(pages, call):
            # Some give a way on always: behind the last item it leads to itself.
            if _says_more(pages) or items_of(operation, pages, page):
                problem = "leads to itself, a page that was there already"
                raise UnreadableAnswer(operation.name, problem, model.response)
            return None
        if mark in seen or len(seen) >= MOST_PAGES:
            problem = "leads to a page that was there already, or on for ever"
            raise UnreadableAnswer(operation.name, problem, model.response)
        seen.add(mark)
        return next_call

    return lambda call, page: clearing(lambda: follow(call, page))


def _asked_by(pages: PageChain, call: Call) -> str | None:
    """What the call asked for its page by; None for the first one, unless given."""
    match pages:
        case LinkedPages():
            return None if call.link is None else query_in_link(call.link)
        case NumberedPages():
            return None
        case CursorPages(parameter=parameter) | PagesAfter(parameter=parameter):
            given = call.query.get(parameter)
            return str(given) if isinstance(given, str | int) else None


def _says_more(pages: PageChain) -> bool:
    """Whether a page says by itself that there is another one."""
    return isinstance(pages, CursorPages | PagesAfter) and pages.more is not None


def _next(
    operation: Operation, pages: PageChain, call: Call, page: ResponseModel
) -> tuple[str, Call] | None:
    match pages:
        case NumberedPages(_, parameter, last):
            given = call.query.get(parameter, LEFT_OUT)
            number = given if isinstance(given, int) else 1
            most = None if last is None else _value(operation, page, last)
            if isinstance(most, int) and number >= most:
                return None
            if not isinstance(most, int) and not items_of(operation, pages, page):
                return None
            asked = {**call.query, parameter: number + 1}
            return str(number + 1), replace(call, query=asked)
        case CursorPages(_, path, parameter, more):
            if more is not None and not _more(operation, page, more):
                return None
            value = _value(operation, page, path)
            if value in (None, ""):
                return None if more is None else _nowhere(operation, page)
            return _asked(call, parameter, str(value))
        case PagesAfter(_, path, parameter, more):
            if more is not None and not _more(operation, page, more):
                return None
            items = items_of(operation, pages, page)
            if not items:
                return None if more is None else _nowhere(operation, page)
            value = _value(operation, _model(items[-1]), path)
            if value in (None, ""):
                return _nowhere(operation, page)
            return _asked(call, parameter, str(value))
        case LinkedPages(_, path):
            value = _value(operation, page, path)
            if value in (None, ""):
                return None
            link = str(value)
            return query_in_link(link), replace(call, link=link)


def _asked(call: Call, parameter: str, value: str) -> tuple[str, Call]:
    return value, replace(call, query={**call.query, parameter: value})


def _more(operation: Operation, page: ResponseModel, path: str) -> bool:
    found = value_at(page, path)
    if isinstance(found, bool):
        return found
    raise UnreadableAnswer(operation.name, f"has no readable {path!r}", page.response)


def _nowhere(operation: Operation, page: ResponseModel) -> NoReturn:
    problem = "says that there is more, and not where"
    raise UnreadableAnswer(operation.name, problem, page.response)


def _value(operation: Operation, page: ResponseModel, path: str) -> str | int | None:
    """What leads on; a value that cannot be read is no end of the list."""
    match value_at(page, path):
        case None | Nothing.MISSING | Nothing.ABSENT | Nothing.NULL:
            return None
        case bool():
            pass
        case str() as value if not is_unicode(value):
            pass
        case str() | int() as value:
            return value
        case _:
            pass
    raise UnreadableAnswer(operation.name, f"has no readable {path!r}", page.response)


def _lost_items(page: ResponseModel, path: str) -> bool:
    """Whether items came, none of which could be read."""
    found = _received(page, path)
    return is_array(found) and bool(found)


def _received(page: ResponseModel, path: str) -> object:
    """What came at a path, as plain JSON."""
    at: object = received_by(page)
    rest = path
    while rest and is_mapping(at):
        first, _, behind = rest.partition(".")
        first, rest = (rest, "") if rest in at else (first, behind)
        at = at.get(first)
    return at


def _model(page: object) -> ResponseModel:
    if isinstance(page, ResponseModel):
        return page
    raise TypeError("a page is one object")
