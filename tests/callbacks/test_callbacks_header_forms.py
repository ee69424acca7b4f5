"""Headers as servers and frameworks hand them over: the same request in every form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from email.message import Message
from typing import Any
from wsgiref.util import setup_testing_defaults

import httpx2
import pytest

from payspec.runtime.callbacks.received import Received
from payspec.runtime.callbacks.refused import RefusalReason
from payspec.runtime.errors import ConfigurationError

from .signing import BODY, SCHEMES, Headers, Scheme

Pairs = list[tuple[str, str]]


class CaseInsensitive(Mapping[str, str]):
    """As Django's `request.headers`: a mapping that is no dict, with its own case."""

    def __init__(self, pairs: Pairs) -> None:
        self._store = {name.lower(): (name, value) for name, value in pairs}

    def __getitem__(self, name: str) -> str:
        return self._store[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._store.values())

    def __len__(self) -> int:
        return len(self._store)


class Werkzeug:
    """As werkzeug's `Headers`: iterates over pairs, with those that came twice."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._pairs)

    def items(self, lower: bool = False) -> Iterable[tuple[str, str]]:
        for name, value in self._pairs:
            yield (name.lower() if lower else name), value


class Starlette(Mapping[str, str]):
    """As starlette's `Headers`: a mapping over raw pairs, whose `items` is a list."""

    def __init__(self, pairs: Pairs) -> None:
        self._raw = [(n.lower().encode(), v.encode()) for n, v in pairs]

    def items(self) -> Any:
        return [(name.decode(), value.decode()) for name, value in self._raw]

    def __getitem__(self, name: str) -> str:
        return str(next(each[1] for each in self.items() if each[0] == name.lower()))

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self.items()])

    def __len__(self) -> int:
        return len(self._raw)


def environ(pairs: Pairs) -> dict[str, Any]:
    """What a WSGI server makes of a request; Django's `META` is the same."""
    found: dict[str, Any] = {"CONTENT_TYPE": "application/json", "HTTP_HOST": "x"}
    setup_testing_defaults(found)
    for name, value in pairs:
        found[f"HTTP_{name.upper().replace('-', '_')}"] = value
    return found


def scope(pairs: Pairs) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "method": "POST",
        "headers": tuple((n.lower().encode(), v.encode()) for n, v in pairs),
    }


def message(pairs: Pairs) -> Message:
    """As `http.server` has them."""
    found = Message()
    for name, value in pairs:
        found[name] = value
    return found


def lists(pairs: Pairs) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def cased(case: Callable[[str], str]) -> Callable[[Pairs], object]:
    return lambda pairs: {case(name): value for name, value in pairs}


FORMS: dict[str, Callable[[Pairs], object]] = {
    "dict": dict,
    "dict-lower": cased(str.lower),
    "dict-upper": cased(str.upper),
    "dict-title": cased(str.title),
    "dict-of-bytes": lambda pairs: {n: v.encode() for n, v in pairs},
    "dict-bytes-to-bytes": lambda pairs: {n.encode(): v.encode() for n, v in pairs},
    "dict-of-lists": lists,
    "dict-of-tuples": lambda pairs: {n: (v,) for n, v in pairs},
    "pairs": list,
    "pairs-as-tuple": tuple,
    "pairs-of-lists": lambda pairs: [[n, v] for n, v in pairs],
    "pairs-once": iter,
    "asgi-headers": lambda pairs: scope(pairs)["headers"],
    "asgi-scope": scope,
    "wsgi-environ": environ,
    "django": CaseInsensitive,
    "werkzeug": Werkzeug,
    "starlette": Starlette,
    "httpx2": httpx2.Headers,
    "http.server": message,
    "beside-none": lambda pairs: {**dict(pairs), "X-Other": None},
}

SHOWS_TWICE = (
    "dict-of-lists",
    "pairs",
    "pairs-as-tuple",
    "pairs-of-lists",
    "pairs-once",
    "asgi-headers",
    "asgi-scope",
    "werkzeug",
    "starlette",
    "httpx2",
    "http.server",
)

every_scheme = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
every_form = pytest.mark.parametrize("form", FORMS)


def reason(scheme: Scheme, headers: object) -> RefusalReason | None:
    return scheme.reason(headers)  # type: ignore[arg-type]


def good(scheme: Scheme) -> Headers:
    return scheme.headers(BODY)


@every_form
@every_scheme
def test_a_good_request_is_believed_in_every_form(scheme: Scheme, form: str) -> None:
    assert reason(scheme, FORMS[form](list(good(scheme).items()))) is None


@every_form
@every_scheme
def test_a_header_that_is_not_there_is_missing(scheme: Scheme, form: str) -> None:
    for name in good(scheme):
        rest = [(key, value) for key, value in good(scheme).items() if key != name]
        found = reason(scheme, FORMS[form](rest))
        assert found is RefusalReason.MISSING_HEADER, name


@pytest.mark.parametrize("form", SHOWS_TWICE)
@every_scheme
def test_a_header_that_came_twice_is_no_value(scheme: Scheme, form: str) -> None:
    for name, value in good(scheme).items():
        twice = FORMS[form]([*good(scheme).items(), (name, value)])
        assert reason(scheme, twice) is RefusalReason.REPEATED_HEADER, name


def test_names_that_differ_in_case_are_one_header() -> None:
    scheme = SCHEMES["hmac-sha256-base64"]
    [(name, value)] = good(scheme).items()
    twice = {name: value, name.lower(): value}
    assert reason(scheme, twice) is RefusalReason.REPEATED_HEADER


@pytest.mark.parametrize(
    "nothing", [None, [], ()], ids=lambda value: type(value).__name__
)
@every_scheme
def test_a_value_that_a_framework_has_not_is_missing(
    scheme: Scheme, nothing: object
) -> None:
    """As `headers.get` gives it: the sender decides, so it is no error of ours."""
    for name in good(scheme):
        found = reason(scheme, {**good(scheme), name: nothing})
        assert found is RefusalReason.MISSING_HEADER


VALUES = (1, 1.5, True, object(), {"a": "b"}, {"a"}, [1], [["x"]], ("x", 2), [None, 3])


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_of_another_kind_is_told(value: object) -> None:
    for headers in ({"X-Signature": value}, [("X-Signature", value)]):
        with pytest.raises(ConfigurationError, match="'X-Signature'"):
            Received.of(headers, BODY)  # type: ignore[arg-type]


NO_HEADERS = (
    None,
    1,
    "X-Signature: a",
    b"X-Signature: a",
    bytearray(b"a"),
    object(),
    ["ab"],
    [("a",)],
    [("a", "b", "c")],
    [None],
    [1],
    {1: "a"},
    [(None, "a")],
    [(1, "a")],
)


@pytest.mark.parametrize("headers", NO_HEADERS, ids=lambda value: type(value).__name__)
def test_what_is_no_headers_is_told(headers: object) -> None:
    with pytest.raises(ConfigurationError, match="header"):
        Received.of(headers, BODY)  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [bytearray, memoryview, bytes])
@every_scheme
def test_a_body_may_be_any_buffer(
    scheme: Scheme, body: Callable[[bytes], bytes]
) -> None:
    assert scheme.reason(good(scheme), body=body(BODY)) is None
    held = Received.of({}, body(BODY)).body
    assert type(held) is bytes and held == BODY


@pytest.mark.parametrize(
    "body",
    [None, "{}", 1, [1], {"id": "1"}, object()],
    ids=lambda value: type(value).__name__,
)
def test_a_body_that_was_parsed_is_told(body: object) -> None:
    with pytest.raises(ConfigurationError, match="raw bytes"):
        Received.of({}, body)  # type: ignore[arg-type]


def test_a_buffer_that_changes_changes_nothing() -> None:
    body = bytearray(BODY)
    received = Received.of({}, body)
    body[:] = b"{}"
    assert received.body == BODY
