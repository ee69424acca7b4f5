"""beGateway's webhooks: signature and Basic both, by the vectors of the spec."""

from __future__ import annotations

from pathlib import Path

import pytest

from payouts import CallbackRefused, ConfigurationError, RefusalReason, Trust
from payouts.begateway import LIVE, TEST
from payouts.begateway.callbacks import parse
from payspec.diagnostics import Collector
from payspec.language.read import read_provider

SPECS = Path(__file__).parents[2] / "specs"


def vectors() -> dict[str, tuple[str, dict[str, str], dict[str, str]]]:
    data = (SPECS / "begateway.yaml").read_bytes()
    provider = read_provider(
        "begateway.yaml", data, lambda name: (SPECS / name).read_bytes(), Collector()
    )
    assert provider is not None
    return {
        each.name: (vector.body, dict(vector.headers), dict(vector.keys))
        for each in provider.signatures
        for vector in each.vectors
    }


VECTORS = vectors()
TEXT, SIGNED, KEYS = VECTORS["content"]
_, CALLER, SHOP = VECTORS["shop"]
BODY = TEXT.encode()
GOOD = {**SIGNED, **CALLER}


def reason(
    headers: dict[str, str], body: bytes = BODY, **keys: str
) -> RefusalReason | None:
    given = {**KEYS, **SHOP, **keys}
    try:
        parse(
            headers,
            body,
            public_key=given["public_key"],
            shop_id=given["shop_id"],
            secret_key=given["secret_key"],
            environment=TEST,
        )
    except CallbackRefused as refusal:
        return refusal.reason
    return None


def test_a_webhook_is_read() -> None:
    callback = parse(
        GOOD,
        BODY,
        public_key=KEYS["public_key"],
        shop_id=SHOP["shop_id"],
        secret_key=["retired", SHOP["secret_key"]],
        environment=TEST,
    )
    (event,) = callback.events
    assert callback.trust is Trust.AUTHENTIC
    assert callback.acknowledgement.status == 200
    assert event.value.uid == "1-310b0da80b" and event.value.status == "successful"
    assert event.identity == ("1-310b0da80b", "successful", "2026-01-02T03:04:09Z")
    assert event.order == 1_767_323_049_000_000
    assert str(event.reread) == "get_payout(uid='1-310b0da80b')"
    assert event.drift == ()


def test_the_key_may_be_pem() -> None:
    bare = KEYS["public_key"]
    lines = "\n".join(bare[place : place + 64] for place in range(0, len(bare), 64))
    pem = f"-----BEGIN PUBLIC KEY-----\n{lines}\n-----END PUBLIC KEY-----\n"
    assert reason(GOOD, public_key=pem) is None
    assert reason(GOOD, public_key=lines) is None


@pytest.mark.parametrize("left", [SIGNED, CALLER, {}], ids=["signed", "basic", "none"])
def test_one_proof_alone_is_not_enough(left: dict[str, str]) -> None:
    """No falling back: the missing signature header is what an attacker leaves out."""
    assert reason(left) is RefusalReason.MISSING_HEADER


@pytest.mark.parametrize("header", [*GOOD])
@pytest.mark.parametrize("value", ["", "é", "AAAA"])
def test_a_header_that_proves_nothing_is_refused(header: str, value: str) -> None:
    assert reason({**GOOD, header: value}) is not None


def test_a_changed_body_is_refused() -> None:
    body = BODY.replace(b"successful", b"failed")
    assert reason(GOOD, body) is RefusalReason.WRONG_SIGNATURE


def test_another_shop_is_refused() -> None:
    assert reason(GOOD, shop_id="364") is RefusalReason.WRONG_SIGNATURE
    assert reason(GOOD, secret_key="another") is RefusalReason.WRONG_SIGNATURE


@pytest.mark.parametrize("name", ["public_key", "shop_id", "secret_key"])
def test_an_unset_key_is_a_mistake(name: str) -> None:
    """Unset credentials and no `Authorization` must never come to the same."""
    for headers in (GOOD, SIGNED, {}):
        with pytest.raises(ConfigurationError, match=name):
            reason(headers, **{name: ""})


def test_a_test_payout_is_none_to_a_live_receiver() -> None:
    with pytest.raises(CallbackRefused) as caught:
        parse(
            GOOD,
            BODY,
            public_key=KEYS["public_key"],
            shop_id=SHOP["shop_id"],
            secret_key=SHOP["secret_key"],
            environment=LIVE,
        )
    assert caught.value.reason is RefusalReason.OTHER_MODE
