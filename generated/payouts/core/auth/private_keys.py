"""Private keys in PEM, by `cryptography`: imported when something is signed with one.

Each function takes the name of the credential, for what it raises: `ConfigurationError`
for a key that cannot be read or is of another kind. Nothing of a key is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.padding import PSS
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.hashes import HashAlgorithm


def require() -> None:
    """`ConfigurationError` if `cryptography` is not installed."""
    try:
        import cryptography
    except ImportError:
        pass
    else:
        if cryptography.__version__:
            return
    raise ConfigurationError("signing by a private key needs the package cryptography")


def _private(name: str, key: str) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        return load_pem_private_key(key.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        pass
    raise ConfigurationError(f"the credential {name!r} is no private key in PEM")


def _other_kind(name: str, kind: str) -> ConfigurationError:
    return ConfigurationError(f"the credential {name!r} is no {kind} key")


def _hash(bits: int) -> HashAlgorithm:
    from cryptography.hazmat.primitives import hashes

    return hashes.SHA256() if bits == 256 else hashes.SHA512()


def _rsa_key(name: str, key: str) -> RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = _private(name, key)
    if not isinstance(private, rsa.RSAPrivateKey):
        raise _other_kind(name, "RSA")
    return private


def _salted(bits: int) -> PSS:
    from cryptography.hazmat.primitives.asymmetric import padding

    return padding.PSS(padding.MGF1(_hash(bits)), bits // 8)


def sign_rsa(name: str, key: str, data: bytes, bits: int, *, pss: bool) -> bytes:
    """PKCS #1 v1.5, or PSS with a salt as long as the hash."""
    from cryptography.hazmat.primitives.asymmetric import padding

    pad = _salted(bits) if pss else padding.PKCS1v15()
    return _rsa_key(name, key).sign(data, pad, _hash(bits))


def verifies_pss(name: str, key: str, data: bytes, bits: int, found: bytes) -> bool:
    """Whether `found` is a PSS signature by that key."""
    from cryptography.exceptions import InvalidSignature

    public = _rsa_key(name, key).public_key()
    try:
        public.verify(found, data, _salted(bits), _hash(bits))
    except InvalidSignature:
        return False
    return True


def _p256_key(name: str, key: str) -> EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec

    private = _private(name, key)
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(
        private.curve, ec.SECP256R1
    ):
        raise _other_kind(name, "P-256")
    return private


def sign_ecdsa(name: str, key: str, data: bytes) -> bytes:
    """ECDSA on P-256 with SHA-256, in DER."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return _p256_key(name, key).sign(data, ec.ECDSA(_hash(256)))


def verifies_ecdsa(name: str, key: str, data: bytes, found: bytes) -> bool:
    """Whether `found`, in DER, is a signature by that key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec

    public = _p256_key(name, key).public_key()
    try:
        public.verify(found, data, ec.ECDSA(_hash(256)))
    except InvalidSignature:
        return False
    return True


def der(raw: bytes) -> bytes:
    """A signature of r and s, 32 bytes each, in DER."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    return encode_dss_signature(r, s)


def side_by_side(der: bytes) -> bytes:
    """A signature in DER as r and s, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    r, s = decode_dss_signature(der)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def sign_ed25519(name: str, key: str, data: bytes) -> bytes:
    """Ed25519 (RFC 8032)."""
    from cryptography.hazmat.primitives.asymmetric import ed25519

    private = _private(name, key)
    if not isinstance(private, ed25519.Ed25519PrivateKey):
        raise _other_kind(name, "Ed25519")
    return private.sign(data)
