"""The cases that are emitted beside each provider, run as a user runs them."""

from __future__ import annotations

import asyncio
import dataclasses
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from payouts.testing import (
    CallCase,
    CaseFailed,
    call_cases,
    callback_cases,
    check_call,
    check_call_async,
    check_callback,
    check_callback_case,
    check_payload,
    check_payload_case,
    check_types,
    fixture_cases,
    fixture_names,
)

GENERATED = Path(__file__).resolve().parents[2] / "generated" / "payouts"
PACKAGES = tuple(
    f"payouts.{each.parent.name}" for each in sorted(GENERATED.glob("*/client.py"))
)
OPERATIONS = [
    (package, operation)
    for package in PACKAGES
    for operation in fixture_names(package, "calls")
]
PAYLOADS = [
    (package, payload)
    for package in PACKAGES
    for payload in fixture_names(package, "payloads")
]
CALLBACKS = [
    (package, callback)
    for package in PACKAGES
    for callback in fixture_names(package, "signatures")
]

AT_LEAST = {
    "payouts.aopay": 500,
    "payouts.begateway": 1_000,
    "payouts.corefy": 2_500,
    "payouts.prop2p": 500,
}
"""Cases of calls; fewer of them would be a mistake of whoever makes them."""

IDEAS = {
    "answer/*/all-fields",
    "answer/*/enum",
    "answer/*/needed",
    "answer/*/unknown-field",
    "body",
    "effect",
    "environment",
    "error",
    "key",
    "mode",
    "money",
    "path",
    "pages",
    "query",
    "repeat",
    "sample",
    "status",
    "token",
    "unanswered",
    "unbound",
    "usual",
}
"""What there are cases of, in one provider or the other."""


@pytest.mark.parametrize(("package", "operation"), OPERATIONS)
def test_calls_through_the_client_for_threads(package: str, operation: str) -> None:
    for case in call_cases(package, operation):
        check_call(package, case)


@pytest.mark.parametrize(("package", "operation"), OPERATIONS)
def test_calls_through_the_client_for_a_loop(package: str, operation: str) -> None:
    async def every() -> None:
        for case in call_cases(package, operation):
            await check_call_async(package, case)

    asyncio.run(every())


@pytest.mark.parametrize(("package", "payload"), PAYLOADS)
def test_schema_and_model_give_every_verdict(package: str, payload: str) -> None:
    assert check_payload(package, payload) == len(fixture_cases(package, payload)) > 0


@pytest.mark.parametrize(("package", "callback"), CALLBACKS)
def test_what_is_no_proof_is_refused(package: str, callback: str) -> None:
    assert check_callback(package, callback) == len(callback_cases(package, callback))
    assert len(callback_cases(package, callback)) >= 10


@pytest.mark.parametrize("package", PACKAGES)
def test_what_holds_of_the_types_alone(package: str) -> None:
    check_types(package)


def test_the_number_of_cases_is_told() -> None:
    for package in PACKAGES:
        calls = len(call_cases(package))
        payloads = sum(
            len(fixture_cases(package, payload))
            for payload in fixture_names(package, "payloads")
        )
        print(f"{package}: {calls} calls, sync and async; {payloads} payloads")
        assert calls >= AT_LEAST.get(package, 1)


def test_there_are_cases_of_every_idea() -> None:
    found = Counter(
        idea
        for package in PACKAGES
        for case in call_cases(package)
        for idea in _ideas(case)
    )
    assert IDEAS <= set(found)


@pytest.mark.parametrize("package", PACKAGES)
def test_ids_are_sorted_and_each_once(package: str) -> None:
    for operation in fixture_names(package, "calls"):
        ids = [case.id for case in call_cases(package, operation)]
        assert ids == sorted(set(ids))


SPOILT: dict[str, Any] = {
    "another-result": lambda case: {"results": ({**case.results[0], "status": 599},)},
    "another-value": lambda case: {
        "results": ({**case.results[0], "value": {"uid": "other"}},)
    },
    "another-outcome": lambda case: {
        "results": ({**case.results[0], "outcome": "duplicate"},)
    },
    "drift-that-is-none": lambda case: {
        "results": ({**case.results[0], "drift": ["/transaction/uid"]},)
    },
    "another-meaning": lambda case: {
        "results": ({**case.results[0], "meanings": [_meaning(case, final=True)]},)
    },
    "another-address": lambda case: _asked(case, url="https://elsewhere.example/"),
    "another-method": lambda case: _asked(case, method="PUT"),
    "another-header": lambda case: _asked(case, headers=[["RequestID", "other"]]),
    "another-body": lambda case: _asked(case, json={"request": {}}),
    "a-number-for-true": lambda case: _asked(case, json=_with_test(case, 1)),
    "no-exchange": lambda case: {"exchanges": ()},
    "an-exchange-too-many": lambda case: {"exchanges": case.exchanges * 2},
    "a-call-too-many": lambda case: {"results": case.results * 2},
    "other-credentials": lambda case: {
        "credentials": {**case.credentials, "secret_key": "other"}
    },
    "another-environment": lambda case: {"environment": "live"},
    "another-argument": lambda case: {
        "arguments": {**case.arguments, "money": {"amount": "1", "currency": "USD"}}
    },
}
"""Ways to make a case that is right wrong."""


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", SPOILT)
def test_a_case_that_is_wrong_fails(name: str, kind: str) -> None:
    package = "payouts.begateway"
    (usual,) = (
        case
        for case in call_cases(package, "create_payout")
        if case.id == "create_payout/usual"
    )
    spoilt = dataclasses.replace(usual, **SPOILT[name](usual))
    with pytest.raises(CaseFailed) as failed:
        if kind == "sync":
            check_call(package, spoilt)
        else:
            asyncio.run(check_call_async(package, spoilt))
    assert failed.value.differences
    assert "made-up-secret-key" not in str(failed.value)


def test_a_payload_case_that_is_wrong_fails() -> None:
    package, payload = "payouts.begateway", "create_payout.request"
    cases = fixture_cases(package, payload)
    valid = next(case for case in cases if case.valid)
    broken = next(case for case in cases if not case.valid)
    for case in (
        dataclasses.replace(valid, body=broken.body),
        dataclasses.replace(broken, body=valid.body),
    ):
        with pytest.raises(CaseFailed):
            check_payload_case(package, payload, case)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda case: {"verdict": "misconfigured"},
        lambda case: {"headers": ()},
        lambda case: {"body": case.body + b" "},
        lambda case: {"keys": dict.fromkeys(case.keys, "other")},
        lambda case: {"environment": "test" if "live" in case.environment else "live"},
    ],
    ids=["verdict", "headers", "body", "keys", "environment"],
)
def test_a_callback_case_that_is_wrong_fails(spoil: Any) -> None:
    package, callback = "payouts.corefy", "payout"
    case = next(
        case
        for case in callback_cases(package, callback)
        if case.verdict == "proven" and "/made/" in case.id
    )
    check_callback_case(package, callback, case)
    with pytest.raises(CaseFailed):
        check_callback_case(package, callback, dataclasses.replace(case, **spoil(case)))


def test_another_reason_to_refuse_is_none() -> None:
    package, callback = "payouts.corefy", "payout"
    case = next(
        case
        for case in callback_cases(package, callback)
        if case.reason == "wrong_signature"
    )
    with pytest.raises(CaseFailed):
        check_callback_case(
            package, callback, dataclasses.replace(case, reason="missing_header")
        )


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(LookupError):
        call_cases("payouts.begateway", "no_such_operation")
    with pytest.raises(LookupError):
        check_callback("payouts.begateway", "no_such_callback")
    with pytest.raises(LookupError):
        check_payload("payouts.begateway", "no_such.payload")
    with pytest.raises(LookupError):
        fixture_names("payouts", "calls")


def _ideas(case: CallCase) -> set[str]:
    _, first, *rest = case.id.split("/")
    inner = f"{first}/*/{rest[1]}" if first == "answer" and len(rest) > 1 else first
    return {first, inner}


def _asked(case: CallCase, **changes: object) -> dict[str, object]:
    (exchange,) = case.exchanges
    request = {**exchange.request, **changes}
    return {"exchanges": (dataclasses.replace(exchange, request=request),)}


def _with_test(case: CallCase, value: object) -> object:
    body: Any = case.exchanges[0].request["json"]
    return {"request": {**body["request"], "test": value}}


def _meaning(case: CallCase, **changes: object) -> object:
    (meaning,) = (each for each in _list(case.results[0]["meanings"]))
    return {**meaning, **changes}


def _list(value: Any) -> list[Any]:
    assert isinstance(value, list)
    return value
