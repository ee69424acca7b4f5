"""ProP2P as its page leaves it: described, checked, and sent nowhere."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

import payouts.prop2p as prop2p
from payouts import Binding, ConfigurationError, Environment, Unbound
from payouts.prop2p import STANDIN, AsyncClient, Client, NotSent
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer

from .calls import KINDS, Kind

ASSUMED = {
    "prop2p.callback",
    "prop2p.echoes",
    "prop2p.json",
    "prop2p.operation-id",
    "prop2p.places",
    "prop2p.repeat",
    "prop2p.statuses",
}
HIDDEN = "4242424242424242"

READS: Mapping[str, Mapping[str, Any]] = {
    "list_payment_method_types": {"operation_type": "payout"},
    "retrieve_operation": {"operation_id": "1"},
}
WRITES: Mapping[str, Mapping[str, Any]] = {
    "init_session": {"operation_type": "payout", "payment_method_type_id": "1"},
    "create_operation": {
        "operation_type": "payout",
        "session_id": "1",
        "party_requisites": [{"value": HIDDEN}],
    },
}
MISSING = {
    "list_payment_method_types": ("host", "verb", "path", "store id", "authenticate"),
    "init_session": ("host", "verb", "path", "authenticate"),
    "create_operation": ("host", "verb", "path", "authenticate", "amount", "currency"),
    "retrieve_operation": ("host", "verb", "path", "authenticate"),
}
ENVIRONMENTS = ("live", "sandbox", "bare stand-in")


def environment(name: str, url: str) -> Environment:
    """An environment that binds nothing, at that address."""
    if name == "bare stand-in":
        return dataclasses.replace(STANDIN.at(url), bind={})
    return Environment(name, url, live=name == "live")


def call(kind: Kind, where: Environment, method: str, **arguments: Any) -> Any:
    """Call a method of a client that accepts all assumptions."""
    if kind == "sync":
        with Client(environment=where, accept_assumptions=ASSUMED) as client:
            return getattr(client, method)(**arguments)

    async def run() -> Any:
        async with AsyncClient(environment=where, accept_assumptions=ASSUMED) as client:
            return await getattr(client, method)(**arguments)

    return asyncio.run(run())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ENVIRONMENTS)
@pytest.mark.parametrize("method", [*READS, *WRITES])
def test_what_is_unbound_fails_before_it_is_sent(
    kind: Kind, where: str, method: str
) -> None:
    with LoopbackServer(answers(answer_bytes())) as server:
        there = environment(where, server.url)
        if method in READS:
            with pytest.raises(Unbound) as raised:
                call(kind, there, method, **READS[method])
            error = raised.value
        else:
            outcome = call(kind, there, method, **WRITES[method])
            assert isinstance(outcome, NotSent)
            assert isinstance(outcome.error, Unbound)
            assert HIDDEN not in repr(outcome)
            error = outcome.error
        assert server.connections == 0
    assert error.operation == method
    assert [fact for fact in MISSING[method] if fact not in error.missing] == []
    assert f"{method} was not sent, it is not bound: {error.missing}" == str(error)


def test_no_environment_of_theirs_is_emitted() -> None:
    found = {
        name: value
        for name in dir(prop2p)
        if isinstance(value := getattr(prop2p, name), Environment)
    }
    assert found == {"STANDIN": STANDIN}
    assert not STANDIN.live
    assert STANDIN.url.endswith(".invalid")


def test_a_live_client_is_refused_with_the_list_of_what_it_rests_on() -> None:
    own = Environment("agent", "https://agent.example", live=True)
    with pytest.raises(ConfigurationError) as refused:
        Client(environment=own)
    said = str(refused.value)
    assert [name for name in ASSUMED if f"{name}: " not in said] == []


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_their_documents_can_bind_them(kind: Kind) -> None:
    """An environment is data: nothing has to be generated for it."""
    bind = {"retrieve_operation": Binding("GET", "/v1/{operation_id}/details")}
    with LoopbackServer(
        answers(answer_bytes(b'{"operationId": "7", "status": "captured"}'))
    ) as server:
        own = Environment("agent", server.url, live=True, bind=bind)
        found = call(kind, own, "retrieve_operation", operation_id="7")
        assert found.status == "captured"
        assert [each.target for each in server.seen] == ["/v1/7/details"]


def test_no_name_in_code_says_payer_or_recipient() -> None:
    """On a payout the recipient's details travel under `payerRequisites`."""
    from payouts.prop2p import OperationRequest, Session, models

    fields = [
        name
        for model in vars(models).values()
        if isinstance(model, type)
        for name in getattr(model, "model_fields", {})
    ]
    assert not [name for name in fields if "payer" in name or "recipient" in name]
    for model in (Session, OperationRequest):
        assert model.model_fields["party_requisites"].alias == "payerRequisites"
