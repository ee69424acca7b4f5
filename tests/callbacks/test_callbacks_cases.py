"""Cases of the proof, as they are emitted: each verdict is that of the emitted code."""

from __future__ import annotations

import hmac
from typing import Any

import pytest

from payspec.cases import CallbackCase, callback_cases
from payspec.cases.callbacks import Reason, Verdict
from payspec.ir.provider import Provider
from payspec.ir.signatures import (
    BasicProof,
    DigestProof,
    EcdsaProof,
    Ed25519Proof,
    HmacProof,
    MessageProof,
    RsaProof,
    Signature,
)
from payspec.runtime.callbacks.refused import RefusalReason
from tests.callbacks.emitted import CALLBACKS, PACKAGE, Emitted, arguments, parse_of

PROVEN = {
    name: (provider, callback)
    for name, (provider, callback) in CALLBACKS.items()
    if callback.verify is not None
}
MADE = {name: callback_cases(*both) for name, both in PROVEN.items()}
every_callback = pytest.mark.parametrize("name", PROVEN)

UNMADE = {"acme-thin": "public", "acme-messages": "message", "acme-listed": "public"}
"""Callbacks with a signature that neither a vector shows nor a shared key makes."""


def verdict(emitted: Emitted, name: str, case: Any) -> tuple[str, str | None, Any]:
    """What the emitted code does: the verdict, its reason, and what was read."""
    provider, callback = PROVEN[name]
    core, module = emitted(""), emitted(f"{provider.name}.callbacks")
    parse = parse_of(module, provider, callback)
    known = {
        **case.keys,
        "environment": case.environment,
        "target": case.target,
        "now": case.at,
    }
    given = arguments(parse, emitted, provider, known)
    try:
        read = parse(case.headers, case.body, **given)
    except core.CallbackRefused as refusal:
        if refusal.reason.value == "unreadable_body":
            return "proven", None, None
        return "refused", refusal.reason.value, None
    except core.ConfigurationError:
        return "misconfigured", None, None
    return "proven", None, read


@every_callback
def test_every_case_has_its_verdict(name: str, proofs: Emitted) -> None:
    provider, callback = PROVEN[name]
    kit = proofs("testing")
    cases = kit.callback_cases(f"{PACKAGE}.{provider.name}", callback.name)
    assert [case.id for case in cases] == [case.id for case in MADE[name].cases]
    wrong = {}
    for case in cases:
        found, reason, _ = verdict(proofs, name, case)
        same = reason != "other_mode" if case.reason is None else reason == case.reason
        if found != case.verdict or not same:
            wrong[case.id] = (found, reason, case.verdict, case.reason)
    assert wrong == {}


@every_callback
def test_what_is_signed_here_is_read(name: str, proofs: Emitted) -> None:
    provider, callback = PROVEN[name]
    kit = proofs("testing")
    cases = kit.callback_cases(f"{PACKAGE}.{provider.name}", callback.name)
    made = [case for case in cases if "made/" in case.id and case.verdict == "proven"]
    for case in made:
        _, _, read = verdict(proofs, name, case)
        assert read is not None and len(read.events) == 1, case.id
        assert read.unreadable == () and read.events[0].drift == ()


@every_callback
def test_ids_are_sorted_and_each_once(name: str) -> None:
    ids = [case.id for case in MADE[name].cases]
    assert ids == sorted(set(ids))


def test_what_is_left_out_is_known() -> None:
    left = {name: made.left_out for name, made in MADE.items() if made.left_out}
    assert {name: said[0].partition(":")[0] for name, said in left.items()} == UNMADE


def ideas(cases: tuple[CallbackCase, ...]) -> set[str]:
    return {case.id.rpartition("/")[2] for case in cases}


BODY = {"body-written-again", "body-with-another-first-byte"}
LATE = {"arrives-late", "arrives-early", "freshened"}
SEVERAL = {"first", "second", "none", "wrong", "all-wrong", "empty"}


@pytest.mark.parametrize("name", [name for name in PROVEN if name not in UNMADE])
def test_no_scheme_misses_what_it_has_to_refuse(name: str) -> None:
    """For each signature that can be tried, by what it is."""
    provider, callback = PROVEN[name]
    assert callback.verify is not None
    for use in callback.verify.signatures:
        signature = provider.signature(use.name)
        cases = tuple(
            case
            for case in MADE[name].cases
            if f"/{signature.name}/" in case.id or f"/{signature.name}-" in case.id
        )
        found = ideas(MADE[name].cases) | ideas(cases)
        assert wanted(provider, signature) <= found, signature.name


def wanted(provider: Provider, signature: Signature) -> set[str]:
    key = signature.keys[-1].credential
    found = {f"{key}-{word}" for word in SEVERAL}
    if not isinstance(signature.scheme, BasicProof):
        found |= BODY | {"signature-first-bit", "signature-cut", "signature-empty"}
    if signature.is_timed:
        found |= LATE
    match signature.scheme:
        case BasicProof(user=user):
            header, more = "authorization", {f"{user.credential}-wrong", "no-password"}
        case DigestProof(placement=placement):
            header = placement.header.lower()
            more = {"hmac", "key-before", "key-behind", "in-hex", "by-sha256"}
        case HmacProof(placement=placement):
            header = placement.header.lower()
            more = {"digest", "digest-sandwich", "base64-of-hex"}
        case (
            RsaProof(placement=placement)
            | EcdsaProof(placement=placement)
            | Ed25519Proof(placement=placement)
        ):
            header = placement.header.lower()
            more = {"hmac-by-key-text", "in-hex", f"{key}-of-another-kind"}
        case MessageProof():
            header, more = "signature-input", {"signature-bare", "moment-missing"}
            more |= {"body-of-nothing-and-digest"}
    spoilt = {"missing", "empty", "not-ascii", "twice"}
    return found | more | {f"header-{header}-{word}" for word in spoilt}


def test_every_scheme_is_tried() -> None:
    schemes = {
        type(provider.signature(use.name).scheme).__name__
        for name, (provider, callback) in PROVEN.items()
        if name not in UNMADE and callback.verify is not None
        for use in callback.verify.signatures
    }
    assert schemes == {
        "BasicProof",
        "DigestProof",
        "EcdsaProof",
        "Ed25519Proof",
        "HmacProof",
        "MessageProof",
        "RsaProof",
    }


def test_every_verdict_and_reason_is_met() -> None:
    cases = [case for made in MADE.values() for case in made.cases]
    assert {case.verdict for case in cases} == set(Verdict)
    assert {case.reason for case in cases} == {None, *Reason}
    assert {each.value for each in Reason} | {"unreadable_body"} == {
        each.value for each in RefusalReason
    }


SHARED = ["vectors-by_sandwich_sha1", "vectors-by_hmac_parts", "vectors-by_message"]


@pytest.mark.parametrize("name", [*SHARED, "vectors-by_basic"])
def test_every_active_key_is_compared_in_constant_time(
    name: str, proofs: Emitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those behind the one that fits: the time does not tell which it was."""
    provider, callback = PROVEN[name]
    kit = proofs("testing")
    cases = kit.callback_cases(f"{PACKAGE}.{provider.name}", callback.name)
    tried = [case for case in cases if case.id.endswith(("secret-first", "all-wrong"))]
    assert len(tried) == 2
    compared: list[int] = []
    real = hmac.compare_digest

    def recorded(one: bytes, other: bytes) -> bool:
        compared.append(len(other))
        return real(one, other)

    monkeypatch.setattr(hmac, "compare_digest", recorded)
    for case in tried:
        compared.clear()
        assert verdict(proofs, name, case)[0] == case.verdict
        # A content digest is compared as well, once the signature holds.
        assert len(compared) >= 2, case.id


def test_modes_are_tried_where_they_are_told() -> None:
    ids = {case.id for case in MADE["vectors-by_all"].cases}
    assert {
        "by_all/event-of-test/keys-of-live",
        "by_all/event-of-test/keys-of-test",
        "by_all/made/keys-of-test",
    } <= ids
    vector = {case.id for case in MADE["begateway-payout"].cases}
    assert "payout/content-vector-1/keys-of-live" in vector


def test_nothing_is_made_of_a_callback_that_nothing_proves() -> None:
    provider, callback = CALLBACKS["vectors-by_nothing"]
    with pytest.raises(ValueError, match="by_nothing"):
        callback_cases(provider, callback)


def test_the_files_are_made_of_what_is_proven(proofs: Emitted) -> None:
    kit = proofs("testing")
    for name, (provider, callback) in CALLBACKS.items():
        package = f"{PACKAGE}.{provider.name}"
        if name in PROVEN:
            assert kit.callback_cases(package, callback.name)
            continue
        with pytest.raises(LookupError):
            kit.callback_cases(package, callback.name)
    case, *_ = kit.callback_cases(f"{PACKAGE}.vectors", "by_basic")
    assert "Basic" not in repr(case) and repr(case).startswith("CallbackCase('by_")


@every_callback
def test_the_kit_comes_to_the_same_verdicts(name: str, proofs: Emitted) -> None:
    provider, callback = PROVEN[name]
    check = proofs("testing").check_callback
    package = f"{PACKAGE}.{provider.name}"
    assert check(package, callback.name) == len(MADE[name].cases)
