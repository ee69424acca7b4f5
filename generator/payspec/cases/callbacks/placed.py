"""Signatures in a header of their own: where they stand in a request, and over what."""

import re
from datetime import UTC, datetime
from typing import assert_never

from payspec.ir.signatures import Placement, SignedTime, TimeForm

from .request import Request

_NAME = re.compile(r"\{([^{}]*)\}")


def headers(placement: Placement) -> tuple[str, ...]:
    """The headers that a signature needs, each once."""
    names = [placement.header, *covered(placement)]
    if placement.time is not None and placement.time.header is not None:
        names.append(placement.time.header)
    return tuple({name.lower(): name for name in names}.values())


def covered(placement: Placement) -> tuple[str, ...]:
    """Other headers that are signed."""
    named = _NAME.findall(placement.over)
    return tuple(each for each in named if each not in {"body", "key", "timestamp"})


def text_of(request: Request, placement: Placement) -> str:
    """The signature as it is written, without what stands before it."""
    value = request.header(placement.header)
    if placement.part is not None:
        value = _parts(value)[placement.part]
    return value.removeprefix(placement.prefix)


def with_text(request: Request, placement: Placement, text: str) -> Request:
    """The request with another text as its signature."""
    value = f"{placement.prefix}{text}"
    if placement.part is not None:
        found = _parts(request.header(placement.header))
        value = _joined({**found, placement.part: value})
    return request.with_header(placement.header, value)


def unsigned(request: Request, placement: Placement) -> Request:
    """The request with the moment where it stands, and an empty signature."""
    time, parts = placement.time, dict[str, str]()
    if time is not None:
        written = stamp(time.form, request.at)
        if time.part is not None:
            parts[time.part] = written
        else:
            request = request.with_header(time.header or placement.header, written)
    if placement.part is not None:
        parts[placement.part] = placement.prefix
    value = _joined(parts) if parts else placement.prefix
    return request.with_header(placement.header, value)


def stamped(request: Request, placement: Placement, written: str) -> Request:
    """The request with another moment; its signature stays what it was."""
    time = placement.time
    assert time is not None
    if time.part is None:
        return request.with_header(time.header or placement.header, written)
    holder = time.header or placement.header
    parts = {**_parts(request.header(holder)), time.part: written}
    return request.with_header(holder, _joined(parts))


def content(
    request: Request, placement: Placement, key: bytes = b"", over: str | None = None
) -> bytes:
    """What is signed; over something else, if that is said."""
    pieces: list[bytes] = []
    for place, text in enumerate(_NAME.split(placement.over if over is None else over)):
        if not place % 2:
            pieces.append(text.encode())
        elif text == "body":
            pieces.append(request.bytes)
        elif text == "key":
            pieces.append(key)
        elif text == "timestamp" and placement.time is not None:
            pieces.append(_stamp_in(request, placement, placement.time).encode())
        else:
            pieces.append(request.header(text).encode())
    return b"".join(pieces)


def stamp(form: TimeForm, at: int) -> str:
    """A moment as it is written."""
    match form:
        case TimeForm.UNIX:
            return str(at)
        case TimeForm.UNIX_MS:
            return str(at * 1000)
        case TimeForm.RFC3339:
            plain = datetime.fromtimestamp(at, UTC).replace(tzinfo=None)
            return f"{plain.isoformat()}Z"
        case _:
            assert_never(form)


def _stamp_in(request: Request, placement: Placement, time: SignedTime) -> str:
    value = request.header(time.header or placement.header)
    return value if time.part is None else _parts(value)[time.part]


def _parts(value: str) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in value.split(","))
    return {name: text for name, _, text in pairs}


def _joined(parts: dict[str, str]) -> str:
    return ",".join(f"{name}={text}" for name, text in parts.items())
