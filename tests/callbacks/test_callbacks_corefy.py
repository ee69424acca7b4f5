"""A digest with the key on both sides of the body: a vector, and what it is not."""

import hashlib
import hmac
from base64 import b64encode

import pytest

from .signing import SCHEMES

SECRET = "sk_test_0123456789"
BODY = b'{"data":{"type":"payout-invoices","id":"cpoi_VdHYVxq4RsLEebAQ"}}'
SIGNATURE = "+jX5YoaxPQ33/6hn3jZPmuP/nhc="
SCHEME = SCHEMES["sandwich-sha1"]

KEY = SECRET.encode()
DIGEST = hashlib.sha1(KEY + BODY + KEY)
HMAC = hmac.new(KEY, BODY, "sha1")

VARIANTS = {
    "hmac": b64encode(HMAC.digest()).decode(),
    "hmac-in-hex": HMAC.hexdigest(),
    "hex": DIGEST.hexdigest(),
    "base64-of-hex": b64encode(DIGEST.hexdigest().encode()).decode(),
    "key-before-alone": b64encode(hashlib.sha1(KEY + BODY).digest()).decode(),
    "key-behind-alone": b64encode(hashlib.sha1(BODY + KEY).digest()).decode(),
    "sha256": b64encode(hashlib.sha256(KEY + BODY + KEY).digest()).decode(),
    "base64url": SIGNATURE.replace("+", "-").replace("/", "_"),
    "no-padding": SIGNATURE.rstrip("="),
}


def test_the_vector_verifies() -> None:
    assert SCHEME.reason({"X-Signature": SIGNATURE}, BODY, {"key": SECRET}) is None


def test_the_hmac_is_the_one_that_is_known() -> None:
    assert VARIANTS["hmac"] == "JTM4ZZ/Cx8NyX43ZQZJMwecqCrk="


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_a_variant_does_not(variant: str) -> None:
    refused = SCHEME.reason({"X-Signature": variant}, BODY, {"key": SECRET})
    assert refused is not None
