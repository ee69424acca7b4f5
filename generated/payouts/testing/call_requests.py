"""What was sent, held against what has to be sent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import parse_qsl

from .call_cases import CallCase, Members
from .json_text import JsonValue, items
from .seen import SeenRequest


def request_differences(case: CallCase, seen: tuple[SeenRequest, ...]) -> Iterator[str]:
    """What differs, in words that hold no value."""
    wanted = [each.request for each in case.exchanges if each.is_taken]
    if len(wanted) != len(seen):
        yield f"{len(seen)} requests were sent, not {len(wanted)}"
        return
    for place, (request, found) in enumerate(zip(wanted, seen, strict=True), start=1):
        for problem in _differences(request, found):
            yield f"request {place}: {problem}"


def _differences(wanted: Members, seen: SeenRequest) -> Iterator[str]:
    if wanted["method"] != seen.method:
        yield f"the method is {seen.method}"
    if _address(str(wanted["url"])) != _address(seen.url):
        yield "the address is another"
    for pair in items(wanted["headers"]):
        name, value = items(pair)
        header = seen.header(str(name))
        if header is None or value not in (None, header):
            yield f"the header {name} is missing or another"
    if "json" in wanted:
        try:
            same = same_json(wanted["json"], seen.json)
        except ValueError:
            same = False
        if not same:
            yield "the body is another"
    elif "form" in wanted:
        pairs: JsonValue = [[name, value] for name, value in _form(seen.body)]
        if _by_name(pairs) != _by_name(wanted["form"]):
            yield "the form is another"
    elif seen.body:
        yield "there is a body"


def _address(url: str) -> tuple[str, list[str]]:
    """What is asked, and the query; of other names its order says nothing."""
    asked, _, query = url.partition("?")
    return asked, sorted(query.split("&"), key=lambda each: each.partition("=")[0])


def _form(body: bytes) -> list[tuple[str, str]]:
    return parse_qsl(body.decode("ascii"), keep_blank_values=True)


def _by_name(pairs: JsonValue) -> dict[str, list[str]]:
    """The values of a form: only those of one name have an order."""
    found: dict[str, list[str]] = {}
    for name, value in map(items, items(pairs)):
        found.setdefault(str(name), []).append(str(value))
    return found


def same_json(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same in JSON: true is no number, 1.0 is 1."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(
                same_json(value, other[name]) for name, value in one.items()
            )
        case list(), list():
            return len(one) == len(other) and all(map(same_json, one, other))
        case bool(), _:
            return one is other
        case _, bool():
            return False
        case int() | Decimal(), int() | Decimal():
            return one == other
        case _:
            return type(one) is type(other) and one == other
