"""What is handed to a client: each port, with what is of another kind."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar

import httpx2
import pytest

from payouts import (
    ConfigurationError,
    Entry,
    Environment,
    InvalidTimeouts,
    Money,
    NotSent,
    Secret,
    Timeouts,
)
from payouts.begateway import TEST, AsyncClient, Client
from payouts.corefy import TEST as COREFY_TEST
from payouts.corefy import callbacks
from payouts.testing import StandIn
from tests.loopback.drive import KINDS, Kind

HUSH = "hush-hush"
_with: Any = replace
_wsgi: Any = httpx2.WSGITransport
_asgi: Any = httpx2.ASGITransport
_SENT: list[str] = []


def _answer(request: httpx2.Request) -> httpx2.Response:
    _SENT.append(request.method)
    return httpx2.Response(500)


async def _async_answer(request: httpx2.Request) -> httpx2.Response:
    return _answer(request)


def _pay(kind: Kind, port: str, value: object) -> object:
    """Build a client with that port and pay; what was raised, or the outcome."""
    options: dict[str, Any] = {
        "shop_id": "shop",
        "secret_key": HUSH,
        "environment": TEST,
        "transport": httpx2.MockTransport(_answer),
    }
    if port in ("proxy", "ssl_context", "local_address"):
        options["transport"] = None
    call: dict[str, Any] = {
        "money": Money("1.00", "EUR"),
        "description": "d",
        "tracking_id": "t",
    }
    (call if port == "per-call" else options)[
        "deadline" if port == "per-call" else port
    ] = value
    _SENT.clear()
    with warnings.catch_warnings():
        # What is never awaited warns when it is dropped.
        warnings.simplefilter("error")
        if kind == "sync":
            with Client(**options) as client:
                return client.create_payout(**call)

        async def pay() -> object:
            async with AsyncClient(**options) as client:
                return await client.create_payout(**call)

        return asyncio.run(pay())


class _Journal:
    def record(self, entry: Entry) -> None: ...


class _AsyncJournal:
    async def record(self, entry: Entry) -> None: ...


class _Journaled:
    """A journal whose method is this function."""

    def __init__(self, record: object) -> None:
        self.record = record


async def _coroutine(*_: object) -> None: ...


def _generator(*_: object) -> Iterator[int]:
    yield 1


class _Hidden:
    """A journal whose method cannot be had."""

    @property
    def record(self) -> object:
        raise LookupError(HUSH)


class _AsyncCallable:
    async def __call__(self, *_: object) -> str:
        return "text"


class _Bare(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """A transport that declares nothing."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return _answer(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return _answer(request)


class _Fresh(_Bare):
    fresh_connections: ClassVar[object] = "yes"


class _Wrapping(httpx2.HTTPTransport): ...


class _Unfinished(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    in_process = True


def _recorded_later() -> object:
    """What an executor gives at once, whenever it comes to it."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(list[str])


def _takes_none() -> None: ...


def _takes_two(_one: object, _two: object) -> None: ...


def _gives(value: Callable[[], object]) -> Callable[[object], object]:
    """A function of one argument."""

    def function(_given: object) -> object:
        return value()

    return function


def _fails() -> object:
    raise LookupError


KINDS_OF_NOTHING: tuple[object, ...] = (
    0,
    1,
    True,
    1.5,
    "text",
    b"bytes",
    [],
    {},
    object,
)
NUMBERS: tuple[object, ...] = (
    None, True, False, 0, -1, -0.5, float("nan"), float("inf"), -float("inf"), 10**400,
    1e300, 1_000_001, Decimal(1), Fraction(1, 2), "1", b"1", [1], 1j, int,
)  # fmt: skip
FUNCTIONS: tuple[object, ...] = (
    *KINDS_OF_NOTHING,
    _coroutine,
    partial(_coroutine),
    _AsyncCallable(),
    _generator,
)
WRONG: dict[str, tuple[object, ...]] = {
    "environment": (
        None, "test", 1, Environment, {"name": "test"},
        _with(TEST, name=1), _with(TEST, url=None), _with(TEST, live="no"),
        _with(TEST, mode=["test"]), _with(TEST, mode={"test": 1}),
        _with(TEST, urls=[]), _with(TEST, urls={"a": 1}),
        _with(TEST, bind={"a": 1}), _with(TEST, url="http://example.com"),
        _with(TEST, url="https://a:" + "9" * 5000),
    ),
    "accept_assumptions": (
        None, "assumption", b"assumption", 1, True, {"a": 1}, [1], {None}, object,
        iter(()), ["no such one"],
    ),
    "timeouts": (0, 1.5, True, "1", {}, (), Timeouts, object()),
    "deadline": NUMBERS,
    "transport": (
        0, "text", object(), httpx2.Client, httpx2.Client(), httpx2.AsyncClient(),
        httpx2.HTTPTransport, httpx2.HTTPTransport(), httpx2.AsyncHTTPTransport(),
        httpx2.MockTransport, _answer, _Bare(), _Fresh(), _Wrapping(), _Unfinished(),
    ),
    "ssl_context": (
        0, True, False, "ca.pem", b"", object(), ssl.SSLContext,
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
    ),
    "proxy": (
        0, True, b"http://p", {}, object(), Secret, "", "proxy", f"socks5://{HUSH}@p",
        f"http://a:{HUSH}@", Secret(f"http://a:{HUSH}@p:x"), httpx2.Proxy("http://p"),
    ),
    "local_address": (0, True, b"127.0.0.1", "", "localhost", "1.2.3", "::g", object()),
    "journal": (
        0, True, "text", [], object(), _Journal, _AsyncJournal, _Journaled(None),
        _Journaled("text"), _Journaled(object), _Journaled(_generator),
        _Journaled(_takes_none), _Journaled(_takes_two), _Hidden(),
    ),
    "observer": (*FUNCTIONS, _takes_none, _takes_two),
    "secret_key": (
        None, 0, 1, True, b"bytes", [], {}, object, str, "", " ", _coroutine,
        partial(_coroutine), _AsyncCallable(), _generator, _gives(str),
        lambda: None, lambda: 1, lambda: "", lambda: b"text", lambda: _coroutine(),
        lambda: _AsyncCallable()(), lambda: 1 / 0, lambda: ["text"],
    ),
    "strict_responses": (None, 0, 1, "no", "", [], bool),
    "per-call": tuple(each for each in NUMBERS if each is not None),
}  # fmt: skip


def _cases() -> list[Any]:
    return [
        pytest.param(port, value, id=f"{port}-{number}")
        for port, values in WRONG.items()
        for number, value in enumerate(values)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("port", "value"), _cases())
def test_what_is_of_another_kind_is_told_before_anything_is_sent(
    kind: Kind, port: str, value: object
) -> None:
    try:
        end = _pay(kind, port, value)
    except ConfigurationError as error:
        end = error
        assert HUSH not in str(error)
        # It says which one it was.
        assert port in str(error) or port in ("environment", "accept_assumptions")
    if not isinstance(end, ConfigurationError):
        assert isinstance(end, NotSent), end
        assert port in ("secret_key", "per-call")
    assert _SENT == []


@pytest.mark.parametrize(
    ("kind", "port", "value"),
    [
        ("sync", "journal", _AsyncJournal()),
        ("sync", "journal", _Journaled(_coroutine)),
        ("sync", "journal", _Journaled(partial(_coroutine))),
        ("sync", "journal", _Journaled(_AsyncCallable())),
        ("sync", "journal", _Journaled(_gives(_coroutine))),
        ("sync", "journal", _Journaled(_gives(_fails))),
        ("sync", "journal", _Journaled(_gives(Future[None]))),
        ("sync", "journal", _Journaled(_gives(partial(_recorded_later)))),
        ("async", "journal", _Journal()),
        ("async", "journal", _Journaled(_gives(dict))),
        ("async", "journal", _Journaled(_gives(str))),
        ("sync", "transport", httpx2.MockTransport(_async_answer)),
        ("sync", "transport", _asgi(_coroutine)),
        ("async", "transport", _wsgi(_generator)),
    ],
)
def test_what_is_for_the_other_client_is_told_before_anything_is_sent(
    kind: Kind, port: str, value: object
) -> None:
    try:
        assert isinstance(_pay(kind, port, value), NotSent)
    except ConfigurationError as error:
        assert port in str(error)
    assert _SENT == []


RIGHT: dict[str, tuple[object, ...]] = {
    "timeouts": (None, Timeouts(1)),
    "deadline": (1, 0.5, 1_000_000),
    "journal": (None,),
    "observer": (print, list[object]().append, _gives(_coroutine)),
    "transport": (StandIn(),),
    "secret_key": (Secret("a"), lambda: "a"),
    "accept_assumptions": ((), list[str](), set[str](), frozenset[str]()),
    "per-call": (5, 0.5),
}
OF_ONE: list[tuple[Kind, str, object]] = [
    ("sync", "journal", _Journal()),
    ("async", "journal", _AsyncJournal()),
    ("async", "journal", _Journaled(_gives(_coroutine))),
    ("async", "transport", httpx2.MockTransport(_async_answer)),
]


@pytest.mark.parametrize(
    ("kind", "port", "value"),
    [
        *OF_ONE,
        *(
            (kind, port, value)
            for kind in KINDS
            for port, values in RIGHT.items()
            for value in values
        ),
    ],
)
def test_what_is_of_its_kind_is_taken(kind: Kind, port: str, value: object) -> None:
    assert type(_pay(kind, port, value)).__name__ in ("Unknown", "NotSent")
    # The stand-in has no route.
    assert _SENT == ["POST"] or isinstance(value, StandIn)


@pytest.mark.parametrize("field", ["connect", "read", "write", "pool"])
@pytest.mark.parametrize("value", NUMBERS)
def test_a_timeout_is_a_number_of_seconds(field: str, value: object) -> None:
    with pytest.raises(InvalidTimeouts):
        Timeouts(**{field: value})  # type: ignore[arg-type]
    assert issubclass(InvalidTimeouts, ConfigurationError)
    assert issubclass(InvalidTimeouts, ValueError)
    forged = Timeouts()
    object.__setattr__(forged, field, value)
    with pytest.raises(ConfigurationError, match="timeouts"):
        _pay("sync", "timeouts", forged)


@pytest.mark.parametrize("value", [None, "test", 1, COREFY_TEST.__class__, {"a": 1}])
def test_a_callback_is_for_an_environment(value: Any) -> None:
    with pytest.raises(ConfigurationError):
        callbacks.parse([], b"{}", private_key="k", environment=value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ConfigurationError) as raised:
        Client(
            shop_id="s",
            secret_key="k",
            environment="test",  # type: ignore[arg-type]
            deadline="1",  # type: ignore[arg-type]
            observer=1,  # type: ignore[arg-type]
        )
    for port in ("environment", "deadline", "observer"):
        assert port in str(raised.value)


def test_a_proxy_is_not_shown_what_goes_in_plain_text() -> None:
    environment = TEST.at("http://127.0.0.1:9")
    with pytest.raises(ConfigurationError, match="plain text"):
        Client(
            shop_id="s",
            secret_key="k",
            environment=environment,
            proxy="http://proxy.example:3128",
        )
    Client(
        shop_id="s", secret_key="k", environment=environment, proxy="http://127.0.0.1:1"
    ).close()
