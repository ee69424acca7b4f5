"""What of a request is signed, and the signatures that came with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ..fields.timestamp import read_rfc3339
from .encoding import decode
from .received import Received
from .refused import RefusalReason, Unproven
from .signatures import Placement, SignedTime, TimeForm

BODY, KEY, TIMESTAMP = "body", "key", "timestamp"
"""Names in braces that are no headers."""

_NAME = re.compile(r"\{([^{}]*)\}")
_EPOCH = datetime.fromtimestamp(0, UTC)
_WHOLE = re.compile(r"[0-9]{1,15}")
_BLANKS = re.compile(r"[ \t]+")
_COMMAS = re.compile(r"[ \t]*,[ \t]*|[ \t]+")

MOST_SIGNATURES = 16
"""Different signatures of one header that are tried. Providers send one for each of
their active secrets, so two or three; each costs a computation with each key."""


@dataclass(frozen=True, slots=True, repr=False)
class Signed:
    """The signatures of one header, and what they have to fit.

    `pieces` are the signed bytes in their order; `None` stands for the key. `moment`
    is when it was signed, where that is signed too.
    """

    signatures: tuple[bytes, ...]
    pieces: tuple[bytes | None, ...]
    moment: datetime | None

    def content(self, key: bytes = b"") -> bytes:
        """The signed bytes, with `key` where the key stands in them."""
        return b"".join(key if piece is None else piece for piece in self.pieces)


def names_in(over: str) -> tuple[str, ...]:
    """The names in braces of what is signed, in their order."""
    return tuple(_NAME.findall(over))


def signed(placement: Placement, received: Received) -> Signed:
    """Find signature, moment and signed bytes; `Unproven` where one is missing."""
    texts = _signature_texts(placement, received.header(placement.header))
    found = (decode(text, placement.encoding) for text in texts)
    # One that cannot be read proves nothing, and takes nothing from the others.
    signatures = tuple(dict.fromkeys(each for each in found if each))
    if not 0 < len(signatures) <= MOST_SIGNATURES:
        raise Unproven(RefusalReason.UNREADABLE_HEADER)
    stamp = "" if placement.time is None else _stamp(placement.time, received)
    pieces = tuple(
        _piece(text, stamp, received) if named else text.encode()
        for named, text in _split(placement.over)
    )
    moment = None if placement.time is None else _moment(placement.time.form, stamp)
    return Signed(signatures, pieces, moment)


def check_fresh(moment: datetime, tolerance: int, now: datetime) -> None:
    """`Unproven` if `moment` is more than `tolerance` seconds from `now`."""
    if abs(now - moment) > timedelta(seconds=tolerance):
        raise Unproven(RefusalReason.OUTDATED)


def _split(over: str) -> list[tuple[bool, str]]:
    """Literal texts and names in braces, in turn."""
    return [(bool(place % 2), text) for place, text in enumerate(_NAME.split(over))]


def _signature_texts(placement: Placement, value: str) -> list[str]:
    """The texts of a header's value that stand behind the prefix, without it.

    Others are of other versions. No encoding uses spaces or commas, so a value with a
    prefix may be a list of such values, as that of Standard Webhooks is.
    """
    prefix = placement.prefix
    if placement.part is not None:
        written = _parts(value).get(placement.part, [])
    elif not prefix or " " in prefix:
        written = [value]
    else:
        written = (_BLANKS if "," in prefix else _COMMAS).split(value)
    return [text.removeprefix(prefix) for text in written if text.startswith(prefix)]


def _piece(name: str, stamp: str, received: Received) -> bytes | None:
    if name == BODY:
        return received.body
    if name == KEY:
        return None
    return (stamp if name == TIMESTAMP else received.header(name)).encode()


def _parts(value: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in value.split(","):
        name, _, text = part.strip(" \t").partition("=")
        found.setdefault(name, []).append(text)
    return found


def _stamp(time: SignedTime, received: Received) -> str:
    value = received.header(time.header)
    if time.part is None:
        return value
    found = _parts(value).get(time.part, [])
    if len(found) != 1:
        raise Unproven(RefusalReason.UNREADABLE_HEADER)
    return found[0]


def _moment(form: TimeForm, stamp: str) -> datetime:
    try:
        if form is TimeForm.RFC3339:
            return read_rfc3339(stamp)
        if _WHOLE.fullmatch(stamp):
            unit = "seconds" if form is TimeForm.UNIX else "milliseconds"
            return _EPOCH + timedelta(**{unit: int(stamp)})
    except (ValueError, OverflowError):
        pass
    raise Unproven(RefusalReason.UNREADABLE_HEADER)
