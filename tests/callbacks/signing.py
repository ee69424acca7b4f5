"""The provider's side: a signed request for every scheme, and its vectors' form."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from payspec.runtime.callbacks.keys import Keyring, Keys
from payspec.runtime.callbacks.received import Received
from payspec.runtime.callbacks.refused import RefusalReason, Unproven
from payspec.runtime.callbacks.signatures import (
    Basic,
    Digest,
    Ecdsa,
    Ed25519,
    Encoding,
    Hash,
    Hmac,
    KeyForm,
    Placement,
    Rsa,
    Signature,
    SignedTime,
    TimeForm,
)
from payspec.runtime.callbacks.verify import verify

BODY = b'{"id":"p-1","status":"paid"}'
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SECRET, OTHER = "test_0123456789", "test_9876543210"
UNIX = str(int(NOW.timestamp()))
Headers = dict[str, str]


def bare(key: PublicKeyTypes) -> str:
    der = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return b64encode(der).decode()


def pem(key: PublicKeyTypes) -> str:
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


RSA_KEY = rsa.generate_private_key(65537, 2048)
OTHER_RSA = rsa.generate_private_key(65537, 2048).public_key()
EC_KEY = ec.generate_private_key(ec.SECP256R1())
OTHER_EC = ec.generate_private_key(ec.SECP256R1()).public_key()
ED_KEY = ed25519.Ed25519PrivateKey.generate()
OTHER_ED = ed25519.Ed25519PrivateKey.generate().public_key()


@dataclass(frozen=True)
class Scheme:
    """A signature, a good request for a body, and keys that fit and do not fit."""

    signature: Signature
    headers: Callable[[bytes], Headers]
    keys: Mapping[str, Keys]
    wrong: Mapping[str, Keys]

    @property
    def header(self) -> str:
        """The header that the signature stands in."""
        if isinstance(self.signature, Basic):
            return "Authorization"
        return self.signature.placement.header

    @property
    def covers_the_body(self) -> bool:
        return not isinstance(self.signature, Basic)

    def reason(
        self,
        headers: Mapping[str, str] | list[tuple[str, str]],
        body: bytes = BODY,
        keys: Mapping[str, Keys] | None = None,
        now: datetime = NOW,
    ) -> RefusalReason | None:
        """Why a request is refused; `None` if it is believed."""
        received = Received.of(headers, body)
        ring = Keyring(self.keys if keys is None else keys)
        try:
            verify(self.signature, received, ring, now)
        except Unproven as refusal:
            return refusal.reason
        return None


def mac(content: bytes, function: str = "sha256") -> bytes:
    return hmac.digest(SECRET.encode(), content, function)


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def raw_ecdsa(body: bytes) -> bytes:
    r, s = decode_dss_signature(EC_KEY.sign(body, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def sandwich(body: bytes) -> bytes:
    return hashlib.sha1(SECRET.encode() + body + SECRET.encode()).digest()


def at(tolerance: int, form: TimeForm) -> SignedTime:
    return SignedTime(header="X-Time", form=form, tolerance=tolerance)


SHARED: Mapping[str, Keys] = {"key": SECRET}
NOT_SHARED: Mapping[str, Keys] = {"key": OTHER}
TIMED = "{timestamp}.{body}"
MILLIS = str(int(NOW.timestamp()) * 1000)


def _shared(signature: Signature, headers: Callable[[bytes], Headers]) -> Scheme:
    return Scheme(signature, headers, SHARED, NOT_SHARED)


SCHEMES: dict[str, Scheme] = {
    "basic": Scheme(
        Basic(name="s", user="user", password="key"),
        lambda _: {"Authorization": f"Basic {base64(f'shop:{SECRET}'.encode())}"},
        {"user": "shop", "key": SECRET},
        {"user": "shop", "key": OTHER},
    ),
    "sandwich-sha1": _shared(
        Digest(
            name="s",
            key="key",
            hash=Hash.SHA1,
            placement=Placement(header="X-Signature", over="{key}{body}{key}"),
        ),
        lambda body: {"X-Signature": base64(sandwich(body))},
    ),
    "hmac-sha1-hex": _shared(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA1,
            placement=Placement(header="X-Signature", encoding=Encoding.HEX),
        ),
        lambda body: {"X-Signature": mac(body, "sha1").hex()},
    ),
    "hmac-sha256-base64": _shared(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(header="X-Signature"),
        ),
        lambda body: {"X-Signature": base64(mac(body))},
    ),
    "hmac-sha512-prefix": _shared(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA512,
            placement=Placement(
                header="X-Signature", encoding=Encoding.HEX, prefix="sha512="
            ),
        ),
        lambda body: {"X-Signature": f"sha512={mac(body, 'sha512').hex()}"},
    ),
    "hmac-key-in-hex": Scheme(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(header="X-Signature"),
            key_form=KeyForm.HEX,
        ),
        lambda body: {"X-Signature": base64(mac(body))},
        {"key": SECRET.encode().hex()},
        {"key": OTHER.encode().hex()},
    ),
    "hmac-key-in-base64": Scheme(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(header="X-Signature"),
            key_form=KeyForm.BASE64,
        ),
        lambda body: {"X-Signature": base64(mac(body))},
        {"key": base64(SECRET.encode())},
        {"key": base64(OTHER.encode())},
    ),
    "hmac-parts": _shared(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(
                header="X-Signature",
                encoding=Encoding.HEX,
                part="v1",
                over=TIMED,
                time=SignedTime(header="X-Signature", part="t", tolerance=300),
            ),
        ),
        lambda body: {
            "X-Signature": f"t={UNIX}, v1={mac(f'{UNIX}.'.encode() + body).hex()}"
        },
    ),
    "hmac-time-in-a-header": _shared(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(
                header="X-Signature",
                encoding=Encoding.BASE64URL,
                over="{X-Id}.{timestamp}.{body}",
                time=at(300, form=TimeForm.UNIX_MS),
            ),
        ),
        lambda body: {
            "X-Id": "e-1",
            "X-Time": MILLIS,
            "X-Signature": base64(mac(f"e-1.{MILLIS}.".encode() + body))
            .replace("+", "-")
            .replace("/", "_"),
        },
    ),
    "hmac-time-as-text": _shared(
        Hmac(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(
                header="X-Signature", over=TIMED, time=at(300, form=TimeForm.RFC3339)
            ),
        ),
        lambda body: {
            "X-Time": "2026-01-02T06:04:05+03:00",
            "X-Signature": base64(mac(b"2026-01-02T06:04:05+03:00." + body)),
        },
    ),
    "rsa-sha256": Scheme(
        Rsa(
            name="s",
            key="key",
            hash=Hash.SHA256,
            placement=Placement(header="Content-Signature"),
        ),
        lambda body: {
            "Content-Signature": base64(
                RSA_KEY.sign(body, padding.PKCS1v15(), hashes.SHA256())
            )
        },
        {"key": bare(RSA_KEY.public_key())},
        {"key": bare(OTHER_RSA)},
    ),
    "rsa-sha512-pem": Scheme(
        Rsa(
            name="s",
            key="key",
            hash=Hash.SHA512,
            placement=Placement(header="Content-Signature"),
        ),
        lambda body: {
            "Content-Signature": base64(
                RSA_KEY.sign(body, padding.PKCS1v15(), hashes.SHA512())
            )
        },
        {"key": pem(RSA_KEY.public_key())},
        {"key": pem(OTHER_RSA)},
    ),
    "ecdsa-der": Scheme(
        Ecdsa(name="s", key="key", placement=Placement(header="X-Signature")),
        lambda body: {
            "X-Signature": base64(EC_KEY.sign(body, ec.ECDSA(hashes.SHA256())))
        },
        {"key": bare(EC_KEY.public_key())},
        {"key": bare(OTHER_EC)},
    ),
    "ecdsa-raw": Scheme(
        Ecdsa(name="s", key="key", placement=Placement(header="X-Signature"), raw=True),
        lambda body: {"X-Signature": base64(raw_ecdsa(body))},
        {"key": pem(EC_KEY.public_key())},
        {"key": pem(OTHER_EC)},
    ),
    "ed25519": Scheme(
        Ed25519(name="s", key="key", placement=Placement(header="X-Signature")),
        lambda body: {"X-Signature": base64(ED_KEY.sign(body))},
        {"key": bare(ED_KEY.public_key())},
        {"key": bare(OTHER_ED)},
    ),
    "ed25519-raw-key": Scheme(
        Ed25519(
            name="s",
            key="key",
            placement=Placement(header="X-Signature", encoding=Encoding.HEX),
        ),
        lambda body: {"X-Signature": ED_KEY.sign(body).hex()},
        {"key": base64(ED_KEY.public_key().public_bytes_raw())},
        {"key": base64(OTHER_ED.public_bytes_raw())},
    ),
}


def later(seconds: int) -> datetime:
    """The moment of the requests, and some seconds more."""
    return NOW + timedelta(seconds=seconds)
