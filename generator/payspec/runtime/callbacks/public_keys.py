"""Signatures with public keys. `cryptography` is imported by the first one."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from typing import TYPE_CHECKING, TypeGuard

from ..errors import ConfigurationError
from .signatures import (
    Algorithm,
    Ecdsa,
    Ed25519,
    Hash,
    MessageSignature,
    Rsa,
    Signature,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

_RAW = 32
"""Bytes of a bare Ed25519 key and of each half of a bare P-256 signature."""


def is_public(
    scheme: Signature,
) -> TypeGuard[Rsa | Ecdsa | Ed25519 | MessageSignature]:
    """Whether its key is a public one, which is no secret."""
    if isinstance(scheme, MessageSignature):
        return scheme.algorithm is not Algorithm.HMAC_SHA256
    return isinstance(scheme, Rsa | Ecdsa | Ed25519)


def algorithm_of(scheme: Rsa | Ecdsa | Ed25519) -> Algorithm:
    """The algorithm of a scheme that has a header of its own."""
    match scheme:
        case Rsa(hash=Hash.SHA512):
            return Algorithm.RSA_SHA512
        case Rsa():
            return Algorithm.RSA_SHA256
        case Ecdsa(raw=raw):
            return Algorithm.ECDSA_P256 if raw else Algorithm.ECDSA_P256_DER
        case Ed25519():
            return Algorithm.ED25519


def verifies(
    scheme: Rsa | Ecdsa | Ed25519 | MessageSignature,
    algorithm: Algorithm,
    key: str,
    signature: bytes,
    content: bytes,
) -> bool:
    """Whether `signature` fits `content` by the public key.

    `key` is PEM, or the bare base64 of its DER form (of Ed25519 also of its 32 bytes).
    `ConfigurationError` if it is no such key, or `cryptography` is not installed.
    """
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
        from cryptography.hazmat.primitives.hashes import SHA256, SHA512
    except ImportError:
        raise ConfigurationError(
            f"the signature {scheme.name!r} needs the package `cryptography`"
        ) from None
    public = _load(scheme.key, key)
    try:
        match algorithm, public:
            case Algorithm.RSA_SHA256, rsa.RSAPublicKey():
                public.verify(signature, content, padding.PKCS1v15(), SHA256())
            case Algorithm.RSA_SHA512, rsa.RSAPublicKey():
                public.verify(signature, content, padding.PKCS1v15(), SHA512())
            case Algorithm.RSA_PSS_SHA512, rsa.RSAPublicKey():
                pss = padding.PSS(padding.MGF1(SHA512()), padding.PSS.DIGEST_LENGTH)
                public.verify(signature, content, pss, SHA512())
            case Algorithm.ECDSA_P256_DER, ec.EllipticCurvePublicKey(
                curve=ec.SECP256R1()
            ):
                public.verify(signature, content, ec.ECDSA(SHA256()))
            case Algorithm.ECDSA_P256, ec.EllipticCurvePublicKey(curve=ec.SECP256R1()):
                public.verify(_der(signature), content, ec.ECDSA(SHA256()))
            case Algorithm.ED25519, ed25519.Ed25519PublicKey():
                public.verify(signature, content)
            case _:
                raise ConfigurationError(f"{scheme.key!r} is a key of another kind")
    except InvalidSignature:
        return False
    return True


def _der(signature: bytes) -> bytes:
    """r and s, side by side, as DER; empty, which fits nothing, for anything else."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    if len(signature) != 2 * _RAW:
        return b""
    r, s = signature[:_RAW], signature[_RAW:]
    return encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))


def _load(name: str, key: str) -> PublicKeyTypes:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import (
        load_der_public_key,
        load_pem_public_key,
    )

    try:
        if "-----BEGIN" in key:
            return load_pem_public_key(key.strip().encode())
        der = b64decode("".join(key.split()), validate=True)
        if len(der) == _RAW:
            return Ed25519PublicKey.from_public_bytes(der)
        return load_der_public_key(der)
    except (ValueError, Error, UnsupportedAlgorithm):
        pass
    raise ConfigurationError(f"the credential {name!r} is no public key")
