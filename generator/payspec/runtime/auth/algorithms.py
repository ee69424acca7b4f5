"""How bytes are signed, and how keys and signatures are written."""

from __future__ import annotations

from enum import StrEnum


class Algorithm(StrEnum):
    """How bytes are signed."""

    HMAC_SHA1 = "hmac-sha1"
    HMAC_SHA256 = "hmac-sha256"
    HMAC_SHA512 = "hmac-sha512"
    RSA_SHA256 = "rsa-sha256"
    RSA_SHA512 = "rsa-sha512"
    RSA_PSS_SHA256 = "rsa-pss-sha256"
    RSA_PSS_SHA512 = "rsa-pss-sha512"
    ECDSA_P256 = "ecdsa-p256"
    ECDSA_P256_RAW = "ecdsa-p256-raw"
    ED25519 = "ed25519"


class Encoding(StrEnum):
    """How the bytes of a signature are written."""

    HEX = "hex"
    BASE64 = "base64"
    BASE64URL = "base64url"


class KeyForm(StrEnum):
    """How a shared key is written: the text's own bytes, or encoded ones."""

    TEXT = "text"
    HEX = "hex"
    BASE64 = "base64"
