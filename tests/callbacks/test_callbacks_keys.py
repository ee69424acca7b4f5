"""Keys: what is none is a mistake of the configuration, and none is ever printed."""

from __future__ import annotations

import traceback

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from payspec.runtime.callbacks.keys import Keyring
from payspec.runtime.callbacks.received import Received
from payspec.runtime.errors import ConfigurationError
from payspec.runtime.fields.secret import Secret

from .signing import BODY, EC_KEY, ED_KEY, RSA_KEY, SCHEMES, SECRET, bare

NONE_OF_THEM = {
    "empty": "",
    "spaces": "  ",
    "no-key": [],
    "an-empty-one": [SECRET, ""],
    "unset": None,
    "unset-one": [SECRET, None],
    "bytes": SECRET.encode(),
    "number": 1,
    "not-read-as-utf-8": f"{SECRET}\udcff",
    "wrapped-half-of-a-pair": Secret(f"{SECRET}\ud800"),
}


@pytest.mark.parametrize("key", NONE_OF_THEM.values(), ids=NONE_OF_THEM)
def test_no_key_is_a_mistake(key: object) -> None:
    """An unset secret proves nothing, least of all to a request without a header."""
    with pytest.raises(ConfigurationError, match="'key'") as caught:
        Keyring({"key": key})  # type: ignore[dict-item]
    assert SECRET not in str(caught.value)


def test_a_key_may_be_wrapped() -> None:
    assert Keyring({"key": Secret(SECRET)}).reveal("key") == (SECRET,)
    assert Keyring({"key": (Secret(SECRET), "x")}).reveal("key") == (SECRET, "x")


WRONG_KIND = {
    "rsa-sha256": bare(EC_KEY.public_key()),
    "ecdsa-der": bare(ED_KEY.public_key()),
    "ed25519": bare(RSA_KEY.public_key()),
    "rsa-sha512-pem": "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
    "ecdsa-raw": "no key",
    "ed25519-raw-key": "AAAA",
    "ecdsa-der ": bare(ec.generate_private_key(ec.SECP384R1()).public_key()),
    "hmac-key-in-hex": "not hex",
    "hmac-key-in-base64": "a",
}


@pytest.mark.parametrize(("name", "key"), WRONG_KIND.items(), ids=WRONG_KIND)
def test_a_key_of_another_kind_is_a_mistake(name: str, key: str) -> None:
    scheme = SCHEMES[name.strip()]
    with pytest.raises(ConfigurationError) as caught:
        scheme.reason(scheme.headers(BODY), keys={"key": key})
    told = "".join(traceback.format_exception(caught.value))
    assert f"'{key}'" not in told and caught.value.__cause__ is None


def test_a_user_without_a_colon() -> None:
    scheme = SCHEMES["basic"]
    with pytest.raises(ConfigurationError, match="colon"):
        scheme.reason(scheme.headers(BODY), keys={**scheme.keys, "user": "a:b"})


def test_nothing_prints() -> None:
    ring = Keyring({"key": SECRET})
    received = Received.of({"X-Signature": "3045abcdef"}, BODY)
    for shown in (repr(ring), str(ring), repr(received), f"{received}"):
        assert SECRET not in shown and "3045" not in shown and "p-1" not in shown


def test_a_body_is_bytes() -> None:
    with pytest.raises(ConfigurationError, match="raw bytes"):
        Received.of({}, "{}")  # type: ignore[arg-type]
