"""Key pairs for tests, made when they are asked for and kept by nobody.

`cryptography` is imported with the first one: a provider that shares its keys needs
none.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes


class KeyPair(Protocol):
    """A private key, and its public half as bare base64 of its DER form."""

    @property
    def public(self) -> str: ...

    def sign(self, content: bytes, algorithm: str) -> bytes:
        """The signature of some bytes by an algorithm of this kind of key."""
        ...


def key_pair(algorithm: str) -> KeyPair:
    """A new key pair that can sign by that algorithm.

    The names are those of RFC 9421, `rsa-v1_5-sha512` and `ecdsa-p256-sha256-der`.
    Raises `LookupError` for any other.
    """
    match algorithm.partition("-")[0]:
        case "rsa":
            return _Rsa()
        case "ecdsa":
            return _Ecdsa()
        case "ed25519":
            return _Ed25519()
        case _:
            raise LookupError(f"there are no keys for {algorithm!r}")


class _Rsa:
    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric import rsa

        self._private = rsa.generate_private_key(65537, 2048)

    @property
    def public(self) -> str:
        return _bare(self._private.public_key())

    def sign(self, content: bytes, algorithm: str) -> bytes:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding

        short = algorithm.endswith("sha256")
        hashed = hashes.SHA256() if short else hashes.SHA512()
        if algorithm.startswith("rsa-pss-"):
            salted = padding.PSS(padding.MGF1(hashed), padding.PSS.DIGEST_LENGTH)
            return self._private.sign(content, salted, hashed)
        return self._private.sign(content, padding.PKCS1v15(), hashed)


class _Ecdsa:
    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric import ec

        self._private = ec.generate_private_key(ec.SECP256R1())

    @property
    def public(self) -> str:
        return _bare(self._private.public_key())

    def sign(self, content: bytes, algorithm: str) -> bytes:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.asymmetric.utils import (
            decode_dss_signature,
        )

        der = self._private.sign(content, ec.ECDSA(hashes.SHA256()))
        if algorithm.endswith("-der"):
            return der
        r, s = decode_dss_signature(der)
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


class _Ed25519:
    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric import ed25519

        self._private = ed25519.Ed25519PrivateKey.generate()

    @property
    def public(self) -> str:
        return _bare(self._private.public_key())

    def sign(self, content: bytes, algorithm: str) -> bytes:
        return self._private.sign(content)


def _bare(key: PublicKeyTypes) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(der).decode("ascii")
