"""Message signatures (RFC 9421): what a request covers, and where its signature is."""

import hashlib
import re
from base64 import b64encode
from urllib.parse import urlsplit

from payspec.ir.signatures import MessageProof

from .request import Request

LABEL = "sig1"
"""What a signature is called where nothing says how."""

DIGEST, INPUT, SIGNATURE = "Content-Digest", "Signature-Input", "Signature"

_BYTES = re.compile(r"(?<==):[A-Za-z0-9+/=]*:")
_COVERED = re.compile(
    r'=(\([^)]*\)(?:;[a-z*][a-z0-9_.*-]*=(?:"(?:[^"\\]|\\.)*"|-?[0-9]+))*)'
)


def headers(scheme: MessageProof) -> tuple[str, ...]:
    """The headers that a signature needs."""
    covered = [name for name in scheme.components if not name.startswith("@")]
    return (INPUT, SIGNATURE, *(name.title() for name in covered))


def digest(body: bytes) -> str:
    """A body's `Content-Digest`."""
    hashed = b64encode(hashlib.sha256(body).digest()).decode("ascii")
    return f"sha-256=:{hashed}:"


def covering(scheme: MessageProof, at: int, *, alg: str | None = None) -> str:
    """What is covered, as `Signature-Input` has it."""
    listed = " ".join(f'"{name}"' for name in scheme.components)
    named = "" if alg is None else f';alg="{alg}"'
    return f"({listed});created={at}{named}"


def with_input(request: Request, scheme: MessageProof, covered: str) -> Request:
    """The request with what is covered, and an empty signature."""
    label = scheme.label or LABEL
    request = request.with_header(INPUT, f"{label}={covered}")
    return request.with_header(SIGNATURE, f"{label}=::")


def with_text(request: Request, text: str) -> Request:
    """The request with another signature, in base64."""
    value = _BYTES.sub(f":{text}:", request.header(SIGNATURE))
    return request.with_header(SIGNATURE, value)


def texts_of(request: Request) -> list[str]:
    """Every signature of the request, in base64."""
    found: list[str] = _BYTES.findall(request.header(SIGNATURE))
    return [text[1:-1] for text in found]


def base(request: Request) -> bytes:
    """The signature base (2.5) of the first signature."""
    covered = _COVERED.findall(request.header(INPUT))[0]
    listed = str(covered).partition(")")[0]
    names = re.findall(r'"([^"]*)"', listed)
    lines = [f'"{name}": {component(name, request)}' for name in names]
    return "\n".join([*lines, f'"@signature-params": {covered}']).encode()


def component(name: str, request: Request) -> str:
    """The value of a component."""
    method, url = request.target
    parts = urlsplit(url)
    query = f"?{parts.query}"
    match name:
        case "@method":
            return method
        case "@target-uri":
            return url
        case "@authority":
            return parts.netloc.lower()
        case "@scheme":
            return parts.scheme
        case "@request-target":
            return (parts.path or "/") + (query if parts.query else "")
        case "@path":
            return parts.path or "/"
        case "@query":
            return query
        case _:
            return request.header(name)
