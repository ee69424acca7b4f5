"""Pages: schema, long form and rules of lists that come in several answers."""

from payspec.ir import scalars as ir
from payspec.ir.operations import Effect, Operation
from payspec.ir.pages import PageCursor, PageLink, PageNumber, Pages, Way
from payspec.ir.types import Field, ListOf, ObjectType, Ref, Type

from ..fragments import Schema, record, text
from ..reader import Reader
from ..safety.named import object_of
from ..scope import Scope
from . import rules


def pages_schema() -> Schema:
    """Schema of `pages`."""
    parameter = text("The parameter of the query, by the name that code calls it.")
    schema = record(
        "How the pages of a list follow each other; fields of a page are paths a.b.c.",
        {
            "items": text("The list in a page."),
            "number": record(
                "Pages are counted from 1.",
                {
                    "as": parameter,
                    "last": text("The field of a page that says how many there are."),
                },
                ("as",),
            ),
            "cursor": record(
                "A page has what the next one is asked for by.",
                {"next": text("The field of a page that has it."), "as": parameter},
                ("next", "as"),
            ),
            "link": text(
                "The field of a page with the address of the next one. Only its query "
                "is taken, and no other origin is ever asked."
            ),
        },
        ("items",),
    )
    schema["oneOf"] = [{"required": [way]} for way in ("number", "cursor", "link")]
    schema["examples"] = [{"items": "data", "link": "links.next"}]
    return schema


def pages(reader: Reader) -> Pages | None:
    """The pages of an operation in long form, as IR."""
    if not reader.has("pages"):
        return None
    told = reader.child("pages")
    return Pages(told.text("items"), _way(told), reader.key_span("pages"))


def _way(told: Reader) -> Way:
    if told.has("number"):
        number = told.child("number")
        return PageNumber(number.text("as"), number.maybe_text("last"))
    if told.has("cursor"):
        cursor = told.child("cursor")
        return PageCursor(cursor.text("next"), cursor.text("as"))
    return PageLink(told.text("link"))


def check_pages(scope: Scope, operation: Operation) -> None:
    """Hold the pages of an operation to its query and to its answers."""
    pages = operation.pages
    if pages is None:
        return
    if operation.effect is not Effect.READ or not operation.answers:
        _bad(scope, pages, f"'{operation.name}' is no read with an answer")
        return
    for answer in operation.answers:
        page = object_of(scope, answer.payload.type)
        if page is not None:
            _page(scope, pages, page)
        elif scope.named(answer.payload.type):
            _bad(scope, pages, "a page is one object, which holds the list")
    match pages.way:
        case PageNumber(parameter=name):
            _parameter(scope, operation, pages, name, (ir.Integer,))
        case PageCursor(parameter=name):
            wanted = (ir.Text, ir.IntegerText, ir.Uuid)
            _parameter(scope, operation, pages, name, wanted)
        case PageLink():
            pass


def _page(scope: Scope, pages: Pages, page: ObjectType) -> None:
    items = _at(scope, page, pages.items)
    of = None if items is None else items.type
    if not isinstance(of, ListOf) or not _is_object(scope, of.item):
        _bad(scope, pages, f"'{pages.items}' of a page is no list of objects")
    wanted: tuple[type, ...]
    match pages.way:
        case PageNumber(last=last):
            path, wanted = last, (ir.Integer,)
        case PageCursor(next=following) | PageLink(next=following):
            path, wanted = following, (ir.Text, ir.IntegerText, ir.Uuid, ir.Url)
    if path is None:
        return
    field = _at(scope, page, path)
    if field is None or (
        scope.named(field.type) and not isinstance(field.type, wanted)
    ):
        what = "whole number" if wanted == (ir.Integer,) else "text"
        _bad(scope, pages, f"'{path}' of a page is no {what}")


def _parameter(
    scope: Scope,
    operation: Operation,
    pages: Pages,
    name: str,
    wanted: tuple[type, ...],
) -> None:
    query = scope.object(operation.query)
    for field in () if query is None else query.fields:
        if (field.name or field.wire) == name:
            if scope.named(field.type) and not isinstance(field.type, wanted):
                _bad(scope, pages, f"'{name}' of the query has another type")
            return
    _bad(scope, pages, f"the query has no parameter '{name}'")


def _at(scope: Scope, page: ObjectType, path: str) -> Field | None:
    at: ObjectType | None = page
    field = None
    while path and at is not None:
        step = at.toward(path)
        if step is None:
            return None
        field, path = step
        at = object_of(scope, field.type)
    return None if path else field


def _is_object(scope: Scope, of: Type) -> bool:
    return isinstance(of, Ref) and object_of(scope, of) is not None


def _bad(scope: Scope, pages: Pages, message: str) -> None:
    scope.report.report(
        rules.PAGES,
        pages.span,
        message,
        hint="name the list of a page, and what leads on from it",
    )
