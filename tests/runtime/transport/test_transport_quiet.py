"""Nothing that an exchange carries is logged, at any level."""

from __future__ import annotations

import asyncio
import logging
from contextvars import Context

import httpx2
import pytest

from payspec.runtime.flow.ask import exchange
from payspec.runtime.flow.effects import Flow
from payspec.runtime.flow.replies import Answered, ExchangeReply
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from payspec.runtime.wire.request import WireRequest
from tests.loopback import scripts
from tests.loopback.drive import KINDS, Kind, drive
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer

SECRETS = ("s3cret-query", "s3cret-header", "s3cret-cookie", "s3cret-body", "s3cret-id")


def _flow(url: str) -> Flow[ExchangeReply]:
    request = WireRequest(
        "POST",
        f"{url}/s3cret-id?key=s3cret-query",
        (("Authorization", "Bearer s3cret-header"),),
        b"s3cret-body",
    )
    reply = yield from exchange(request)
    return reply


def _printed(record: logging.LogRecord) -> str:
    plain = logging.Formatter("%(message)s").format(record)
    return f"{plain} {record.__dict__!r}"


@pytest.fixture
def everything(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    for part in ("httpx2", "httpcore2", "httpcore2.http11", "httpcore2.connection"):
        caplog.set_level(logging.DEBUG, logger=part)
    return caplog


@pytest.mark.parametrize("kind", KINDS)
def test_no_secret_reaches_a_log(
    kind: Kind, everything: pytest.LogCaptureFixture
) -> None:
    data = answer_bytes(b"s3cret-body", headers=("Set-Cookie: id=s3cret-cookie",))
    with LoopbackServer(scripts.answers(data)) as server:
        reply = drive(kind, _flow(server.url))
    assert isinstance(reply, Answered)
    printed = [_printed(record) for record in everything.records]
    assert any("receive_response_headers.complete" in line for line in printed)
    for secret in SECRETS:
        assert not any(secret in line for line in printed)


def test_a_client_inside_the_callers_transport_is_quiet_too(
    everything: pytest.LogCaptureFixture,
) -> None:
    def forward(request: httpx2.Request) -> httpx2.Response:
        with httpx2.Client(trust_env=False) as client:
            return client.send(client.build_request("POST", request.url))

    data = answer_bytes(headers=("Set-Cookie: id=s3cret-cookie",))
    with LoopbackServer(scripts.answers(data)) as server:
        transport = httpx2.MockTransport(forward)
        SyncDriver(SyncExchanger(transport)).run(_flow(server.url))
    printed = [_printed(record) for record in everything.records]
    assert printed
    for secret in SECRETS:
        assert not any(secret in line for line in printed)


@pytest.mark.parametrize("name", ["hpack.hpack", "hpack.table"])
def test_headers_that_are_packed_by_the_callers_transport_are_not_logged(
    name: str, everything: pytest.LogCaptureFixture
) -> None:
    """HTTP/2 packs headers by a library that logs each, unless it is told better."""

    def pack(request: httpx2.Request) -> httpx2.Response:
        header = request.headers["Authorization"]
        logging.getLogger(name).debug("Adding %s to the table", header)
        return httpx2.Response(200)

    everything.set_level(logging.DEBUG, logger=name)
    SyncDriver(SyncExchanger(httpx2.MockTransport(pack))).run(
        _flow("https://a.example")
    )
    printed = [_printed(each) for each in everything.records if each.name == name]
    assert printed
    assert not any(secret in line for line in printed for secret in SECRETS)


def test_other_peoples_requests_are_logged_as_ever(
    everything: pytest.LogCaptureFixture,
) -> None:
    SyncExchanger()
    data = answer_bytes(headers=("Set-Cookie: id=theirs",))
    with LoopbackServer(scripts.answers(data)) as server:
        # Outside of every call: one that was struck may still be under way here.
        Context().run(httpx2.get, f"{server.url}/x?key=theirs", trust_env=False)
    printed = [_printed(record) for record in everything.records]
    assert any("id=theirs" in line for line in printed)
    assert any("key=theirs" in line for line in printed)


def test_nothing_prints_what_it_carries() -> None:
    request = next(_flow("http://127.0.0.1:1"))
    assert "127.0.0.1" in repr(request)
    reply = asyncio.run(_mocked())
    assert isinstance(reply, Answered)
    for secret in SECRETS:
        assert secret not in repr(request)
        assert secret not in repr(reply)


async def _mocked() -> ExchangeReply:
    from payspec.runtime.flow.async_driver import AsyncDriver
    from payspec.runtime.transport.async_exchanger import AsyncExchanger

    transport = httpx2.MockTransport(
        lambda request: httpx2.Response(
            200, text="s3cret-body", headers={"Set-Cookie": "s3cret-cookie"}
        )
    )
    return await AsyncDriver(AsyncExchanger(transport)).run(_flow("https://a.example"))
