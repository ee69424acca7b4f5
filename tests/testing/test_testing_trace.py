"""The stand-in traces what a real connection traces."""

from __future__ import annotations

from collections.abc import Mapping

import httpx2
import pytest

from payspec.testing import Answer, BrokenOff, Happening, Refused, Reset, Route, StandIn
from tests.loopback.scripts import (
    answer_bytes,
    answers_and_closes,
    resets_after_reading,
)
from tests.loopback.server import LoopbackServer, Script, closed_port

_BODY = b'{"a":1}'
_HALF = answer_bytes(_BODY)[:-3]


def _traced(transport: httpx2.BaseTransport, url: str) -> tuple[list[str], str]:
    """The events of one POST, and the class of what it raised."""
    names: list[str] = []

    def trace(name: str, _info: Mapping[str, object]) -> None:
        if not name.startswith("http11.response_closed"):
            names.append(name)

    request = httpx2.Request("POST", url, content=b"x", extensions={"trace": trace})
    raised = ""
    try:
        response = transport.handle_request(request)
        assert b"".join(response.iter_raw()) == _BODY
    except httpx2.TransportError as error:
        raised = type(error).__name__
    return names, raised


@pytest.mark.parametrize(
    ("script", "happening"),
    [
        (answers_and_closes(answer_bytes(_BODY)), Answer(200, _BODY)),
        (resets_after_reading, Reset()),
        (answers_and_closes(_HALF), BrokenOff(Answer(200, _BODY))),
    ],
    ids=["answer", "reset", "half"],
)
def test_events_are_those_of_a_socket(script: Script, happening: Happening) -> None:
    with LoopbackServer(script) as server, httpx2.HTTPTransport() as sockets:
        real, real_error = _traced(sockets, f"{server.url}/x")
        made, made_error = _traced(
            StandIn(Route("POST", "/x", happening)), server.url + "/x"
        )
    assert made == real
    assert bool(made_error) is bool(real_error)


def test_events_of_a_refusal_are_those_of_a_socket() -> None:
    url = f"http://127.0.0.1:{closed_port()}/x"
    with httpx2.HTTPTransport() as sockets:
        real = _traced(sockets, url)
    assert _traced(StandIn(Route("POST", "/x", Refused())), url) == real


def test_nobody_has_to_listen() -> None:
    with httpx2.Client(transport=StandIn(Route("GET", "/x", Answer(204)))) as client:
        assert client.get("https://a.example/x").status_code == 204
