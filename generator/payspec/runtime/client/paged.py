"""From a page to the call that asks for the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn
from urllib.parse import parse_qsl, urljoin, urlsplit

from ..auth.schemes import InQuery, parts_of
from ..errors import UnreadableAnswer, UnsafeLink
from ..fields.missing import MISSING as LEFT_OUT
from ..fields.narrow import is_array, is_mapping
from ..model.answer import ResponseModel, received_by
from ..paging.ways import (
    CursorPages,
    LinkedPages,
    NumberedPages,
    PageChain,
    PagesAfter,
)
from ..tracebacks import clearing
from ..wire import BaseUrl, InvalidUrl, Origin, render_query
from .call import Call
from .named import received_under
from .operation import Operation
from .read import is_emptied

MOST_PAGES = 10_000
"""Pages of one iteration: a list that never ends is a mistake of the provider's."""


def items_of(
    operation: Operation, pages: PageChain, page: object
) -> tuple[object, ...]:
    """The list in a page. Raises `UnreadableAnswer` if nothing of it can be read."""
    model = _model(page)
    found = received_under((pages.items,), model).get(pages.items)
    if is_array(found) and not is_emptied(_found(model, pages.items), found):
        return tuple(found)
    raise UnreadableAnswer(operation.name, "holds no list of items", model.response)


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
        if mark in seen or len(seen) >= MOST_PAGES:
            problem = "leads to a page that was there already, or on for ever"
            raise UnreadableAnswer(operation.name, problem, model.response)
        seen.add(mark)
        return next_call

    return lambda call, page: clearing(lambda: follow(call, page))


def query_of_link(operation: Operation, base: BaseUrl, path: str, link: str) -> str:
    """The query of the address of a next page, which lies where `path` does.

    What authentication writes into the query is left out: a provider that repeats it
    in a link would get it twice. Raises `UnsafeLink` for another origin or another
    path: nothing is sent there.
    """
    try:
        whole = urljoin(base.url(path), link)
        origin = Origin.parse(whole)
        parts = urlsplit(whole)
    except (InvalidUrl, ValueError):
        pass
    else:
        if origin == base.origin and parts.path.rstrip("/").endswith(path.rstrip("/")):
            own = _written(operation)
            asked = parse_qsl(parts.query, keep_blank_values=True)
            return render_query(pair for pair in asked if pair[0] not in own)
    raise UnsafeLink(operation.name)


def _written(operation: Operation) -> frozenset[str]:
    """Parameters of the query that authentication writes."""
    parts = () if operation.auth is None else parts_of(operation.auth)
    return frozenset(part.name for part in parts if isinstance(part, InQuery))


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
            return str(value), replace(call, link=str(value))


def _asked(call: Call, parameter: str, value: str) -> tuple[str, Call]:
    return value, replace(call, query={**call.query, parameter: value})


def _more(operation: Operation, page: ResponseModel, path: str) -> bool:
    found = _found(page, path)
    if isinstance(found, bool):
        return found
    raise UnreadableAnswer(operation.name, f"has no readable {path!r}", page.response)


def _nowhere(operation: Operation, page: ResponseModel) -> NoReturn:
    problem = "says that there is more, and not where"
    raise UnreadableAnswer(operation.name, problem, page.response)


def _value(operation: Operation, page: ResponseModel, path: str) -> str | int | None:
    """What leads on, as it came; a form that leads nowhere is no end of the list."""
    at = _found(page, path)
    if at is None or (isinstance(at, str | int) and not isinstance(at, bool)):
        return at
    raise UnreadableAnswer(operation.name, f"has no readable {path!r}", page.response)


def _found(page: ResponseModel, path: str) -> object:
    """What came at a path; None where nothing did, and the page for no object."""
    at: object = received_by(page)
    rest = path
    while rest:
        if at is None:
            return None
        if not is_mapping(at):
            return page
        first, _, behind = rest.partition(".")
        first, rest = (rest, "") if rest in at else (first, behind)
        at = at.get(first)
    return at


def _model(page: object) -> ResponseModel:
    if isinstance(page, ResponseModel):
        return page
    raise TypeError("a page is one object")
