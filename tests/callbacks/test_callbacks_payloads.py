"""Payloads of callbacks: schema, validator, fixtures and reader say the same."""

from __future__ import annotations

from typing import Any

import pytest

from payspec.jsonschema import Direction, payload_schema
from payspec.runtime.validation import SchemaValidator
from payspec.runtime.wire import JsonValue
from tests.callbacks.emitted import CALLBACKS, PACKAGE, Emitted
from tests.callbacks.test_callbacks_sender import NOW, sender_of, told

every_callback = pytest.mark.parametrize("name", CALLBACKS)
BATCHED = [name for name, (_, each) in CALLBACKS.items() if each.batched]


def cases_of(emitted: Emitted, name: str) -> tuple[Any, ...]:
    provider, callback = CALLBACKS[name]
    package = f"{PACKAGE}.{provider.name}"
    found: tuple[Any, ...] = emitted("testing").fixture_cases(
        package, f"{callback.name}.callback"
    )
    return found


@every_callback
def test_the_validator_gives_every_verdict(name: str, proofs: Emitted) -> None:
    provider, callback = CALLBACKS[name]
    validators = proofs(f"{provider.name}.validators")
    check = getattr(validators, f"{callback.name}_callback")
    cases = cases_of(proofs, name)
    assert {case.valid for case in cases} == {True, False}
    differing = {
        case.id: found
        for case in cases
        if (found := {each.pointer for each in check(case.body)}) != {*case.pointers}
    }
    assert differing == {}


@every_callback
def test_what_fits_is_read_and_what_does_not_is_told(
    name: str, proofs: Emitted
) -> None:
    """Whatever leaves the table is drift, unreadable or refused; nothing else is."""
    sender = sender_of(proofs, name)
    differing = {}
    for case in cases_of(proofs, name):
        request = sender.request(proofs("core.wire").dumps(case.body), at=NOW)
        read = told(proofs, name, request, **sender.keys)
        if read == "other_mode":
            live = {"environment": "live", **sender.keys}
            read = told(proofs, name, request, **live)
        if isinstance(read, str):
            clean = False
            assert read in {"unreadable_body", "other_mode"}, case.id
        else:
            drift = any(each.drift for each in read.events)
            clean = not drift and not read.unreadable
        if clean is not (case.valid and not tells_nothing(name, case)):
            differing[case.id] = read
    assert differing == {}


def tells_nothing(name: str, case: Any) -> bool:
    """Whether a body that fits leaves nothing to tell an event by.

    An identity may be an empty text, and the field of the mode may be absent.
    """
    _, callback = CALLBACKS[name]
    mode = callback.mode
    paths = list(callback.identity)
    if callback.reread is not None:
        paths.append(callback.reread.by)
    named = {path.steps[-1] for path in paths}
    empty = case.id.endswith("/empty") and case.id.split("/")[-2] in named
    untold = mode is not None and mode.absent is None
    none = case.id.endswith("/batch-of-none")
    return empty or (untold and not (none or is_told(case.body, mode)))


def is_told(body: object, mode: Any) -> bool:
    """Whether the field of the mode stands anywhere in a body."""
    match body:
        case dict():
            held = mode.field.steps[-1] in body
            return held or any(is_told(each, mode) for each in body.values())
        case list():
            return any(is_told(each, mode) for each in body)
        case _:
            return False


ONE: dict[str, JsonValue] = {
    "vectors-by_all": {"id": "p-1", "state": {"at": "2026-01-02T03:04:05Z"}},
    "corefy-payout": {
        "type": "payout-invoices",
        "id": "cpoi_1",
        "attributes": {
            "status": "created",
            "amount": 10,
            "currency": "USD",
            "reference_id": "r-1",
            "test_mode": True,
            "created": 1597835735,
            "updated": 1597835735,
        },
    },
}
"""One event of each batched callback that does not share the usual body."""


@pytest.mark.parametrize("name", BATCHED)
def test_one_and_several_are_valid_and_a_list_of_lists_is_not(name: str) -> None:
    provider, callback = CALLBACKS[name]
    schema = payload_schema(
        provider, callback.body, Direction.RECEIVED, batched=callback.batched
    )
    validator = SchemaValidator(schema)
    one = ONE.get(name, {"id": "p-1", "details": {"status": "paid", "version": 1}})
    member = callback.body.envelope[0] if callback.body.envelope else None
    body: JsonValue = one if member is None else {member: one}
    assert validator.violations(body) == ()
    assert validator.violations([body, body]) == ()
    assert validator.violations([]) == ()
    assert [each.pointer for each in validator.violations([[body]])] == ["/0"]
    assert [each.pointer for each in validator.violations([body, 1])] == ["/1"]
    if member is not None:
        assert validator.violations({member: [one, one]}) == ()
        wrong = validator.violations({member: [one, 1]})
        assert [each.pointer for each in wrong] == [f"/{member}/1"]
        nested = validator.violations([{member: [one]}])
        assert [each.pointer for each in nested] == [f"/0/{member}"]


def test_a_list_is_no_single_event() -> None:
    provider, callback = CALLBACKS["aopay-payout"]
    schema = payload_schema(provider, callback.body, Direction.RECEIVED)
    assert SchemaValidator(schema).violations([{"idEntity": "a"}])
