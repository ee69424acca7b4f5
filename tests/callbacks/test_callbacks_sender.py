"""The provider's side for tests: what the kit sends is believed, and no other."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from payspec.ir.callbacks import AnyOf
from payspec.ir.signatures import BasicProof
from tests.callbacks.emitted import CALLBACKS, PACKAGE, Emitted, arguments, parse_of

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
every_callback = pytest.mark.parametrize("name", CALLBACKS)


def sender_of(emitted: Emitted, name: str, **keys: str) -> Any:
    provider, callback = CALLBACKS[name]
    kit = emitted("testing")
    return kit.CallbackSender(f"{PACKAGE}.{provider.name}", callback.name, keys)


def told(emitted: Emitted, name: str, request: Any, **changed: Any) -> Any:
    """What the emitted code reads; why it refuses, as text."""
    provider, callback = CALLBACKS[name]
    core, module = emitted(""), emitted(f"{provider.name}.callbacks")
    parse = parse_of(module, provider, callback)
    known = {
        **sender_of(emitted, name).keys,
        "now": NOW,
        "target": (request.method, request.url),
        "environment": "test",
        **changed,
    }
    given = arguments(parse, emitted, provider, known)
    body = known.get("body", request.body)
    given.pop("body", None)
    try:
        return parse(request.headers, body, **given)
    except core.CallbackRefused as refusal:
        return refusal.reason.value


def in_test(name: str) -> dict[str, object]:
    """What makes an event one of the test environment."""
    _, callback = CALLBACKS[name]
    if callback.mode is None:
        return {}
    steps = (*callback.body.envelope, *callback.mode.field.steps)
    return {"".join(f"/{step}" for step in steps): True}


@every_callback
def test_what_is_sent_is_believed_and_read(name: str, proofs: Emitted) -> None:
    _, callback = CALLBACKS[name]
    sender = sender_of(proofs, name)
    request = sender.request(changes=in_test(name), at=NOW)
    read = told(proofs, name, request, **sender.keys)
    assert len(read.events) == 1 and read.unreadable == ()
    assert read.events[0].drift == ()
    proven = callback.verify is not None and not callback.thin
    assert read.trust == ("authentic" if proven else "hint")
    assert bool(sender.keys) is (callback.verify is not None)


@every_callback
def test_another_sender_is_not_believed(name: str, proofs: Emitted) -> None:
    """Nor is the same one with another body, or long ago."""
    provider, callback = CALLBACKS[name]
    if callback.verify is None:
        return
    sender = sender_of(proofs, name)
    request = sender.request(changes=in_test(name), at=NOW)
    others = {key: f"{value}6161" for key, value in sender.keys.items()}
    for key in provider.credentials:
        if key.kind.value == "key" and key.name in others:
            # The other public keys are real ones.
            others = {**others, key.name: sender_of(proofs, name).keys[key.name]}
    assert told(proofs, name, request, **others) == "wrong_signature"
    schemes = [provider.signature(use.name) for use in callback.verify.signatures]
    if isinstance(callback.verify, AnyOf):
        schemes = schemes[:1]
    if not all(isinstance(each.scheme, BasicProof) for each in schemes):
        body = request.body + b" "
        refused = told(proofs, name, request, **sender.keys, body=body)
        assert refused == "wrong_signature"
    if any(each.is_timed for each in schemes):
        later = NOW + timedelta(minutes=6)
        assert told(proofs, name, request, **sender.keys, now=later) == "outdated"


def test_each_of_several_ways_can_be_chosen(proofs: Emitted) -> None:
    sender = sender_of(proofs, "vectors-by_any")
    for by in ("hmac_key_in_base64", "ed25519", "basic"):
        request = sender.request(by=by)
        read = told(proofs, "vectors-by_any", request, **sender.keys)
        assert read.trust == "authentic"
    with pytest.raises(LookupError):
        sender.request(by="rsa")


def test_one_of_all_alone_is_not_believed(proofs: Emitted) -> None:
    sender = sender_of(proofs, "begateway-payout")
    changes = in_test("begateway-payout")
    for by in ("content", "shop"):
        request = sender.request(changes=changes, by=by)
        refused = told(proofs, "begateway-payout", request, **sender.keys)
        assert refused == "missing_header"


def test_the_receivers_own_keys_can_be_given(proofs: Emitted) -> None:
    own = {"shop_id": "363", "secret_key": "mine"}
    sender = sender_of(proofs, "begateway-payout", **own)
    request = sender.request(changes=in_test("begateway-payout"))
    assert {**sender.keys, **own} == sender.keys
    read = told(proofs, "begateway-payout", request, **sender.keys)
    assert read.events[0].value.test is True
    with pytest.raises(ValueError, match="public_key"):
        sender_of(proofs, "begateway-payout", public_key="AAAA")


def test_bodies_are_values_or_bytes(proofs: Emitted) -> None:
    sender = sender_of(proofs, "vectors-by_all")
    one = {"data": {"id": "e-1", "state": {"at": "2026-01-02T03:04:05Z", "test": True}}}
    for body, events in (([one, one], 2), (json.dumps(one).encode(), 1), (one, 1)):
        request = sender.request(body, at=NOW)
        read = told(proofs, "vectors-by_all", request, **sender.keys)
        assert len(read.events) == events
    changed = sender.request(one, changes={"/data/id": "e-2"}, at=NOW)
    read = told(proofs, "vectors-by_all", changed, **sender.keys)
    assert read.events[0].identity[0] == "e-2"
    with pytest.raises(LookupError):
        sender.request(changes={"/data/no/id": 1})


def test_now_is_the_clock_unless_it_is_said(proofs: Emitted) -> None:
    sender = sender_of(proofs, "acme-payouts")
    request = sender.request(changes=in_test("acme-payouts"))
    clock = datetime.now(UTC)
    read = told(proofs, "acme-payouts", request, **sender.keys, now=clock)
    assert read.trust == "authentic"


def test_other_headers_are_sent_and_covered(proofs: Emitted) -> None:
    name = "vectors-by_hmac_time_in_a_header"
    sender = sender_of(proofs, name)
    request = sender.request(headers={"X-Id": "e-7", "X-Other": "x"}, at=NOW)
    assert ("X-Id", "e-7") in request.headers and ("X-Other", "x") in request.headers
    assert told(proofs, name, request, **sender.keys).trust == "authentic"


def test_what_is_not_there_is_said(proofs: Emitted) -> None:
    kit = proofs("testing")
    with pytest.raises(LookupError):
        kit.CallbackSender(f"{PACKAGE}.acme", "nothing")


def test_nothing_of_a_request_is_printed(proofs: Emitted) -> None:
    sender = sender_of(proofs, "begateway-payout")
    shown = repr(sender.request())
    assert shown.startswith("CallbackRequest(POST, ") and "transaction" not in shown
    assert not any(key in repr(sender) for key in sender.keys.values())


def test_shared_keys_need_no_cryptography(proofs: Emitted) -> None:
    root = str(next(iter(proofs("").__path__))).removesuffix(PACKAGE)
    program = (
        f"import sys; sys.path.insert(0, {root!r})\n"
        "sys.modules['cryptography'] = None\n"
        f"from {PACKAGE}.testing import CallbackSender\n"
        f"print(CallbackSender('{PACKAGE}.acme', 'payouts').request().method)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert said.stdout == "POST\n", said.stderr
