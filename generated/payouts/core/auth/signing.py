"""Signing a request: what is signed, and the headers that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256, sha512
from typing import assert_never

from ..errors import ConfigurationError
from ..wire.request import WireRequest
from .credentials import Credentials
from .schemes import Sign, SigningTime
from .signatures import encoded, signature
from .written import with_header

_NAME = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a request is signed, and a text that no other request has."""

    at: datetime
    nonce: str


def sign(
    part: Sign, credentials: Credentials, request: WireRequest, moment: Moment
) -> WireRequest:
    """`request` with its signature in its headers.

    `ConfigurationError` for a key that cannot sign, and for a header that is to be
    signed and is not there.
    """
    known = _known(part, request, moment)
    content = _filled(part.over, known, credentials, request)
    signed = signature(
        part.algorithm,
        part.key,
        credentials.reveal(part.key),
        part.key_form,
        content,
    )
    known["signature"] = encoded(signed, part.encoding).encode()
    for name, template in part.headers.items():
        value = _filled(template, known, credentials, request).decode()
        request = with_header(request, name, value, part.key)
    return request


def signed_content(
    part: Sign, credentials: Credentials, request: WireRequest, moment: Moment
) -> bytes:
    """The very bytes that are signed."""
    return _filled(part.over, _known(part, request, moment), credentials, request)


def _known(part: Sign, request: WireRequest, moment: Moment) -> dict[str, bytes]:
    # An origin has no slash behind its two, so the third one starts the path.
    target = "/" + request.url.split("/", 3)[3] if request.url.count("/") > 2 else "/"
    path, _, query = target.partition("?")
    body = request.body or b""
    return {
        "method": request.method.encode(),
        "target": target.encode(),
        "path": path.encode(),
        "query": query.encode(),
        "body": body,
        "body_sha256": sha256(body).hexdigest().encode(),
        "body_sha512": sha512(body).hexdigest().encode(),
        "timestamp": _written(part.time, moment.at).encode(),
        "nonce": moment.nonce.encode(),
    }


def _written(time: SigningTime, at: datetime) -> str:
    match time:
        case SigningTime.UNIX:
            return str(int(at.timestamp()))
        case SigningTime.UNIX_MS:
            return str(int(at.timestamp()) * 1000 + at.microsecond // 1000)
        case SigningTime.RFC3339:
            utc = at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
            return f"{utc.isoformat()}Z"
        case _:
            assert_never(time)


def _filled(
    template: str,
    known: dict[str, bytes],
    credentials: Credentials,
    request: WireRequest,
) -> bytes:
    """The template with its names replaced, each once: no value is a template."""
    pieces: list[bytes] = []
    for place, text in enumerate(_NAME.split(template)):
        if not place % 2:
            pieces.append(text.encode())
        elif text in known:
            pieces.append(known[text])
        elif text in credentials:
            pieces.append(credentials.reveal(text).encode())
        else:
            pieces.append(_header(request, text))
    return b"".join(pieces)


def _header(request: WireRequest, name: str) -> bytes:
    lowered = name.lower()
    found = [value for key, value in request.headers if key.lower() == lowered]
    if len(found) == 1:
        return found[0].encode()
    raise ConfigurationError(f"there is no header {name!r} to sign")
