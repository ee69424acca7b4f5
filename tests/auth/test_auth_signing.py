"""Signed requests, verified by code of another hand than that which signs them."""

from __future__ import annotations

import hashlib
import hmac
import sys
from base64 import b64decode, b64encode, urlsafe_b64decode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from tests.loopback.server import LoopbackServer, Seen

from .emitted import (
    KEY,
    KINDS,
    MERCHANT,
    Kind,
    build,
    core,
    in_turn,
    pay,
    payouts,
    read,
    run,
    serves,
)
from .keys import pem, private
from .specs import SIGNING

Verify = Callable[[bytes, bytes], bool]


def shared(digest: str) -> Verify:
    return lambda content, found: hmac.compare_digest(
        hmac.new(KEY.encode(), content, digest).digest(), found
    )


def public(kind: str, *how: Any, raw: bool = False) -> Verify:
    def verify(content: bytes, found: bytes) -> bool:
        if raw:
            halves = (int.from_bytes(half, "big") for half in (found[:32], found[32:]))
            found = encode_dss_signature(*halves)
        try:
            private(kind).public_key().verify(found, content, *how)
        except InvalidSignature:
            return False
        return True

    return verify


def pss(digest: hashes.HashAlgorithm) -> tuple[Any, ...]:
    return padding.PSS(padding.MGF1(digest), digest.digest_size), digest


V1_5 = padding.PKCS1v15()
SHA256 = ec.ECDSA(hashes.SHA256())
WAYS: dict[str, tuple[str, Callable[[str], bytes], Verify]] = {
    "hmac_sha1": (KEY, bytes.fromhex, shared("sha1")),
    "hmac_sha256": (KEY, bytes.fromhex, shared("sha256")),
    "hmac_sha512": (KEY, urlsafe_b64decode, shared("sha512")),
    "hmac_hex": (KEY.encode().hex(), b64decode, shared("sha256")),
    "hmac_base64": (b64encode(KEY.encode()).decode(), b64decode, shared("sha256")),
    "rsa_sha256": ("rsa", b64decode, public("rsa", V1_5, hashes.SHA256())),
    "rsa_sha512": ("rsa", b64decode, public("rsa", V1_5, hashes.SHA512())),
    "rsa_pss_sha256": ("rsa", b64decode, public("rsa", *pss(hashes.SHA256()))),
    "rsa_pss_sha512": ("rsa", b64decode, public("rsa", *pss(hashes.SHA512()))),
    "ecdsa_p256": ("ecdsa", b64decode, public("ecdsa", SHA256)),
    "ecdsa_p256_raw": ("ecdsa", b64decode, public("ecdsa", SHA256, raw=True)),
    "ed25519": ("ed25519", b64decode, public("ed25519")),
}
PRIVATE = ("rsa", "ecdsa", "ed25519")


def key_of(way: str) -> str:
    return pem(WAYS[way][0]) if WAYS[way][0] in PRIVATE else WAYS[way][0]


def header(seen: Seen, name: str) -> str:
    value = seen.header(name)
    assert value is not None
    return value


def content(seen: Seen) -> bytes:
    """What a provider puts together of a request to verify it."""
    path, _, query = seen.target.partition("?")
    digest = hashlib.sha256(seen.body).hexdigest()
    moment, nonce = header(seen, "x-time"), header(seen, "x-nonce")
    return "|".join((seen.method, path, query, moment, nonce, digest)).encode()


def verifies(way: str, seen: Seen, signed: bytes) -> bool:
    _, decode, verify = WAYS[way]
    prefix, _, written = header(seen, "x-sign").partition(",v1=")
    assert prefix == f"id={MERCHANT}"
    return verify(signed, decode(written))


def test_every_way_is_tried() -> None:
    assert set(WAYS) == set(SIGNING)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
def test_a_provider_verifies_what_was_signed(way: str, kind: Kind) -> None:
    with LoopbackServer(serves(payouts)) as server:
        client = build(kind, way, server.url, key=key_of(way))
        paid, _ = run(kind, client, in_turn(pay, lambda c: read(c, "a/b ключ")))
    assert isinstance(paid, core("Accepted"))
    for seen in server.seen:
        assert verifies(way, seen, content(seen))
        assert not verifies(way, seen, content(seen) + b"x")
    first, second = (header(seen, "x-nonce") for seen in server.seen)
    assert len(first) == 26
    assert first != second


MOMENTS: dict[str, Callable[[str], datetime]] = {
    "hmac_sha256": lambda text: datetime.fromtimestamp(int(text), UTC),
    "hmac_sha512": lambda text: datetime.fromtimestamp(int(text) / 1000, UTC),
    "hmac_base64": datetime.fromisoformat,
}


@pytest.mark.parametrize("way", MOMENTS)
def test_a_signature_tells_when_it_was_made(way: str) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    with LoopbackServer(serves(payouts)) as server:
        run("sync", build("sync", way, server.url, key=key_of(way)), pay)
    found = MOMENTS[way](header(server.seen[0], "x-time"))
    assert before <= found <= datetime.now(UTC)


def test_headers_and_the_target_are_signed_as_they_are_sent() -> None:
    with LoopbackServer(serves(payouts)) as server:
        run("sync", build("sync", "signed_header", server.url), pay)
    [seen] = server.seen
    assert seen.target == f"/payouts/p-1?m={MERCHANT}"
    signed = f"{MERCHANT}\napplication/json\n{seen.target}\n".encode() + seen.body
    expected = hmac.new(KEY.encode(), signed, "sha256").hexdigest()
    assert header(seen, "x-sign") == expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("way", "key"),
    [
        ("hmac_hex", "not hex"),
        ("hmac_base64", "not base64!"),
        ("rsa_sha256", "no pem"),
        ("rsa_sha256", "ecdsa"),
        ("ecdsa_p256", "ed25519"),
        ("ed25519", "rsa"),
    ],
)
def test_a_key_that_cannot_sign_sends_nothing(way: str, key: str, kind: Kind) -> None:
    given = pem(key) if key in PRIVATE else key
    with LoopbackServer(serves(payouts)) as server:
        outcome = run(kind, build(kind, way, server.url, key=given), pay)
        assert server.connections == 0
    assert isinstance(outcome, core("NotSent"))
    assert isinstance(outcome.error, core("ConfigurationError"))
    assert given not in str(outcome.error) + repr(outcome)


@pytest.mark.parametrize("way", ["hmac_sha256", "ed25519"])
def test_a_shared_key_needs_no_other_package(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a private one says which it needs, before anything is sent."""
    key = key_of(way)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with LoopbackServer(serves(payouts)) as server:
        outcome = run("sync", build("sync", way, server.url, key=key), pay)
    assert isinstance(outcome, core("Accepted" if key == KEY else "NotSent"))
    assert bool(server.seen) == (key == KEY)
    if key != KEY:
        assert "the package cryptography" in str(outcome.error)
