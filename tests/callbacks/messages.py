"""The provider's side: requests with a message signature."""

from __future__ import annotations

import hashlib
import hmac

from payspec.runtime.callbacks.signatures import Algorithm, MessageSignature
from payspec.runtime.callbacks.target import Target

from .signing import BODY, ED_KEY, NOW, SECRET, base64

COVERED = ("@method", "@target-uri", "content-digest")
SIGNATURE = MessageSignature(
    name="s",
    key="key",
    algorithm=Algorithm.HMAC_SHA256,
    components=COVERED,
    tolerance=300,
)
URL = "https://shop.example/hooks?a=b"
TARGET = Target(method="POST", url=URL)
CREATED = int(NOW.timestamp())


def digest(body: bytes, name: str = "sha-256") -> str:
    function = {"sha-256": "sha256", "sha-512": "sha512"}[name]
    return f"{name}=:{base64(hashlib.new(function, body).digest())}:"


def request(
    body: bytes = BODY,
    *,
    components: tuple[str, ...] = COVERED,
    parameters: str = f";created={CREATED}",
    url: str = URL,
    algorithm: Algorithm = Algorithm.HMAC_SHA256,
) -> dict[str, str]:
    """The headers of a request that a provider signed."""
    values = {"@method": "POST", "@target-uri": url, "content-digest": digest(body)}
    listed = " ".join(f'"{name}"' for name in components)
    covered = f"({listed}){parameters}"
    lines = [f'"{name}": {values[name]}' for name in components]
    base = "\n".join([*lines, f'"@signature-params": {covered}']).encode()
    if algorithm is Algorithm.HMAC_SHA256:
        signed = hmac.digest(SECRET.encode(), base, "sha256")
    else:
        signed = ED_KEY.sign(base)
    return {
        "Content-Digest": digest(body),
        "Signature-Input": f"sig1={covered}",
        "Signature": f"sig1=:{base64(signed)}:",
    }
