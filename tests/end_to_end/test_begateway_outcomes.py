"""How a payout can end: one table of cases, each sync and async.

What is not proven never ends in `Rejected` or `NotSent`.
"""

from __future__ import annotations

import asyncio
import json
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from payouts import (
    InvalidRequest,
    NotReached,
    OutcomeUnknown,
    ProviderError,
    Timeouts,
    UnknownReason,
)
from payouts.begateway import (
    Accepted,
    ApiError,
    Client,
    Duplicate,
    NotSent,
    Outcome,
    Rejected,
    Unknown,
    outcome_of,
)
from tests.loopback import scripts
from tests.loopback.certificates import identity
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Peer, Script, closed_port

from .calls import KINDS, Kept, Kind, Setup, async_client, call, sync_client
from .payout import KEY, answer, arguments, pay

SHORT = Timeouts(connect=0.3, read=0.3)
DENIED = json.dumps(
    {
        "message": "Invalid shop_id/secret_key.",
        "errors": {"system": ["System error."]},
    }
).encode()


def created(body: bytes, status: str = "201 Created") -> Script:
    """Answer with the body of a payout."""
    return scripts.answers(answer_bytes(body, status=status))


def refused(status: str, body: bytes = DENIED) -> Script:
    """Answer with an error."""
    return scripts.answers(answer_bytes(body, status=status))


@dataclass(frozen=True)
class Case:
    """What the server does, and what the call has to end in.

    `why` is the reason that the outcome carries.
    """

    name: str
    script: Script
    ends: type[object]
    why: str = ""
    timeouts: Timeouts = field(default_factory=Timeouts)
    deadline: float = 60.0
    tls: bool = False
    trusted: bool = True
    strict: bool = False


CASES = [
    # An answer came, and it is the one to this request.
    Case("201", created(answer()), Accepted),
    Case("200", created(answer(), "200 OK"), Accepted),
    Case("201-over-tls", created(answer()), Accepted, tls=True),
    Case("201-failed-later", created(answer(status="failed")), Accepted),
    Case("201-new-status", created(answer(status="on_hold")), Accepted),
    Case("201-new-member", created(answer(fee={"amount": 5})), Accepted),
    Case("201-without-test", created(answer(test=...)), Accepted),
    Case("201-bad-moment", created(answer(created_at="yesterday")), Accepted),
    Case("201-without-description", created(answer(description=...)), Accepted),
    # An answer came, and it is about something else, or about nothing.
    Case("201-other-amount", created(answer(amount=101)), Unknown, "echo"),
    Case("201-amount-in-text", created(answer(amount="100")), Unknown, "echo"),
    Case("201-without-amount", created(answer(amount=...)), Unknown, "echo"),
    Case("201-other-currency", created(answer(currency="EUR")), Unknown, "echo"),
    Case("201-other-mode", created(answer(test=True)), Unknown, "echo"),
    Case("201-mode-as-number", created(answer(test=0)), Unknown, "echo"),
    Case("201-mode-null", created(answer(test=None)), Unknown, "echo"),
    Case("201-without-id", created(answer(uid=...)), Unknown, "not_identified"),
    Case("201-empty-id", created(answer(uid="")), Unknown, "not_identified"),
    Case("201-id-as-number", created(answer(uid=7)), Unknown, "not_identified"),
    Case("201-empty", created(b""), Unknown, "unreadable"),
    Case("201-html", created(b"<html>ok</html>"), Unknown, "unreadable"),
    Case("201-unwrapped", created(b'{"uid": "2-5"}'), Unknown, "unreadable"),
    Case("201-a-list", created(b'{"transaction": []}'), Unknown, "unreadable"),
    Case("201-repeated-member",
         created(b'{"transaction": {}, "transaction": {}}'), Unknown, "unreadable"),
    Case("201-not-a-number",
         created(b'{"transaction": {"amount": NaN}}'), Unknown, "unreadable"),
    Case("201-drift-in-strict", created(answer(created_at="yesterday")), Unknown,
         "unreadable", strict=True),
    Case("202", created(answer(), "202 Accepted"), Unknown, "status"),
    # The provider refuses, in its own words.
    Case("401", refused("401 Unauthorized"), Rejected),
    Case("422", refused("422 Unprocessable"), Rejected),
    Case("422-wrapped", refused("422 No", b'{"response": {"message": "No."}}'),
         Rejected),
    Case("401-early", scripts.answers_early(answer_bytes(DENIED, status="401 No")),
         Rejected),
    # Something refuses, and it may not be the provider.
    Case("401-html", refused("401 Unauthorized", b"<html>"), Unknown,
         "unproven_rejection"),
    Case("422-empty", refused("422 No", b""), Unknown, "unproven_rejection"),
    Case("422-other-json", refused("422 No", b'{"error": 1}'), Unknown,
         "unproven_rejection"),
    *(Case(f"{status}", refused(f"{status} No"), Unknown, "status")
      for status in (400, 403, 404, 405, 408, 409, 418, 425, 429)),
    *(Case(f"{status}", refused(f"{status} Oops"), Unknown, "status")
      for status in (500, 502, 503, 504, 520)),
    Case("302", scripts.answers(
        answer_bytes(status="302 Found", headers=("Location: https://localhost/",))),
        Unknown, "status"),
    Case("304", scripts.answers(b"HTTP/1.1 304 Same\r\n\r\n"), Unknown, "status"),
    # No answer, or not the whole of it.
    Case("silent", scripts.stays_silent, Unknown, "no_answer", timeouts=SHORT),
    Case("silent-till-deadline", scripts.stays_silent, Unknown, "no_answer",
         deadline=0.75),
    Case("drips", scripts.drips(b"HTTP/1.1 201 Created\r\nX: ", b"a"), Unknown,
         "no_answer", deadline=0.75),
    Case("reset-unread", scripts.resets_unread, Unknown, "no_answer"),
    Case("reset-after-reading", scripts.resets_after_reading, Unknown, "no_answer"),
    Case("closed", scripts.answers_and_closes(b""), Unknown, "no_answer"),
    Case("half-a-head", scripts.answers_and_closes(b"HTTP/1.1 201 Cr"), Unknown,
         "no_answer"),
    Case("half-a-body", scripts.answers_and_closes(
        answer_bytes(answer(), status="201 Created")[:-40]), Unknown, "no_answer"),
    Case("garbage", scripts.answers_and_closes(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
         Unknown, "no_answer"),
    Case("bad-gzip", scripts.answers(
        answer_bytes(answer(), headers=("Content-Encoding: gzip",))), Unknown,
        "no_answer"),
    Case("too-large", created(b" " * (9 * 1024 * 1024)), Unknown, "no_answer"),
    # Nothing left this machine.
    Case("tls-untrusted", created(answer()), NotSent, "tls", tls=True, trusted=False),
    Case("handshake-without-end", scripts.never_reads, NotSent, "connect_timeout",
         timeouts=SHORT, tls=True),
    Case("deadline-before-the-first-byte", scripts.never_reads, NotSent, "deadline",
         deadline=0.3, tls=True),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_end_is_what_is_proven(kind: Kind, case: Case) -> None:
    hangs = case.ends is NotSent and case.script is scripts.never_reads
    tls = identity() if case.tls else None
    with LoopbackServer(case.script, tls.server if tls and not hangs else None) as at:
        setup = Setup(
            url=f"https://localhost:{at.port}" if case.tls else at.url,
            timeouts=case.timeouts,
            deadline=case.deadline,
            ssl_context=tls.client if tls and case.trusted else None,
            strict=case.strict,
        )
        outcome = pay(kind, setup)
    assert type(outcome) is case.ends
    assert _reason(outcome) == case.why
    assert at.connections == 1
    _holds_together(outcome, setup)


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_connection_is_not_sent(kind: Kind) -> None:
    setup = Setup(f"http://127.0.0.1:{closed_port()}")
    outcome = pay(kind, setup)
    assert isinstance(outcome, NotSent)
    assert _reason(outcome) == "connect"
    _holds_together(outcome, setup)


def test_what_a_strict_client_refuses_is_told_by_its_place() -> None:
    with LoopbackServer(created(answer(created_at="yesterday"))) as server:
        outcome = pay("sync", Setup(server.url, strict=True))
    assert isinstance(outcome, Unknown)
    said = "the answer is not as documented: /transaction/created_at "
    assert outcome.detail.startswith(said)


def _reason(outcome: Outcome[Any, Any]) -> str:
    match outcome:
        case Unknown(reason=reason):
            return reason.value
        case NotSent(error=NotReached(reason=reason)):
            return reason
        case _:
            return ""


def _holds_together(outcome: Outcome[Any, Any], setup: Setup) -> None:
    """What the outcome raises, and what journal and observer were told of it."""
    match outcome:
        case Accepted(payout) | Duplicate(payout):
            assert outcome.unwrap() is payout
        case Rejected(error):
            with pytest.raises(ApiError) as raised:
                outcome.unwrap()
            assert raised.value.error is error
            assert isinstance(raised.value, ProviderError)
        case NotSent(problem):
            with pytest.raises(NotReached) as unreached:
                outcome.unwrap()
            assert unreached.value is problem
            assert not problem.may_have_been_sent
        case Unknown():
            with pytest.raises(OutcomeUnknown) as unknown:
                outcome.unwrap()
            assert unknown.value.may_have_been_sent
            assert outcome.idempotency_key == KEY
            assert outcome.reference == "your_uniq_number"
            assert "find_by_tracking_id(tracking_id='your_uniq_number')" in str(
                unknown.value
            )
            assert "within 24 hours" in outcome.instruction
    sending, ended = setup.kept.entries
    assert (sending.phase, ended.phase) == ("sending", "ended")
    assert sending.idempotency_key == ended.idempotency_key == KEY
    assert sending.fingerprint == ended.fingerprint
    assert ended.outcome == type(outcome).__name__
    assert [event.name for event in setup.kept.events] == ["ended"]


def test_ctrl_c_after_the_first_byte_is_unknown_before_it_goes_on() -> None:
    def script(peer: Peer) -> None:
        peer.read_request()
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)
        peer.wait()

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with LoopbackServer(script) as server:
            setup = Setup(server.url)
            with sync_client(setup) as client, pytest.raises(KeyboardInterrupt) as it:
                client.create_payout(**arguments())
    finally:
        signal.signal(signal.SIGINT, before)
    _interrupted(outcome_of(it.value), setup)
    assert any("outcome is unknown" in note for note in it.value.__notes__)


def test_ctrl_c_while_the_answer_is_read_is_unknown_before_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("payouts.core.client.judge.read_answer", stop)
    with LoopbackServer(created(answer())) as server:
        setup = Setup(server.url)
        with sync_client(setup) as client, pytest.raises(KeyboardInterrupt) as it:
            client.create_payout(**arguments())
    _interrupted(outcome_of(it.value), setup)


@pytest.mark.parametrize("how", ["cancelled", "timed-out"])
def test_a_task_stopped_after_the_first_byte_is_unknown_before_it_goes_on(
    how: str,
) -> None:
    with LoopbackServer(scripts.stays_silent) as server:
        setup = Setup(server.url)
        error = asyncio.run(_stopped(how, setup, server))
    _interrupted(outcome_of(error), setup)


async def _stopped(how: str, setup: Setup, server: LoopbackServer) -> BaseException:
    async with async_client(setup) as client:
        call = client.create_payout(**arguments())
        if how == "timed-out":
            with pytest.raises(TimeoutError) as late:
                await asyncio.wait_for(call, 0.5)
            return late.value
        task = asyncio.ensure_future(call)
        await asyncio.to_thread(server.arrived.wait, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as stopped:
            await task
        return stopped.value


def _interrupted(outcome: object, setup: Setup) -> None:
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.INTERRUPTED
    sending, ended = setup.kept.entries
    assert (ended.outcome, ended.reason) == ("Unknown", "interrupted")
    assert sending.idempotency_key == KEY


class _Failing:
    """A journal that fails at the entry of one phase."""

    def __init__(self, phase: str) -> None:
        self._phase = phase

    def record(self, entry: Any) -> None:
        if entry.phase == self._phase:
            raise OSError("disk full")


@pytest.mark.parametrize(
    ("phase", "ends", "requests"), [("sending", NotSent, 0), ("ended", Accepted, 1)]
)
def test_a_journal_that_fails_never_hides_what_happened(
    phase: str, ends: type[object], requests: int
) -> None:
    with LoopbackServer(created(answer())) as server:
        client = _client(server.url, journal=_Failing(phase))
        with client:
            outcome = client.create_payout(**arguments())
    assert type(outcome) is ends
    assert len(server.seen) == requests


class _Stopping(Kept):
    """A journal in which Ctrl-C arrives, before the entry of one phase is kept."""

    def __init__(self, phase: str) -> None:
        super().__init__()
        self._phase = phase

    def record(self, entry: Any) -> None:
        if entry.phase == self._phase:
            raise KeyboardInterrupt
        super().record(entry)


INTERRUPTED: dict[str, tuple[str, Script, type[object], int]] = {
    "before-the-first-byte": ("sending", created(answer()), NotSent, 0),
    "accepted": ("ended", created(answer()), Unknown, 1),
    "rejected": ("ended", refused("422 No"), Unknown, 1),
    "unknown": ("ended", refused("500 No"), Unknown, 1),
    "no-answer": ("ended", scripts.answers_and_closes(b""), Unknown, 1),
}


@pytest.mark.parametrize(
    ("phase", "script", "ends", "requests"), INTERRUPTED.values(), ids=INTERRUPTED
)
def test_ctrl_c_in_the_journal_does_not_hide_what_happened(
    phase: str, script: Script, ends: type[object], requests: int
) -> None:
    """Its caller is given the interrupt and no outcome, so that has to tell."""
    with LoopbackServer(script) as server:
        client = _client(server.url, journal=_Stopping(phase))
        with client, pytest.raises(KeyboardInterrupt) as it:
            client.create_payout(**arguments())
    assert type(outcome_of(it.value)) is ends
    assert len(server.seen) == requests
    assert len(it.value.__notes__) == 1


def test_ctrl_c_in_the_journal_leaves_the_answer() -> None:
    with LoopbackServer(created(answer())) as server:
        client = _client(server.url, journal=_Stopping("ended"))
        with client, pytest.raises(KeyboardInterrupt) as it:
            client.create_payout(**arguments())
    outcome = outcome_of(it.value)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.INTERRUPTED
    assert outcome.idempotency_key == KEY
    assert outcome.response is not None
    assert outcome.response.body == answer()


@pytest.mark.parametrize(("phase", "ends"), [("sending", NotSent), ("ended", Unknown)])
def test_a_task_stopped_in_the_journal_does_not_hide_what_happened(
    phase: str, ends: type[object]
) -> None:
    with LoopbackServer(created(answer())) as server:
        setup = Setup(server.url)
        error = asyncio.run(_stopped_in_journal(setup, phase))
    assert type(outcome_of(error)) is ends
    # What was begun is kept all the same.
    assert setup.kept.entries[-1].phase == phase
    assert len(server.seen) == (0 if phase == "sending" else 1)


async def _stopped_in_journal(setup: Setup, phase: str) -> BaseException:
    begun, goes_on = asyncio.Event(), asyncio.Event()

    class Slow:
        async def record(self, entry: Any) -> None:
            if entry.phase == phase:
                begun.set()
                await goes_on.wait()
            setup.kept.record(entry)

    async with async_client(setup, Slow()) as client:
        task = asyncio.ensure_future(client.create_payout(**arguments()))
        await begun.wait()
        task.cancel()
        await asyncio.sleep(0)
        goes_on.set()
        with pytest.raises(asyncio.CancelledError) as stopped:
            await task
        return stopped.value


def _client(url: str, **more: Any) -> Client:
    from payouts.begateway import LIVE

    from .calls import ASSUMPTIONS, SECRET_KEY, SHOP_ID

    return Client(
        shop_id=SHOP_ID,
        secret_key=SECRET_KEY,
        environment=LIVE.at(f"{url}/beyag"),
        accept_assumptions=ASSUMPTIONS,
        **more,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("deadline", [float("nan"), float("inf"), "5"], ids=str)
def test_a_call_without_an_end_is_not_sent(kind: Kind, deadline: Any) -> None:
    """A deadline that no time ever passes is none, and each call has one."""
    with LoopbackServer(created(answer())) as server:
        setup = Setup(server.url)
        outcome = pay(kind, setup, deadline=deadline)
        with pytest.raises(InvalidRequest, match="/deadline"):
            call(
                kind,
                setup,
                lambda client: client.get_payout(uid="2-5", deadline=deadline),
                lambda client: client.get_payout(uid="2-5", deadline=deadline),
            )
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, InvalidRequest)
    assert server.seen == []


def test_a_credential_that_cannot_be_fetched_is_not_sent() -> None:
    def broken() -> str:
        raise RuntimeError("vault sealed: token abc123")

    with LoopbackServer(created(answer())) as server:
        client = _client(server.url)
        client.close()
        from payouts.begateway import LIVE

        from .calls import ASSUMPTIONS

        with Client(
            shop_id="363",
            secret_key=broken,
            environment=LIVE.at(server.url),
            accept_assumptions=ASSUMPTIONS,
        ) as other:
            outcome = other.create_payout(**arguments())
    assert isinstance(outcome, NotSent)
    assert "abc123" not in repr(outcome)
    assert server.seen == []


def test_money_goes_over_a_connection_of_its_own() -> None:
    with LoopbackServer(created(answer())) as server:
        with _client(server.url) as client:
            outcomes: list[Callable[[], object]] = []
            for _ in range(3):
                outcome = client.create_payout(**arguments())
                outcomes.append(outcome.unwrap)
    assert server.connections == 3
    assert len(outcomes) == 3
