"""The steps of an exchange, as the transport's trace tells them of a real socket."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import assert_never

import httpx2

from .answer import Answer
from .failures import (
    BrokenOff,
    Garbled,
    Happening,
    Interrupted,
    NoAnswer,
    NotTaken,
    Refused,
    Reset,
    TlsFailed,
    Unreachable,
)


class Step(Enum):
    """The steps before the body of an answer, in their order."""

    CONNECT = "connection.connect_tcp"
    TLS = "connection.start_tls"
    HEADERS = "http11.send_request_headers"
    BODY = "http11.send_request_body"
    ANSWER = "http11.receive_response_headers"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the trace. `error` is to be raised after it."""

    name: str
    info: Mapping[str, object] = field(default_factory=dict[str, object])
    error: BaseException | None = None


def events(happening: Happening, *, tls: bool) -> Iterator[Event]:
    """What is traced up to the head of the answer, or to what goes wrong before it."""
    failing, error = _failure(happening)
    if failing is Step.TLS and not tls:
        failing = Step.CONNECT
    for step in Step:
        if step is Step.TLS and not tls:
            continue
        yield Event(f"{step.value}.started")
        if step is failing and error is not None:
            yield Event(f"{step.value}.failed", {"exception": error}, error)
            return
        yield Event(f"{step.value}.complete", {"return_value": None})


def _failure(happening: Happening) -> tuple[Step | None, BaseException | None]:
    """The step that fails, and with what. Its text is empty, as in the clients."""
    match happening:
        case Answer() | BrokenOff():
            return None, None
        case Refused():
            return Step.CONNECT, httpx2.ConnectError("")
        case Unreachable():
            return Step.CONNECT, httpx2.ConnectTimeout("")
        case TlsFailed():
            return Step.TLS, httpx2.ConnectError("")
        case NotTaken():
            return Step.BODY, httpx2.WriteTimeout("")
        case NoAnswer():
            return Step.ANSWER, httpx2.ReadTimeout("")
        case Reset():
            return Step.ANSWER, httpx2.ReadError("")
        case Garbled():
            return Step.ANSWER, httpx2.RemoteProtocolError("")
        case Interrupted(error, sent):
            return Step.ANSWER if sent else Step.CONNECT, error
        case _:
            assert_never(happening)
