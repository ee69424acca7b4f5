"""Every scheme believes what its provider signed, and nothing else."""

from __future__ import annotations

from base64 import b64decode

import pytest

from payspec.runtime.callbacks.refused import RefusalReason
from payspec.runtime.callbacks.signatures import Basic, Encoding

from .signing import BODY, NOW, SCHEMES, Headers, Scheme, base64, later

Reason = RefusalReason

every_scheme = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
signing = pytest.mark.parametrize(
    "scheme",
    [each for each in SCHEMES.values() if each.covers_the_body],
    ids=[name for name, each in SCHEMES.items() if each.covers_the_body],
)


def good(scheme: Scheme) -> Headers:
    return scheme.headers(BODY)


def bits_of(scheme: Scheme, text: str) -> bytes:
    assert not isinstance(scheme.signature, Basic)
    match scheme.signature.placement.encoding:
        case Encoding.HEX:
            return bytes.fromhex(text)
        case _:
            return b64decode(text.replace("-", "+").replace("_", "/"))


@every_scheme
def test_what_was_signed_is_believed(scheme: Scheme) -> None:
    assert scheme.reason(good(scheme)) is None


@every_scheme
def test_names_of_headers_have_no_case(scheme: Scheme) -> None:
    shouted = {name.upper(): value for name, value in good(scheme).items()}
    assert scheme.reason(shouted) is None


@signing
@pytest.mark.parametrize(
    "body",
    [BODY + b" ", BODY.replace(b"1", b"2"), b"", BODY.replace(b":", b": ")],
    ids=["space", "digit", "empty", "reformatted"],
)
def test_a_changed_body_is_refused(scheme: Scheme, body: bytes) -> None:
    assert scheme.reason(good(scheme), body=body) is Reason.WRONG_SIGNATURE


@every_scheme
def test_a_wrong_key_is_refused(scheme: Scheme) -> None:
    assert scheme.reason(good(scheme), keys=scheme.wrong) is Reason.WRONG_SIGNATURE


@every_scheme
def test_one_of_several_active_keys_is_enough(scheme: Scheme) -> None:
    key, other = scheme.keys["key"], scheme.wrong["key"]
    assert isinstance(key, str) and isinstance(other, str)
    for several in ([other, key], (key, other)):
        assert scheme.reason(good(scheme), keys={**scheme.keys, "key": several}) is None


@every_scheme
def test_a_missing_header_is_refused(scheme: Scheme) -> None:
    for name in good(scheme):
        rest = {key: value for key, value in good(scheme).items() if key != name}
        assert scheme.reason(rest) is Reason.MISSING_HEADER


@every_scheme
@pytest.mark.parametrize(
    "value", ["", " \t ", "é", "\u0130", "😀", "a\x00b", "a\r\nb", "\udcff"]
)
def test_a_header_without_plain_text_is_refused(scheme: Scheme, value: str) -> None:
    for name in good(scheme):
        changed = {**good(scheme), name: value}
        assert scheme.reason(changed) is Reason.UNREADABLE_HEADER


@every_scheme
def test_a_repeated_header_is_refused(scheme: Scheme) -> None:
    for name, value in good(scheme).items():
        twice = [*good(scheme).items(), (name.lower(), value)]
        assert scheme.reason(twice) is Reason.REPEATED_HEADER


@signing
def test_another_encoding_is_refused(scheme: Scheme) -> None:
    assert not isinstance(scheme.signature, Basic)
    placement = scheme.signature.placement
    value = good(scheme)[scheme.header]
    head, mark, text = value.rpartition("v1=") if placement.part else ("", "", value)
    text = text.removeprefix(placement.prefix)
    bits = bits_of(scheme, text)
    other = base64(bits) if placement.encoding is Encoding.HEX else bits.hex()
    of_text = base64(bits.hex().encode())
    for swapped in (other, of_text, text[:-2], f"{text}AA", f"x{text}", "!"):
        written = f"{head}{mark}{placement.prefix}{swapped}"
        reason = scheme.reason({**good(scheme), scheme.header: written})
        assert reason in {Reason.WRONG_SIGNATURE, Reason.UNREADABLE_HEADER}, swapped


@every_scheme
def test_a_signature_cut_off_or_changed_anywhere_is_refused(scheme: Scheme) -> None:
    value = good(scheme)[scheme.header]
    for place in range(len(value)):
        other = "B" if value[place] in "Aa" else "A"
        changed = f"{value[:place]}{other}{value[place + 1:]}"
        refused = scheme.reason({**good(scheme), scheme.header: changed})
        assert refused is not None, (place, changed)


TIMED = {
    name: each
    for name, each in SCHEMES.items()
    if not isinstance(each.signature, Basic) and each.signature.placement.time
}


@pytest.mark.parametrize("scheme", TIMED.values(), ids=TIMED)
@pytest.mark.parametrize("seconds", [301, -301, 86_400, -86_400])
def test_an_old_time_is_refused(scheme: Scheme, seconds: int) -> None:
    assert scheme.reason(good(scheme), now=later(seconds)) is Reason.OUTDATED


@pytest.mark.parametrize("scheme", TIMED.values(), ids=TIMED)
@pytest.mark.parametrize("seconds", [0, 300, -300])
def test_a_time_near_now_is_believed(scheme: Scheme, seconds: int) -> None:
    assert scheme.reason(good(scheme), now=later(seconds)) is None


@pytest.mark.parametrize("scheme", TIMED.values(), ids=TIMED)
@pytest.mark.parametrize("time", ["x", "-1", "9" * 15, "9" * 16, "1e3", "٣", "0"])
def test_another_time_than_the_signed_is_refused(scheme: Scheme, time: str) -> None:
    """A fresh time in place of the signed one does not make a replay fresh."""
    assert not isinstance(scheme.signature, Basic)
    place = scheme.signature.placement.time
    assert place is not None
    value = good(scheme)[place.header]
    if place.part:
        value = value.replace(value.partition("t=")[2].partition(",")[0], time)
    else:
        value = time
    assert scheme.reason({**good(scheme), place.header: value}) is not None
    fresh = str(int(later(900).timestamp()))
    moved = {**good(scheme), place.header: value.replace(time, fresh)}
    assert scheme.reason(moved, now=later(900)) is not None


def test_a_moment_is_named_once() -> None:
    scheme = SCHEMES["hmac-parts"]
    value = good(scheme)["X-Signature"]
    for added in (f"{value},t=1", f"t=1,{value}", value.partition(",")[2]):
        assert scheme.reason({"X-Signature": added}) is Reason.UNREADABLE_HEADER


def test_one_of_several_parts_is_enough() -> None:
    """Two secrets are active on the provider's side too."""
    scheme = SCHEMES["hmac-parts"]
    value = good(scheme)["X-Signature"]
    more = f"{value},v1={'0' * 64},v0=whatever"
    assert scheme.reason({"X-Signature": more}) is None
    without = value.replace("v1=", "v0=")
    assert scheme.reason({"X-Signature": without}) is Reason.UNREADABLE_HEADER


def test_another_header_that_is_covered_counts() -> None:
    scheme = SCHEMES["hmac-time-in-a-header"]
    changed = {**good(scheme), "X-Id": "e-2"}
    assert scheme.reason(changed) is Reason.WRONG_SIGNATURE


@pytest.mark.parametrize(
    "value",
    ["Bearer c2hvcDp4", "Basic", "Basic !", "Basic c2hvcA==", "c2hvcDp4", "Basic Og=="],
)
def test_basic_is_basic(value: str) -> None:
    reason = SCHEMES["basic"].reason({"Authorization": value})
    assert reason in {Reason.UNREADABLE_HEADER, Reason.WRONG_SIGNATURE}


def test_basic_has_a_user() -> None:
    scheme = SCHEMES["basic"]
    keys = {**scheme.keys, "user": "another"}
    assert scheme.reason(good(scheme), keys=keys) is Reason.WRONG_SIGNATURE


def test_asgi_gives_bytes() -> None:
    scheme = SCHEMES["rsa-sha256"]
    pairs = [
        (name.lower().encode(), value.encode()) for name, value in good(scheme).items()
    ]
    assert scheme.reason(pairs) is None  # type: ignore[arg-type]
    torn = [(name, b"\xff\xfe") for name, _ in pairs]
    assert scheme.reason(torn) is Reason.UNREADABLE_HEADER  # type: ignore[arg-type]


def test_now_is_the_moment_of_the_requests() -> None:
    assert later(0) == NOW


def test_a_part_that_is_no_signature_takes_nothing_from_the_others() -> None:
    scheme = SCHEMES["hmac-parts"]
    value = good(scheme)["X-Signature"]
    moment = value.partition(",")[0]
    for other in ("", "xyz", "0"):
        assert scheme.reason({"X-Signature": f"{value},v1={other}"}) is None
        alone = {"X-Signature": f"{moment},v1={other}"}
        assert scheme.reason(alone) is Reason.UNREADABLE_HEADER


def test_a_prefix_is_there() -> None:
    scheme = SCHEMES["hmac-sha512-prefix"]
    bare = good(scheme)["X-Signature"].removeprefix("sha512=")
    for value in (bare, f"sha256={bare}", f"sha512=sha512={bare}"):
        assert scheme.reason({"X-Signature": value}) is Reason.UNREADABLE_HEADER


def test_bits_behind_the_last_byte_are_none() -> None:
    """The same bytes in another text: a signature has one form."""
    scheme = SCHEMES["hmac-sha256-base64"]
    value = good(scheme)["X-Signature"]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = alphabet.index(value[-2])
    other = f"{value[:-2]}{alphabet[last + 1]}="
    assert last % 4 == 0 and b64decode(other) == b64decode(value)
    assert scheme.reason({"X-Signature": other}) is Reason.UNREADABLE_HEADER


def test_r_and_s_have_their_length() -> None:
    scheme = SCHEMES["ecdsa-raw"]
    bits = b64decode(good(scheme)["X-Signature"])
    for other in (bits[:32] + b"\0" + bits[32:], bits + b"\0", bits[:63], b"\0"):
        refused = scheme.reason({"X-Signature": base64(other)})
        assert refused is Reason.WRONG_SIGNATURE
