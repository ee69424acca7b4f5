"""ProP2P's order of calls, whole, against a server that was written for it."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from payouts import ConfigurationError, Trust
from payouts.prop2p import (
    STANDIN,
    Accepted,
    AsyncClient,
    Client,
    NotSent,
    Unknown,
    callbacks,
    fields,
)
from tests.loopback.scripts import resets_after_reading
from tests.loopback.server import LoopbackServer

from .calls import KINDS, Kind
from .prop2p_stand_in import KEY, REQUISITES, TYPES, StandIn

CARD, HOLDER = "4242424242424242", "Zoë Müller"
VALUES = {"card": CARD, "holder": HOLDER, "note": "x"}
BY_PLACE = {"0": CARD, "1": HOLDER, "2": "x"}
DIRECTIONS = ("payin", "payout")

# What the stand-in's requisites hold, as a person who has its documents would know.
DESCRIBED = dataclasses.replace(
    fields.REQUISITE,
    shape=dataclasses.replace(
        fields.REQUISITE.shape,
        key=("code",),
        expression=("regexp",),
        checks=("check",),
    ),
)


class Caller:
    """A client of one kind on one server, its calls made one by one."""

    def __init__(self, kind: Kind, url: str, key: str | None = KEY) -> None:
        self._kind = kind
        self._given: dict[str, Any] = {
            "environment": STANDIN.at(f"{url}/api"),
        }
        if key is not None:
            self._given["standin_key"] = key

    def __call__(self, method: str, **arguments: Any) -> Any:
        if self._kind == "sync":
            with Client(**self._given) as client:
                return getattr(client, method)(**arguments)

        async def run() -> Any:
            async with AsyncClient(**self._given) as client:
                return await getattr(client, method)(**arguments)

        return asyncio.run(run())

    def session(self, direction: str) -> Any:
        """The session of the first type that is listed."""
        listed = self("list_payment_method_types", operation_type=direction)
        return self(
            "init_session",
            operation_type=direction,
            payment_method_type_id=listed[0].payment_method_type_id,
        ).value

    def create(self, direction: str, session: Any, **changes: Any) -> Any:
        """Create the operation of a session."""
        given = {
            "operation_type": direction,
            "session_id": session.session_id,
            "party_requisites": DESCRIBED.filled(session.party_requisites, VALUES),
        }
        return self("create_operation", **{**given, **changes})


@pytest.fixture
def stand_in() -> Iterator[tuple[StandIn, LoopbackServer]]:
    """The stand-in, and the server that it runs on."""
    script = StandIn()
    with LoopbackServer(script) as server:
        yield script, server


Running = tuple[StandIn, LoopbackServer]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_whole_flow(kind: Kind, direction: str, stand_in: Running) -> None:
    script, server = stand_in
    call = Caller(kind, server.url)

    listed = call("list_payment_method_types", operation_type=direction)
    assert [each.to_wire() for each in listed] == TYPES[direction]

    chosen = listed[-1].payment_method_type_id
    started = call(
        "init_session", operation_type=direction, payment_method_type_id=chosen
    )
    assert isinstance(started, Accepted)
    session = started.value
    assert [each.to_wire() for each in session.party_requisites] == REQUISITES

    checked = DESCRIBED.check(session.party_requisites, VALUES)
    assert checked.violations == ()
    assert [each.key for each in checked.unchecked] == ["note"]

    created = call.create(direction, session)
    assert isinstance(created, Accepted)
    assert created.value.status == "created"
    operation = created.value.operation_id

    again = call("retrieve_operation", operation_id=operation)
    assert (again.status, again.operation_type) == ("created", direction)

    hint = callbacks.parse(
        {"Content-Type": "application/json"}, script.capture(operation)
    )
    assert hint.trust is Trust.HINT
    assert hint.acknowledgement.status == 200
    (event,) = hint.events
    # It says that something changed, and nothing that could be acted on.
    assert (event.reread, event.identity) == (None, ())

    done = call("retrieve_operation", operation_id=operation)
    assert done.status == "captured"
    assert done.to_wire() == script.operations[operation]

    sent = [(each.method, each.target) for each in server.seen]
    assert sent == [
        ("GET", f"/api/payment-method-types?operationType={direction}"),
        ("POST", "/api/sessions"),
        ("POST", "/api/operations"),
        ("GET", "/api/operations/operation%2F1"),
        ("GET", "/api/operations/operation%2F1"),
    ]
    assert json.loads(server.seen[2].body) == {
        "operationType": direction,
        "sessionId": "session-1",
        "payerRequisites": [
            {**asked, "value": VALUES[asked["code"]]} for asked in REQUISITES
        ],
    }
    assert {each.header("X-Standin-Key") for each in server.seen} == {KEY}


def test_by_the_page_alone_requisites_are_known_by_their_place(
    stand_in: Running,
) -> None:
    """It names no member of a requisite: each needs a value, in the list's order."""
    session = Caller("sync", stand_in[1].url).session("payout")
    own = fields.REQUISITE.check(session.party_requisites, {"0": "x"})
    assert [(each.pointer, each.rule) for each in own.violations] == [
        ("/1", "required"),
        ("/2", "required"),
    ]
    asked = session.party_requisites
    assert fields.REQUISITE.check(asked, BY_PLACE).violations == ()
    assert fields.REQUISITE.filled(asked, BY_PLACE) == DESCRIBED.filled(asked, VALUES)


@pytest.mark.parametrize(
    ("changes", "pointer", "rule"),
    [
        pytest.param({"card": "4242424242424241"}, "/card", "luhn", id="check-digit"),
        pytest.param({"card": "4242"}, "/card", "pattern", id="too-short"),
        pytest.param({"holder": "R2 D2"}, "/holder", "pattern", id="digits"),
        pytest.param({"cvv": "123"}, "/cvv", "additionalProperties", id="unknown"),
    ],
)
def test_values_are_checked_before_money_moves(
    changes: dict[str, str], pointer: str, rule: str, stand_in: Running
) -> None:
    session = Caller("sync", stand_in[1].url).session("payout")
    found = DESCRIBED.check(session.party_requisites, {**VALUES, **changes})
    assert (pointer, rule) in [(each.pointer, each.rule) for each in found.violations]
    assert not any(value in repr(found) for value in changes.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"sessionId": "session-9"}, id="other-session"),
        pytest.param({"sessionId": ...}, id="no-session"),
        pytest.param({"sessionId": 1}, id="session-of-another-form"),
        pytest.param({"operationType": "refund"}, id="other-direction"),
        pytest.param({"operationType": ...}, id="no-direction"),
        pytest.param({"operationId": ...}, id="no-name"),
        pytest.param({"operationId": ""}, id="empty-name"),
    ],
)
def test_an_answer_about_something_else_proves_nothing(
    kind: Kind, direction: str, details: dict[str, object]
) -> None:
    with LoopbackServer(StandIn(details)) as server:
        call = Caller(kind, server.url)
        outcome = call.create(direction, call.session(direction))
        assert isinstance(outcome, Unknown)
        assert len(server.seen) == 3
    # No document says how it could be found, nor that a repeat is safe.
    assert outcome.instruction == (
        "Do not send it again: nothing says what a repeat does. "
        "Ask the provider what became of it. "
        "A later request that is refused or not sent proves nothing of this one."
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("direction", [*DIRECTIONS, "refund", None])
def test_nothing_is_sent_twice(kind: Kind, direction: str | None) -> None:
    """Whatever the direction: an unknown one is taken for the strongest."""
    with LoopbackServer(StandIn()) as server:
        session = Caller("sync", server.url).session("payout")
    changes = {} if direction is None else {"operation_type": direction}
    given = {"party_requisites": DESCRIBED.filled(session.party_requisites, VALUES)}
    with LoopbackServer(resets_after_reading) as server:
        outcome = Caller(kind, server.url)(
            "create_operation", session_id=session.session_id, **given, **changes
        )
        assert isinstance(outcome, Unknown)
        assert "Do not send it again" in outcome.instruction
        assert server.connections == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", ["expired", "CREATED", ""])
def test_a_status_that_nobody_described_survives(kind: Kind, status: str) -> None:
    with LoopbackServer(StandIn({"status": status})) as server:
        call = Caller(kind, server.url)
        outcome = call.create("payout", call.session("payout"))
    assert isinstance(outcome, Accepted)
    assert outcome.value.status == status


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_without_a_described_form_proves_nothing(kind: Kind) -> None:
    with LoopbackServer(StandIn()) as server:
        call = Caller(kind, server.url)
        session = call.session("payin")
        outcome = call.create("payout", session)
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "status"


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_stand_ins_key_nothing_is_sent(kind: Kind) -> None:
    with LoopbackServer(StandIn()) as server:
        call = Caller(kind, server.url, key=None)
        with pytest.raises(ConfigurationError, match="no credential 'standin_key'"):
            call("list_payment_method_types", operation_type="payout")
        outcome = call(
            "init_session", operation_type="payout", payment_method_type_id="card-out"
        )
        assert isinstance(outcome, NotSent)
        assert server.seen == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_prints_holds_what_was_entered(
    kind: Kind, stand_in: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    call = Caller(kind, stand_in[1].url)
    session = call.session("payout")
    outcome = call.create("payout", session)
    printed = f"{outcome!r} {session!r} {outcome.value!s} {caplog.text}"
    printed += str(outcome.value.model_dump())
    for hidden in (CARD, HOLDER, "4000000000000002", KEY, r"\p{L}"):
        assert hidden not in printed
