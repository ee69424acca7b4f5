"""Message signatures: the RFC's own vectors, and what leaves them."""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from payspec.runtime.callbacks.keys import Keyring
from payspec.runtime.callbacks.received import Received
from payspec.runtime.callbacks.refused import RefusalReason, Unproven
from payspec.runtime.callbacks.signatures import (
    Algorithm,
    KeyForm,
    MessageSignature,
)
from payspec.runtime.callbacks.structured import Malformed, inner_lists
from payspec.runtime.callbacks.target import Target
from payspec.runtime.callbacks.verify import verify
from payspec.runtime.errors import ConfigurationError

from .messages import COVERED, CREATED, SIGNATURE, TARGET, URL, digest, request
from .signing import BODY, ED_KEY, NOW, SECRET, bare, base64, later

Reason = RefusalReason

# RFC 9421, appendix B.2: the request, and two of its signatures.
RFC_NOW = datetime.fromtimestamp(1_618_884_473, UTC)
RFC_TARGET = Target(method="POST", url="https://example.com/foo?param=Value&Pet=dog")
RFC_BODY = b'{"hello": "world"}'
RFC_HEADERS = {
    "Host": "example.com",
    "Date": "Tue, 20 Apr 2021 02:07:55 GMT",
    "Content-Type": "application/json",
    "Content-Digest": (
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BN"
        "NyealdVLvRwEmTHWXvJwew==:"
    ),
    "Content-Length": "18",
}
RFC = {
    "hmac (B.2.5)": (
        MessageSignature(
            name="s",
            key="key",
            algorithm=Algorithm.HMAC_SHA256,
            components=("date", "@authority", "content-type"),
            tolerance=1,
            key_form=KeyForm.BASE64,
        ),
        'sig-b25=("date" "@authority" "content-type");created=1618884473'
        ';keyid="test-shared-secret"',
        "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:",
        "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8j"
        "sasjlTMtDQ==",
    ),
    "ed25519 (B.2.6)": (
        MessageSignature(
            name="s",
            key="key",
            algorithm=Algorithm.ED25519,
            components=("date", "@method", "@path", "content-length"),
            tolerance=1,
        ),
        'sig-b26=("date" "@method" "@path" "@authority" "content-type" '
        '"content-length");created=1618884473;keyid="test-key-ed25519"',
        "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w"
        "6vuQv5lIp5WPpBKRCw==:",
        "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=",
    ),
}


@pytest.mark.parametrize(
    ("signature", "covered", "value", "key"), RFC.values(), ids=RFC
)
def test_the_vectors_of_the_rfc_verify(
    signature: MessageSignature, covered: str, value: str, key: str
) -> None:
    headers = {**RFC_HEADERS, "Signature-Input": covered, "Signature": value}
    received = Received.of(headers, RFC_BODY, RFC_TARGET)
    verify(signature, received, Keyring({"key": key}), RFC_NOW)
    for changed in (
        {**headers, "Date": "Tue, 20 Apr 2021 02:07:56 GMT"},
        {**headers, "Signature-Input": covered.replace("1618884473", "1618884474")},
        {**headers, "Content-Type": "text/plain"},
    ):
        with pytest.raises(Unproven):
            again = Received.of(changed, RFC_BODY, RFC_TARGET)
            verify(signature, again, Keyring({"key": key}), RFC_NOW)


def reason(
    headers: dict[str, str],
    body: bytes = BODY,
    *,
    signature: MessageSignature = SIGNATURE,
    key: str = SECRET,
    target: Target | None = TARGET,
    now: datetime = NOW,
) -> RefusalReason | None:
    try:
        received = Received.of(headers, body, target)
        verify(signature, received, Keyring({"key": key}), now)
    except Unproven as refusal:
        return refusal.reason
    return None


def test_a_request_is_believed() -> None:
    assert reason(request()) is None
    named = replace(SIGNATURE, label="sig1")
    assert reason(request(), signature=named) is None
    edwards = replace(SIGNATURE, algorithm=Algorithm.ED25519)
    headers = request(algorithm=Algorithm.ED25519)
    key = bare(ED_KEY.public_key())
    assert reason(headers, signature=edwards, key=key) is None
    assert reason(request(), signature=edwards, key=key) is Reason.WRONG_SIGNATURE


def test_what_is_covered_counts() -> None:
    """Body, method, address and components; whatever else the request carries."""
    good = request()
    other = Target(method="PUT", url=URL)
    elsewhere = Target(method="POST", url=URL + "&c=d")
    both = request() | {"Content-Digest": digest(BODY + b" ")}
    assert reason(good, BODY + b" ") is Reason.WRONG_SIGNATURE
    assert reason(both, BODY + b" ") is Reason.WRONG_SIGNATURE
    assert reason(good, target=other) is Reason.WRONG_SIGNATURE
    assert reason(good, target=elsewhere) is Reason.WRONG_SIGNATURE
    assert reason(good, target=None) is Reason.UNREADABLE_HEADER
    assert reason(good, key="another") is Reason.WRONG_SIGNATURE


@pytest.mark.parametrize("left", COVERED)
def test_what_has_to_be_covered_is(left: str) -> None:
    components = tuple(each for each in COVERED if each != left)
    assert reason(request(components=components)) is Reason.NOT_COVERED


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("", Reason.NOT_COVERED),
        (f';created="{CREATED}"', Reason.NOT_COVERED),
        (f";created={CREATED - 301}", Reason.OUTDATED),
        (f";created={CREATED + 301}", Reason.OUTDATED),
        (";created=999999999999999", Reason.OUTDATED),
        (f";created={CREATED};expires={CREATED - 1}", Reason.OUTDATED),
        (f';created={CREATED};expires="x"', Reason.NOT_COVERED),
        (f';created={CREATED};alg="none"', Reason.WRONG_SIGNATURE),
        (f';created={CREATED};alg="ed25519"', Reason.WRONG_SIGNATURE),
        (f';created={CREATED};alg="hmac-sha256";keyid="a"', None),
        (f";created={CREATED};expires={CREATED + 1}", None),
    ],
)
def test_parameters_count(parameters: str, expected: RefusalReason | None) -> None:
    assert reason(request(parameters=parameters)) is expected


@pytest.mark.parametrize("header", ["Signature-Input", "Signature", "Content-Digest"])
@pytest.mark.parametrize(
    "value", ["", "é", "sig1", "sig1=", "sig1=()", "sig1=:!:", "x=:AA==:", "sig1=1"]
)
def test_a_header_in_another_form_is_refused(header: str, value: str) -> None:
    assert reason(request() | {header: value}) is not None


def test_a_missing_header_is_refused() -> None:
    for header in request():
        rest = {name: value for name, value in request().items() if name != header}
        assert reason(rest) is Reason.MISSING_HEADER
    assert reason(request(), now=later(301)) is Reason.OUTDATED


def test_several_signatures_are_told_by_their_label() -> None:
    good = request()
    several = {
        **good,
        "Signature-Input": f"{good['Signature-Input']}, sig2=();created=1",
        "Signature": f"{good['Signature']}, sig2=:AAAA:",
    }
    assert reason(several) is Reason.MISSING_HEADER
    assert reason(several, signature=replace(SIGNATURE, label="sig1")) is None
    refused = reason(several, signature=replace(SIGNATURE, label="sig2"))
    assert refused is Reason.NOT_COVERED


@pytest.mark.parametrize(
    "digests",
    ["md5=:AAAA:", "sha-256=:AAAA:", f"{digest(BODY)}, sha-512=:AAAA:", "sha-256=1"],
)
def test_every_known_digest_fits(digests: str) -> None:
    base = request()
    line = f'"content-digest": {digests}'
    covered = f'("content-digest");created={CREATED}'
    text = f'{line}\n"@signature-params": {covered}'.encode()
    signed = hmac.digest(SECRET.encode(), text, "sha256")
    headers = {
        **base,
        "Content-Digest": digests,
        "Signature-Input": f"sig1={covered}",
        "Signature": f"sig1=:{base64(signed)}:",
    }
    only = replace(SIGNATURE, components=("content-digest",))
    assert reason(headers, signature=only) is not None


@pytest.mark.parametrize(
    "text",
    [
        'a=("b"',
        'a=("b" "c',
        'a=("b""c")',
        'a=("b";sf)',
        "a=(b)",
        'a=("b");',
        'a=("b");c',
        'a=("b");c=1.5',
        'a=("b");c=1;c=2',
        'a=("b"),',
        'a=("b"),a=("b")',
        'A=("b")',
        'a=("b") x',
    ],
)
def test_other_text_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        inner_lists(text)


def test_a_component_is_covered_once() -> None:
    twice = request(components=("content-digest", *COVERED))
    assert reason(twice) is Reason.UNREADABLE_HEADER


COMPONENTS = {
    "https://shop.example": ("shop.example", "/", "?", "/"),
    "https://SHOP.example:443/a?": ("shop.example", "/a", "?", "/a?"),
    "http://shop.example:8080/a%20b?c=d": (
        "shop.example:8080",
        "/a%20b",
        "?c=d",
        "/a%20b?c=d",
    ),
    "https://[2001:db8::1]:8443/": ("[2001:db8::1]:8443", "/", "?", "/"),
}


@pytest.mark.parametrize(("url", "values"), COMPONENTS.items(), ids=COMPONENTS)
def test_parts_of_the_address(url: str, values: tuple[str, ...]) -> None:
    target = Target(method="POST", url=url)
    names = ("@authority", "@path", "@query", "@request-target")
    assert tuple(map(target.component, names)) == values


@pytest.mark.parametrize("url", ["/hooks", "shop.example", "https://", "ftp://a", "é"])
def test_a_target_is_a_whole_address(url: str) -> None:
    with pytest.raises(ConfigurationError):
        reason(request(), target=Target(method="POST", url=url))
