"""Keys that are made up: those of both sides, and those that must not fit."""

from base64 import b64decode
from collections.abc import Iterator, Sequence

from payspec.ir.access import CredentialKind
from payspec.ir.provider import Provider
from payspec.ir.signatures import (
    EcdsaProof,
    Ed25519Proof,
    HmacProof,
    MessageAlgorithm,
    MessageProof,
    RsaProof,
    SharedKeyForm,
    Signature,
)

from .sign import is_shared
from .texts import key_text

RSA = (
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs5PgYAIapFdRxcPoH4NvSfwTTI99Hgqt"
    "tT1x0s+hSBx224wN1HiTP4CDCGddO0T/cbKtxnio1f6dltHZWJzJm0TGxo8brgzmB+iU9dS7etGR"
    "VmVCc2yWw5hX5S1Uxv4fScpY5XtkggX40k1Dq9ilBQrNym90F18O431zxDd7dl3uFFVrZFkA5Vh6"
    "98tW87pZuAHTUF9o0Ud99griqoD7S1mOxsn2wX2Bx/Uda0hHLkMDJCA7C+hzL158nUYGY+XtXT+5"
    "l4pjPpObFiBlKBtCM6NgSyK2shXvO+U3f5Q14xXze4qQr0lw5aG9/AToGdAPZnZUQ5ryUVCO/b8Y"
    "B/3pBwIDAQAB"
)
P256 = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEI0Lys8JTwwCXxhB16cRay6daJ8GtNXzZMlE+ZxjQ"
    "2NZZEv9hN84DkHnyjfX9U1iNkgYCQwHvcbSRbbd8YtkbaA=="
)
ED25519 = "MCowBQYDK2VwAyEAVZB/1Q4Yrb/L8v+MuS8NgHnCMAGaNZ6QvgFRNCArPnk="
"""Public keys of nobody: their private halves were thrown away when they were made."""

_ED25519_DER = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of a key in its DER form (RFC 8410)."""


def made_up(signatures: Sequence[Signature]) -> dict[str, str]:
    """A key for every credential that these signatures are verified by."""
    return {
        key.credential: _made_up(each, key.credential)
        for each in signatures
        for key in each.keys
    }


def several(provider: Provider, credential: str) -> bool:
    """Whether more than one key of a credential may be active."""
    return any(
        each.name == credential
        and each.kind in {CredentialKind.SECRET, CredentialKind.KEY}
        for each in provider.credentials
    )


def others(signature: Signature) -> tuple[str, str]:
    """Two keys of the same kind that do not fit."""
    if not is_shared(signature):
        return _public(signature), _public(signature)
    return _in_any_form("another"), _in_any_form("one more")


def same(key: str) -> Iterator[tuple[str, str]]:
    """A public key in the other forms that it may be written in."""
    bare = "".join(line for line in key.splitlines() if "-----" not in line)
    if "-----" in key:
        yield "bare", bare
        return
    der = b64decode(bare)
    if len(der) == 32:
        bare = key_text(_ED25519_DER + der, SharedKeyForm.BASE64)
    lines = "\n".join(bare[start : start + 64] for start in range(0, len(bare), 64))
    yield "in-lines", lines
    yield "pem", f"-----BEGIN PUBLIC KEY-----\n{lines}\n-----END PUBLIC KEY-----\n"


def no_keys(signature: Signature) -> Iterator[tuple[str, str]]:
    """Texts that are no key of such a signature."""
    if is_shared(signature):
        if _form(signature) is not SharedKeyForm.TEXT:
            yield "not-in-its-form", "no key"
        return
    yield "no-key", "no key"
    other = RSA if _public(signature) != RSA else ED25519
    yield "of-another-kind", other


def _made_up(signature: Signature, credential: str) -> str:
    if is_shared(signature):
        return _in_any_form(f"made-up-{credential}")
    return _public(signature)


def _in_any_form(text: str) -> str:
    """A shared key that is a text, and hexadecimal, and base64: it may be asked all."""
    even = text + "-" * (len(text) % 2)
    return key_text(even.encode(), SharedKeyForm.HEX)


def _form(signature: Signature) -> SharedKeyForm:
    match signature.scheme:
        case HmacProof(key_form=form) | MessageProof(key_form=form):
            return form
        case _:
            return SharedKeyForm.TEXT


def _public(signature: Signature) -> str:
    match signature.scheme:
        case RsaProof():
            return RSA
        case EcdsaProof():
            return P256
        case Ed25519Proof():
            return ED25519
        case MessageProof(algorithm=MessageAlgorithm.ED25519):
            return ED25519
        case MessageProof(algorithm=MessageAlgorithm.ECDSA_P256):
            return P256
        case _:
            return RSA
