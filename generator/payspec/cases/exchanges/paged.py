"""Cases of lists in pages: the way on, the end, and links that lead elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from payspec.ir.pages import PageAfter, PageCursor, PageLink, PageNumber
from payspec.ir.types import Field, ListOf, ObjectType

from ..json_value import Json, at, dropped, put, read
from ..patterns import Unbuildable
from .answers import (
    items_in,
    least,
    one_about,
    one_type,
    other_than,
    payload_of,
)
from .authentic import linked, made
from .call import Call
from .case import Answer, Exchange, Failing, Fails, Listed, Raised, Request
from .ending import ending
from .fields import along, steps
from .making import Maker, Making
from .wrapped import wrapped


@dataclass(frozen=True)
class _Book:
    """Makes the pages of one list."""

    maker: Maker
    of: ObjectType
    items: tuple[Field, ...]
    item: Json

    def page(self, count: int, way: Sequence[str] = (), on: Json = None) -> Json:
        """A page with so many items, and what leads on."""
        page = least(self.maker.calls, self.of)
        value = put(page, steps(self.items), [self.item] * count)
        return put(value, way, on) if way else value

    def answer(self, page: Json) -> Answer:
        """The page as it is answered."""
        payload = payload_of(self.maker.success)
        return Answer(self.maker.status, wrapped(payload, page))

    def each(self, count: int) -> tuple[Json, ...]:
        """That many items."""
        return (self.item,) * count


def page_cases(maker: Maker) -> Making:
    """Cases of an operation whose answers are pages."""
    pages = maker.calls.operation.pages
    if pages is None:
        return
    calls = maker.calls
    of = one_type(calls, payload_of(maker.success).type)
    items = along(calls.provider, of, pages.items)
    listed = items[-1].type
    if not isinstance(listed, ListOf):
        raise Unbuildable("what is in a page is no list")
    call = made(calls, calls.usual)
    item = read(calls.reads.least(listed.item))
    if calls.operation.echoes:
        item = one_about(calls, call, one_type(calls, listed))
    book = _Book(maker, of, items, item)
    match pages.way:
        case PageNumber(parameter, last):
            yield from _numbered(book, call, parameter, last)
        case PageCursor(more=str()) | PageAfter():
            raise Unbuildable("pages that say whether there are more")
        case PageCursor(next=path, parameter=parameter):
            yield from _cursors(book, call, path, parameter)
        case PageLink(next=path):
            yield from _links(book, call, path)
    yield from _ended(book, call)
    if calls.operation.echoes:
        yield from maker.guarded("an item", lambda: _elsewhere(book, call))


def _elsewhere(book: _Book, call: Call) -> Making:
    """One item is about something else than was asked for."""
    calls, first = book.maker.calls, book.maker.calls.operation.echoes[0]
    _, of = items_in(calls, book.of)
    fields = along(calls.provider, of, first.field)
    value = at(book.item, steps(fields))
    other = put(book.item, steps(fields), other_than(fields[-1], value, calls))
    page = put(book.page(1), steps(book.items), [book.item, other])
    raised = Raised("AnotherAnswer", book.maker.status)
    yield from _listed(book, "item/other", call, [(call.request, page)], [0], raised)


def _listed(
    book: _Book,
    name: str,
    call: Call,
    pages: Sequence[tuple[Request, Json]],
    counts: Sequence[int],
    ended: Raised | None = None,
) -> Making:
    """Pages one after the other; a token that is needed is fetched once."""
    exchanges = [
        *call.before,
        *(Exchange(asked, book.answer(page)) for asked, page in pages),
    ]
    found = tuple(item for count in counts for item in book.each(count))
    result = Listed(len(counts), found, ended)
    yield book.maker.of(f"pages/{name}", call.arguments, exchanges, result)


def _numbered(book: _Book, call: Call, parameter: str, last: str | None) -> Making:
    calls = book.maker.calls
    parameter = _wire(book, parameter)
    way = () if last is None else steps(along(calls.provider, book.of, last))

    def asking(number: int) -> Request:
        query = {**call.arguments.query, parameter: number}
        return made(calls, replace(call.arguments, query=query)).request

    one, first, second = (
        book.page(2, way, 1),
        book.page(2, way, 2),
        book.page(1, way, 2),
    )
    if last is not None:
        yield from _listed(book, "one", call, [(call.request, one)], [2])
        two = [(call.request, first), (asking(2), second)]
        yield from _listed(book, "two", call, two, [2, 1])
        query = {**call.arguments.query, parameter: 2}
        later = made(calls, replace(call.arguments, query=query))
        yield from _listed(book, "from-the-second", later, [(asking(2), second)], [1])
    empty = dropped(book.page(0), way) if way else book.page(0)
    full = dropped(book.page(1), way) if way else book.page(1)
    until = [(call.request, full), (asking(2), full), (asking(3), empty)]
    yield from _listed(book, "until-one-is-empty", call, until, [1, 1, 0])


def _wire(book: _Book, parameter: str) -> str:
    """The name in the query of a parameter that a spec may call otherwise."""
    query = book.maker.calls.query
    for field in () if query is None else query.fields:
        if parameter in (field.name, field.wire):
            return field.wire
    raise Unbuildable(f"the query has no {parameter!r}")


def _cursors(book: _Book, call: Call, path: str, parameter: str) -> Making:
    calls = book.maker.calls
    parameter = _wire(book, parameter)
    way = steps(along(calls.provider, book.of, path))

    def asking(cursor: str) -> Request:
        query = {**call.arguments.query, parameter: cursor}
        return made(calls, replace(call.arguments, query=query)).request

    first = book.page(2, way, "after/1")
    two = [(call.request, first), (asking("after/1"), _no_way(book, way))]
    yield from _listed(book, "two", call, two, [2, 1])
    yield from _ends(book, call, way)
    circle = [(call.request, first), (asking("after/1"), first)]
    raised = Raised("UnreadableAnswer", book.maker.status)
    yield from _listed(book, "in-a-circle", call, circle, [2, 2], raised)


def _links(book: _Book, call: Call, path: str) -> Making:
    calls = book.maker.calls
    way = steps(along(calls.provider, book.of, path))
    url = urlsplit(call.request.url)
    rooted = f"{url.path}?after=a%2F1&size=2"
    whole = f"{url.scheme}://{url.netloc}{rooted}"
    asked = linked(calls, call, whole)
    own = urlsplit(asked.url)
    # A link that repeats the key of the request does not send it twice.
    same = f"{own.path}?{own.query}"
    links = {
        "from-the-root": rooted,
        "absolute": whole,
        "with-all": same,
        # As one that is written behind a proxy. It is followed by the own scheme.
        "other-scheme": f"http://{url.netloc}{rooted}",
    }
    for name, link in links.items():
        two = [(call.request, book.page(2, way, link)), (asked, _no_way(book, way))]
        yield from _listed(book, name, call, two, [2, 1])
    yield from _ends(book, call, way)
    circle = [
        (call.request, book.page(1, way, rooted)),
        (asked, book.page(1, way, rooted)),
    ]
    raised = Raised("UnreadableAnswer", book.maker.status)
    yield from _listed(book, "in-a-circle", call, circle, [1, 1], raised)
    elsewhere = {
        "other-host": f"https://elsewhere.example{rooted}",
        "other-port": f"{url.scheme}://{url.netloc}:8443{rooted}",
        "other-path": f"{url.scheme}://{url.netloc}/elsewhere?after=1",
        "no-scheme": f"//elsewhere.example{rooted}",
        "user": f"{url.scheme}://{url.netloc}@elsewhere.example{rooted}",
    }
    for name, link in elsewhere.items():
        page = [(call.request, book.page(1, way, link))]
        unsafe = Raised("UnsafeLink")
        yield from _listed(book, f"link/{name}", call, page, [1], unsafe)


def _no_way(book: _Book, way: Sequence[str]) -> Json:
    return dropped(book.page(1), way)


def _ends(book: _Book, call: Call, way: Sequence[str]) -> Making:
    """What leads nowhere is the end: nothing there, null, or an empty text."""
    for name, on in (("empty-text", ""), ("null", None)):
        page = [(call.request, book.page(1, way, on))]
        yield from _listed(book, f"end/{name}", call, page, [1])
    yield from _listed(
        book, "end/absent", call, [(call.request, _no_way(book, way))], [1]
    )
    odd = [(call.request, book.page(1, way, {"href": "/"}))]
    raised = Raised("UnreadableAnswer", book.maker.status)
    yield from _listed(book, "end/unreadable", call, odd, [1], raised)


def _ended(book: _Book, call: Call) -> Making:
    """Pages that cannot be had, and one without a list."""
    maker = book.maker
    for how in (Fails.REFUSED, Fails.NO_ANSWER):
        error = Raised("NoAnswer" if how is Fails.NO_ANSWER else "NotReached")
        exchanges = (*call.before, Exchange(call.request, Failing(how)))
        result = Listed(0, (), error)
        yield maker.of(
            f"pages/unanswered/{how.value}", call.arguments, exchanges, result
        )
    refused = Answer(418, {"error": "teapot"})
    found = ending(maker.calls, call, refused)
    assert isinstance(found, Raised)
    exchanges = (*call.before, Exchange(call.request, refused))
    yield maker.of("pages/refused", call.arguments, exchanges, Listed(0, (), found))
    without = dropped(book.page(1), steps(book.items))
    exchanges = (*call.before, Exchange(call.request, book.answer(without)))
    raised = Raised("UnreadableAnswer", maker.status)
    yield maker.of("pages/no-list", call.arguments, exchanges, Listed(0, (), raised))
