"""Moments in a form of a provider's own, as the aware `datetime` that they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cached_property, lru_cache

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError

from .patterns import whole
from .plain import DUMPED_MOMENT, read_by
from .timestamp import aware, given

_HOUR = "(?:[01][0-9]|2[0-3])"
_PARTS: Mapping[str, str] = {
    "%Y": "[0-9]{4}",
    "%m": "(?:0[1-9]|1[0-2])",
    "%d": "(?:0[1-9]|[12][0-9]|3[01])",
    "%H": _HOUR,
    "%M": "[0-5][0-9]",
    "%S": "[0-5][0-9]",
    "%3f": "[0-9]{3}",
    "%f": "[0-9]{6}",
    "%z": f"[+-]{_HOUR}[0-5][0-9]",
    "%:z": f"[+-]{_HOUR}:[0-5][0-9]",
}
_NEEDED = ("%Y", "%m", "%d", "%H", "%M")
_ALIKE = ({"%3f", "%f"}, {"%z", "%:z"})
_TOKEN = re.compile(r"%(?:3f|:z|[A-Za-z%])|%|[^%]", re.DOTALL)
_LITERAL = re.compile(r"[ A-Za-z0-9./:_+-]")
_OFFSET = re.compile(rf"([+-])({_HOUR}):([0-5][0-9])")
_LONGEST = 40

ZONES = "UTC, or an offset such as +03:00"
"""How the zone of a pattern without one is written."""


def pattern_problem(pattern: str, zone: str | None) -> str | None:
    """What keeps a pattern and a zone from naming one moment; `None` if nothing."""
    tokens = _TOKEN.findall(pattern)
    if len(pattern) > _LONGEST:
        return f"a form of a moment has at most {_LONGEST} characters"
    for token in tokens:
        if token not in _PARTS and _LITERAL.fullmatch(token) is None:
            known = ", ".join(_PARTS)
            return f"'{token}' is no part of a moment: {known}, letters and . / : _ + -"
        if token in _PARTS and tokens.count(token) > 1:
            return f"'{token}' stands there twice"
    missing = [part for part in _NEEDED if part not in tokens]
    if missing:
        return f"a moment has {', '.join(missing)} as well"
    for alike in _ALIKE:
        if alike <= set(tokens):
            return f"{' and '.join(sorted(alike))} say the same"
    if not {"%3f", "%f"}.isdisjoint(tokens) and "%S" not in tokens:
        return "a fraction needs its seconds, %S"
    zoned = not {"%z", "%:z"}.isdisjoint(tokens)
    if zoned is (zone is not None):
        said = "has a zone already" if zoned else f"needs a zone behind it: {ZONES}"
        return f"'{pattern}' {said}"
    if zone not in (None, "UTC") and _OFFSET.fullmatch(zone or "") is None:
        return f"'{zone}' is no zone: write {ZONES}"
    return None


@dataclass(frozen=True)
class TimePattern:
    """How a provider writes a moment: `%d.%m.%Y %H:%M:%S`, in `zone`.

    `zone` is `UTC` or an offset, and None where the pattern holds it. Raises
    `ValueError` for a pattern that does not name one moment.
    """

    pattern: str
    zone: str | None = None

    def __post_init__(self) -> None:
        problem = pattern_problem(self.pattern, self.zone)
        if problem is not None:
            raise ValueError(problem)

    @cached_property
    def expression(self) -> str:
        """A regular expression of its texts, without anchors."""
        return "".join(_PARTS.get(each) or _escaped(each) for each in self._tokens)

    @property
    def _tokens(self) -> list[str]:
        return _TOKEN.findall(self.pattern)

    @cached_property
    def _reader(self) -> re.Pattern[str]:
        groups = (
            f"({_PARTS[each]})" if each in _PARTS else _escaped(each)
            for each in self._tokens
        )
        return re.compile("".join(groups))

    def read(self, text: str) -> datetime:
        """The moment that `text` names; `ValueError` for any other form."""
        found = self._reader.fullmatch(text)
        if found is None:
            raise ValueError("no moment in the provider's form")
        names = [each for each in self._tokens if each in _PARTS]
        parts = dict(zip(names, found.groups(), strict=True))
        zone = parts.get("%z") or parts.get("%:z") or self.zone or ""
        fraction = parts.get("%f") or parts.get("%3f", "0").ljust(6, "0")
        year, month, day, hour, minute = (int(parts[name]) for name in _NEEDED)
        second, microsecond = int(parts.get("%S", "0")), int(fraction)
        return datetime(
            year, month, day, hour, minute, second, microsecond, _zone(zone)
        )

    def write(self, moment: datetime) -> str:
        """The moment as text; what is finer than the pattern says is cut off.

        `ValueError` if it has no zone.
        """
        aware(moment)
        if self.zone is not None:
            moment = moment.astimezone(_zone(self.zone))
        elif (moment.utcoffset() or timedelta()) % timedelta(minutes=1):
            moment = moment.astimezone(UTC)
        return "".join(self._spelled(moment))

    def _spelled(self, moment: datetime) -> Iterator[str]:
        offset = moment.isoformat()[-6:]
        parts = {
            "%Y": f"{moment.year:04}",
            "%m": f"{moment.month:02}",
            "%d": f"{moment.day:02}",
            "%H": f"{moment.hour:02}",
            "%M": f"{moment.minute:02}",
            "%S": f"{moment.second:02}",
            "%3f": f"{moment.microsecond // 1000:03}",
            "%f": f"{moment.microsecond:06}",
            "%z": offset.replace(":", ""),
            "%:z": offset,
        }
        for each in self._tokens:
            yield parts.get(each, each)


def _escaped(literal: str) -> str:
    return f"[{literal}]" if literal in ".+" else literal


def _zone(text: str) -> tzinfo:
    if text == "UTC":
        return UTC
    sign = -1 if text[0] == "-" else 1
    away = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(sign * away)


@lru_cache(maxsize=256)
def time_pattern(pattern: str, zone: str | None = None) -> TimePattern:
    """The pattern, made once."""
    return TimePattern(pattern, zone)


def moment_by(pattern: str, zone: str | None = None) -> GetPydanticSchema:
    """Annotates a `datetime` that travels as text in that form."""
    form = time_pattern(pattern, zone)

    def read(value: object) -> datetime:
        if isinstance(value, datetime):
            return given(value, UTC if form.zone is None else _zone(form.zone))
        if not isinstance(value, str):
            raise PydanticCustomError("type", "must be a moment as text")
        try:
            return form.read(value)
        except ValueError:
            pass
        raise PydanticCustomError(
            "x-payspec-timestamp",
            "must be a moment such as {pattern}",
            {"pattern": pattern},
        )

    return read_by(
        read, {"type": "string", "pattern": whole(form.expression)}, DUMPED_MOMENT
    )
