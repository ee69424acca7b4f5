"""Pages: schema, long form and rules of lists that come in several answers."""

from payspec.diagnostics import Related
from payspec.ir import scalars as ir
from payspec.ir.operations import Effect, Operation
from payspec.ir.pages import PageAfter, PageCursor, PageLink, PageNumber, Pages, Way
from payspec.ir.types import Field, ListOf, MapOf, ObjectType, Ref, Type

from ..fragments import Schema, record, text
from ..reader import Reader
from ..related import described
from ..safety.named import object_of
from ..scope import Scope, did_you_mean
from . import rules

_COUNT = ("whole number", (ir.Integer,))
_FLAG = ("true or false", (ir.Boolean,))
_TEXT = ("text", (ir.Text, ir.IntegerText, ir.Uuid, ir.Url))


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
            "cursor": _cursor(parameter),
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


def _cursor(parameter: Schema) -> Schema:
    cursor = record(
        "A page, or the last item in it, has what the next one is asked for by.",
        {
            "next": text("The field of a page that has it."),
            "last": text("The field of the last item, where that has it."),
            "as": parameter,
            "more": text(
                "The field of a page that says whether there is another; without it, "
                "a page that leads nowhere is the end."
            ),
        },
        ("as",),
    )
    cursor["oneOf"] = [{"required": [holder]} for holder in ("next", "last")]
    return cursor


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
        parameter, more = cursor.text("as"), cursor.maybe_text("more")
        if cursor.has("last"):
            return PageAfter(cursor.text("last"), parameter, more)
        return PageCursor(cursor.text("next"), parameter, more)
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
        of = None if answer.payload is None else answer.payload.type
        page = None if of is None else object_of(scope, of)
        if page is not None:
            _page(scope, pages, page)
        elif of is None or scope.named(of):
            _bad(scope, pages, "a page is one object, which holds the list")
    match pages.way:
        case PageNumber(parameter=name):
            _parameter(scope, operation, pages, name, (ir.Integer,))
        case PageCursor(parameter=name) | PageAfter(parameter=name):
            wanted = (ir.Text, ir.IntegerText, ir.Uuid)
            _parameter(scope, operation, pages, name, wanted)
        case PageLink():
            pass


def _page(scope: Scope, pages: Pages, page: ObjectType) -> None:
    items = _at(scope, page, pages.items)
    of = None if items is None else items.type
    if items is None:
        message, hint, related = _unresolved(scope, page, pages.items)
        _bad(scope, pages, message, related, hint)
    elif not isinstance(of, ListOf) or not _is_object(scope, of.item):
        message = f"'{pages.items}' of a page is no list of objects"
        _bad(scope, pages, message, described(items))
    match pages.way:
        case PageNumber(last=last):
            _leads(scope, pages, page, last, _COUNT)
        case PageCursor(next=following, more=more):
            _leads(scope, pages, page, following, _TEXT)
            _leads(scope, pages, page, more, _FLAG)
        case PageAfter(item=path, more=more):
            item = object_of(scope, of.item) if isinstance(of, ListOf) else None
            if item is not None:
                _leads(scope, pages, item, path, _TEXT, "an item")
            _leads(scope, pages, page, more, _FLAG)
        case PageLink(next=following):
            _leads(scope, pages, page, following, _TEXT)


def _leads(
    scope: Scope,
    pages: Pages,
    holder: ObjectType,
    path: str | None,
    wanted: tuple[str, tuple[type, ...]],
    where: str = "a page",
) -> None:
    if path is None:
        return
    field = _at(scope, holder, path)
    what, kinds = wanted
    if field is None:
        message, hint, related = _unresolved(scope, holder, path)
        _bad(scope, pages, message, related, hint)
    elif scope.named(field.type) and not isinstance(field.type, kinds):
        hint = f"name a field that is: {what}"
        _bad(scope, pages, f"'{path}' of {where} is no {what}", described(field), hint)


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
                message = f"'{name}' of the query has another type"
                _bad(scope, pages, message, described(field))
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


def _unresolved(
    scope: Scope, page: ObjectType, path: str
) -> tuple[str, str, tuple[Related, ...]]:
    """Where a path ends that leads to no field: what is wrong, the fix, its place."""
    at, field = page, None
    while step := at.toward(path):
        field, path = step
        inside = object_of(scope, field.type)
        if inside is None:
            first = path.partition(".")[0]
            kind = "a map" if isinstance(field.type, MapOf) else "no object"
            return (
                f"'{field.wire}' of a page is {kind}, and no type describes '{first}' "
                "in it",
                f"write an object type with the field '{first}' for '{field.wire}'",
                described(field),
            )
        at = inside
    first = path.partition(".")[0]
    hint = did_you_mean(first, [each.wire for each in at.fields])
    return (
        f"'{at.name}' has no field '{first}'",
        hint or f"describe '{first}' in '{at.name}', or name one of its fields",
        described(field),
    )


def _is_object(scope: Scope, of: Type) -> bool:
    return isinstance(of, Ref) and object_of(scope, of) is not None


def _bad(
    scope: Scope,
    pages: Pages,
    message: str,
    related: tuple[Related, ...] = (),
    hint: str = "name the list of a page, and what leads on from it",
) -> None:
    scope.report.report(
        rules.PAGES,
        pages.span,
        message,
        hint=hint,
        related=related,
    )
