"""HTTP message signatures: the RFC's own examples, and clients against servers."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from datetime import UTC, datetime

import pytest

from payspec.runtime.auth.algorithms import Algorithm, KeyForm
from payspec.runtime.auth.credentials import Credentials
from payspec.runtime.auth.message_signatures import (
    content_digest,
    sign_message,
    signature_base,
    signature_parameters,
)
from payspec.runtime.auth.schemes import DigestHash, MessageSign
from payspec.runtime.auth.signing import Moment
from payspec.runtime.wire import WireRequest
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
from .specs import RFC_ED25519

# RFC 9421, appendix B.
BODY = b'{"hello": "world"}'
DIGEST = (
    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm"
    "+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"
)
SHARED = (
    "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtb"
    "mHhIDi6pcl8jsasjlTMtDQ=="
)
REQUEST = WireRequest(
    "POST",
    "https://example.com/foo?param=Value&Pet=dog",
    (
        ("Date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("Content-Type", "application/json"),
    ),
    BODY,
)
MOMENT = Moment(datetime.fromtimestamp(1618884473, UTC), "n")

EXAMPLES = {
    "B.2.5": (
        MessageSign(
            algorithm=Algorithm.HMAC_SHA256,
            key="key",
            key_id="id",
            key_form=KeyForm.BASE64,
            label="sig-b25",
            components=("date", "@authority", "content-type"),
        ),
        {"key": SHARED, "id": "test-shared-secret"},
        'sig-b25=("date" "@authority" "content-type");created=1618884473'
        ';keyid="test-shared-secret"',
        "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:",
    ),
    "B.2.6": (
        MessageSign(
            algorithm=Algorithm.ED25519,
            key="key",
            key_id="id",
            label="sig-b26",
            components=(
                "date",
                "@method",
                "@path",
                "@authority",
                "content-type",
                "content-length",
            ),
        ),
        {"key": RFC_ED25519, "id": "test-key-ed25519"},
        'sig-b26=("date" "@method" "@path" "@authority" "content-type" '
        '"content-length");created=1618884473;keyid="test-key-ed25519"',
        "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu"
        "4A0w6vuQv5lIp5WPpBKRCw==:",
    ),
}


@pytest.mark.parametrize(
    ("part", "keys", "described", "signed"), EXAMPLES.values(), ids=EXAMPLES
)
def test_the_examples_of_the_rfc(
    part: MessageSign, keys: dict[str, str], described: str, signed: str
) -> None:
    held = Credentials({name: value for name, value in keys.items()})
    found = dict(sign_message(part, held, REQUEST, MOMENT).headers)
    assert found["Signature-Input"] == described
    assert found["Signature"] == signed


def test_the_digest_of_the_rfc() -> None:
    assert content_digest(DigestHash.SHA512, BODY) == DIGEST


def base(*components: str, url: str = REQUEST.url, body: bytes | None = BODY) -> str:
    part = MessageSign(
        algorithm=Algorithm.HMAC_SHA256,
        key="key",
        key_id="id",
        components=components,
        expires=300,
        with_nonce=True,
        alg="hmac-sha256",
        tag="app",
    )
    request = WireRequest("POST", url, REQUEST.headers, body)
    held = Credentials({"key": "k", "id": 'a"b\\c'})
    parameters = signature_parameters(part, held, request, MOMENT)
    return signature_base(part, request, parameters).decode()


PARAMETERS = (
    ';created=1618884473;expires=1618884773;keyid="a\\"b\\\\c";nonce="n"'
    ';alg="hmac-sha256";tag="app"'
)
DERIVED = {
    "@method": "POST",
    "@target-uri": "https://example.com/foo?param=Value&Pet=dog",
    "@authority": "example.com",
    "@scheme": "https",
    "@request-target": "/foo?param=Value&Pet=dog",
    "@path": "/foo",
    "@query": "?param=Value&Pet=dog",
    "content-length": "18",
    "date": "Tue, 20 Apr 2021 02:07:55 GMT",
}


@pytest.mark.parametrize(("name", "value"), DERIVED.items(), ids=DERIVED)
def test_a_component(name: str, value: str) -> None:
    """As section 2.2 writes each of them."""
    assert base(name) == (
        f'"{name}": {value}\n"@signature-params": ("{name}"){PARAMETERS}'
    )


@pytest.mark.parametrize(
    ("url", "name", "value"),
    [
        ("https://example.com/path", "@query", "?"),
        ("https://example.com", "@path", "/"),
        ("https://EXAMPLE.com:443/", "@authority", "example.com"),
        ("https://example.com:8443/", "@authority", "example.com:8443"),
    ],
)
def test_a_component_at_its_edge(url: str, name: str, value: str) -> None:
    assert base(name, url=url).startswith(f'"{name}": {value}\n')


def test_without_a_body_nothing_of_it_is_covered() -> None:
    covered = base("@method", "content-type", "content-digest", body=None)
    assert covered == f'"@method": POST\n"@signature-params": ("@method"){PARAMETERS}'


INPUT = re.compile(r'sig1=(\(([^)]*)\);created=(\d+);keyid="merchant-7"(.*))')


def rebuilt(seen: Seen, host: str) -> bytes:
    """The signature base, put together by a server from what came."""
    found = INPUT.fullmatch(seen.header("signature-input") or "")
    assert found is not None
    lines: list[str] = []
    for quoted in found[2].split():
        name = quoted.strip('"')
        derived = {"@method": seen.method, "@target-uri": f"http://{host}{seen.target}"}
        lines.append(f"{quoted}: {derived.get(name) or seen.header(name)}")
    lines.append(f'"@signature-params": {found[1]}')
    return "\n".join(lines).encode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", ["message_hmac", "message_ed25519"])
def test_a_server_verifies_the_message(provider: str, kind: Kind) -> None:
    by_key = provider == "message_ed25519"
    key = pem("ed25519") if by_key else KEY
    with LoopbackServer(serves(payouts)) as server:
        client = build(kind, provider, server.url, key=key)
        paid, _ = run(kind, client, in_turn(pay, read))
        host = f"127.0.0.1:{server.port}"
    assert isinstance(paid, core("Accepted"))
    sent, asked = server.seen
    digest = b64encode(hashlib.sha256(sent.body).digest()).decode()
    assert sent.header("content-digest") == f"sha-256=:{digest}:"
    assert asked.header("content-digest") is None
    for seen in server.seen:
        written = seen.header("signature") or ""
        assert written.startswith("sig1=:") and written.endswith(":")
        found, content = b64decode(written[6:-1]), rebuilt(seen, host)
        assert MERCHANT.encode() in content
        if by_key:
            private("ed25519").public_key().verify(found, content)
        else:
            assert found == hmac.new(KEY.encode(), content, "sha256").digest()
