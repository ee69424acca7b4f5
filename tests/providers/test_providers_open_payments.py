"""Open Payments: a grant's token, and a signature that anybody can verify."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.loopback.server import Seen

from .house import KINDS, Script, ask, provider, says

pytestmark = pytest.mark.usefixtures("package")

KEY = Ed25519PrivateKey.generate()
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(
    "ascii"
)
WALLET, INCOMING = (
    "https://ilp.example/alice",
    "https://ilp.example/incoming-payments/1",
)
USD = {"assetCode": "USD", "assetScale": 2}
PAYMENT: dict[str, Any] = {
    "id": "https://ilp.example/outgoing-payments/8c68d3cc",
    "walletAddress": WALLET,
    "failed": False,
    "receiver": INCOMING,
    "receiveAmount": {"value": "18446744073709551615", **USD},
    "debitAmount": {"value": "2500", **USD},
    "sentAmount": {"value": "0", **USD},
    "metadata": {"ref": ["a", 1]},
    "createdAt": "2026-01-02T03:04:05Z",
}


def build(made: str, url: str) -> Any:
    module = provider("open_payments")
    return getattr(module, made)(
        environment=module.TEST.at(url), grant="OZN8=", key_id="key-1", private_key=PEM
    )


def verify(seen: Seen, origin: str) -> list[str]:
    """Verify a signature as RFC 9421 tells a verifier to; what it covers.

    Nothing of the core is used: the base is put together again from what has arrived.
    """
    given = seen.header("signature-input") or ""
    found = re.fullmatch(r'sig1=(\(((?:"[^"]+" ?)*)\);(.*))', given)
    assert found is not None, given
    names = re.findall(r'"([^"]+)"', found[2])
    derived = {"@method": seen.method, "@target-uri": f"{origin}{seen.target}"}
    values = [
        (name, derived[name] if name in derived else seen.header(name))
        for name in names
    ]
    assert None not in dict(values).values()
    lines = [f'"{name}": {value}' for name, value in values]
    base = "\n".join([*lines, f'"@signature-params": {found[1]}'])
    written = re.fullmatch(r"sig1=:([A-Za-z0-9+/=]+):", seen.header("signature") or "")
    assert written is not None
    KEY.public_key().verify(base64.b64decode(written[1]), base.encode("ascii"))
    assert re.search(r";created=\d{10}(;|$)", found[0])
    assert 'keyid="key-1"' in found[3]
    return names


@pytest.mark.parametrize("kind", KINDS)
def test_a_payment_is_signed(kind: str) -> None:
    """Method, address, token and body: all of it is covered by the signature."""
    script = Script([says(PAYMENT, "201 Created")])

    def pay(client: Any) -> Any:
        return client.create_outgoing_payment(
            wallet_address=WALLET,
            incoming_payment=INCOMING,
            debit_amount={"value": 2500, **USD},
        )

    outcome = ask(kind, script, build, pay)
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.receive_amount.value == 18446744073709551615
    assert outcome.value.to_wire() == PAYMENT
    (sent,) = script.seen
    assert (sent.method, sent.target) == ("POST", "/outgoing-payments")
    assert sent.body == (
        b'{"walletAddress":"https://ilp.example/alice",'
        b'"incomingPayment":"https://ilp.example/incoming-payments/1",'
        b'"debitAmount":{"value":"2500","assetCode":"USD","assetScale":2}}'
    )
    assert sent.header("authorization") == "GNAP OZN8="
    digest = base64.b64encode(hashlib.sha512(sent.body).digest()).decode()
    assert sent.header("content-digest") == f"sha-512=:{digest}:"
    assert verify(sent, f"http://127.0.0.1:{script.port}") == [
        "@method",
        "@target-uri",
        "authorization",
        "content-digest",
        "content-length",
        "content-type",
    ]


def test_the_verifier_is_one() -> None:
    """What is changed on the way does not verify: neither method, address nor token."""
    script = Script([says(PAYMENT)])
    ask("sync", script, build, lambda client: client.get_outgoing_payment(id="1"))
    (seen,) = script.seen
    origin = f"http://127.0.0.1:{script.port}"
    assert verify(seen, origin) == ["@method", "@target-uri", "authorization"]
    stolen = tuple(
        (name, "GNAP other" if name.lower() == "authorization" else value)
        for name, value in seen.headers
    )
    for changed in (
        Seen("DELETE", seen.target, seen.headers, b""),
        Seen(seen.method, "/outgoing-payments/2", seen.headers, b""),
        Seen(seen.method, seen.target, stolen, b""),
    ):
        with pytest.raises(InvalidSignature):
            verify(changed, origin)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_address_takes_a_quote(kind: str) -> None:
    """Another body for the same address is an operation of its own."""
    script = Script([says({"error": {"code": "x", "description": "no"}}, "403 No")])
    outcome = ask(
        kind,
        script,
        build,
        lambda client: client.pay_quote(
            wallet_address=WALLET, quote_id="https://ilp.example/quotes/1"
        ),
    )
    assert type(outcome).__name__ == "Rejected"
    (sent,) = script.seen
    assert (sent.method, sent.target) == ("POST", "/outgoing-payments")
    assert json.loads(sent.body) == {
        "walletAddress": WALLET,
        "quoteId": "https://ilp.example/quotes/1",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_signed_one_by_one(kind: str) -> None:
    """The last page has a cursor too; that there is no more is said beside it."""
    pages = [
        {
            "pagination": {
                "endCursor": cursor,
                "hasNextPage": more,
                "hasPreviousPage": not more,
            },
            "result": [{**PAYMENT, "id": cursor}],
        }
        for cursor, more in (("c/1", True), ("c/2", False))
    ]
    script = Script([says(each) for each in pages])
    found = ask(
        kind,
        script,
        build,
        lambda client: client.list_outgoing_payments(wallet_address=WALLET, first=1),
    )
    assert [each.id for each in found] == ["c/1", "c/2"]
    assert [each.target for each in script.seen] == [
        "/outgoing-payments?wallet-address=https%3A%2F%2Filp.example%2Falice&first=1",
        "/outgoing-payments?wallet-address=https%3A%2F%2Filp.example%2Falice"
        "&cursor=c%2F1&first=1",
    ]
    for seen in script.seen:
        verify(seen, f"http://127.0.0.1:{script.port}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_method_of_an_unknown_type_survives(kind: str) -> None:
    """What the tag does not tell is kept as it came; a known one is its object."""
    methods: list[dict[str, Any]] = [
        {
            "type": "ilp",
            "ilpAddress": "g.ilp.1",
            "sharedSecret": "6jR5iNIVRvqeasJeCty6C",
        },
        {"type": "card", "number": 7},
    ]
    incoming = {
        "id": INCOMING,
        "walletAddress": WALLET,
        "completed": False,
        "receivedAmount": {"value": "0", **USD},
        "methods": methods,
    }
    script = Script([says(incoming)])
    found = ask(kind, script, build, lambda c: c.get_incoming_payment(id="1"))
    assert found.methods[0].ilp_address == "g.ilp.1"
    assert "6jR5iNIVRvqeasJeCty6C" not in repr(found)
    assert found.to_wire() == incoming
