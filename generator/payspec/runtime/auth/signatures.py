"""Signing bytes: shared keys by `hmac`, private keys by `cryptography`."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode, urlsafe_b64encode
from typing import assert_never

from ..errors import ConfigurationError
from . import private_keys
from .algorithms import Algorithm, Encoding, KeyForm


def encoded(data: bytes, encoding: Encoding) -> str:
    """The bytes as text."""
    match encoding:
        case Encoding.HEX:
            return data.hex()
        case Encoding.BASE64:
            return b64encode(data).decode("ascii")
        case Encoding.BASE64URL:
            return urlsafe_b64encode(data).decode("ascii")
        case _:
            assert_never(encoding)


def signature(
    algorithm: Algorithm, name: str, key: str, form: KeyForm, data: bytes
) -> bytes:
    """The signature of `data` by a key: a shared one, or the PEM of a private one.

    `ConfigurationError`, which names the credential and holds nothing of it, for a key
    that cannot be read or is of another kind, and where `cryptography` is needed and
    not installed.
    """
    if not algorithm.startswith("hmac-"):
        private_keys.require()
    match algorithm:
        case Algorithm.HMAC_SHA1 | Algorithm.HMAC_SHA256 | Algorithm.HMAC_SHA512:
            digest = algorithm.removeprefix("hmac-")
            return hmac.digest(_shared(name, key, form), data, digest)
        case Algorithm.RSA_SHA256 | Algorithm.RSA_PSS_SHA256:
            pss = algorithm is Algorithm.RSA_PSS_SHA256
            return private_keys.sign_rsa(name, key, data, 256, pss=pss)
        case Algorithm.RSA_SHA512 | Algorithm.RSA_PSS_SHA512:
            pss = algorithm is Algorithm.RSA_PSS_SHA512
            return private_keys.sign_rsa(name, key, data, 512, pss=pss)
        case Algorithm.ECDSA_P256:
            return private_keys.sign_ecdsa(name, key, data)
        case Algorithm.ECDSA_P256_RAW:
            return private_keys.side_by_side(private_keys.sign_ecdsa(name, key, data))
        case Algorithm.ED25519:
            return private_keys.sign_ed25519(name, key, data)
        case _:
            assert_never(algorithm)


def verifies(
    algorithm: Algorithm, name: str, key: str, form: KeyForm, data: bytes, found: bytes
) -> bool:
    """Whether `found` is a signature of `data` by the same key that signs.

    Raises what `signature` raises.
    """
    match algorithm:
        case Algorithm.RSA_PSS_SHA256 | Algorithm.RSA_PSS_SHA512:
            bits = 256 if algorithm is Algorithm.RSA_PSS_SHA256 else 512
            return private_keys.verifies_pss(name, key, data, bits, found)
        case Algorithm.ECDSA_P256:
            return private_keys.verifies_ecdsa(name, key, data, found)
        case Algorithm.ECDSA_P256_RAW:
            return len(found) == 64 and private_keys.verifies_ecdsa(
                name, key, data, private_keys.der(found)
            )
        case _:
            # The others sign the same the same way.
            return hmac.compare_digest(
                signature(algorithm, name, key, form, data), found
            )


def _shared(name: str, key: str, form: KeyForm) -> bytes:
    # Raised outside of the `except`: those exceptions hold the key.
    try:
        match form:
            case KeyForm.TEXT:
                return key.encode()
            case KeyForm.HEX:
                return bytes.fromhex(key)
            case KeyForm.BASE64:
                return b64decode(key, validate=True)
            case _:
                assert_never(form)
    except ValueError:
        pass
    raise ConfigurationError(f"the credential {name!r} is not written as {form}")
