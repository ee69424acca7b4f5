"""What a scalar means: YAML 1.2 core on the plain text, and nothing in doubt.

A plain text that YAML 1.1, YAML 1.2 and a reader's eye do not take for the same
thing is refused; quotes make it a text, and the hint says how else to write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

_NULLS = frozenset({"", "~", "null"})
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)

# A plain text that starts otherwise is a text, whatever follows.
_IN_DOUBT_FROM = frozenset("0123456789+-.~yYnNtTfFoO")

# Norway's country code: the one word of YAML 1.1 that specs need as it stands.
_NORWAY = "NO"
_WORDS = {
    "y": "true",
    "yes": "true",
    "on": "true",
    "true": "true",
    "n": "false",
    "no": "false",
    "off": "false",
    "false": "false",
    "null": "null",
}
_DIGITS = "[0-9][0-9_]*"
_DECIMAL = rf"(?:{_DIGITS}(?:\.[0-9_]*)?|\.{_DIGITS})"

_CACHED_LENGTH = 64
_SPELT_OUT_LENGTH = 40


class Kind(Enum):
    """What a plain scalar is."""

    NULL = auto()
    TRUE = auto()
    FALSE = auto()
    NUMBER = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A plain scalar that is refused.

    It could be `reading` or a text; written as `instead` it is no longer in doubt.
    """

    reading: str
    instead: str | None


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    reading: str
    rewrite: Callable[[str], str | None]


_BOOLS = {"true": Kind.TRUE, "false": Kind.FALSE}


def classify(text: str) -> Kind | Doubt:
    """What the plain scalar `text` is, or why nobody can say."""
    if text and text[0] not in _IN_DOUBT_FROM:
        return Kind.TEXT
    return _cached(text) if len(text) <= _CACHED_LENGTH else _classify(text)


def _classify(text: str) -> Kind | Doubt:
    if text in _NULLS:
        return Kind.NULL
    if text in _BOOLS:
        return _BOOLS[text]
    if _NUMBER.fullmatch(text) is not None:
        return Kind.NUMBER
    word = _WORDS.get(text.lower())
    if word is not None and text != _NORWAY and _in_one_case(text):
        return Doubt(word, word)
    for form in _FORMS:
        if form.pattern.fullmatch(text) is not None:
            short = len(text) <= _SPELT_OUT_LENGTH
            return Doubt(form.reading, form.rewrite(text) if short else None)
    return Kind.TEXT


_cached = lru_cache(maxsize=4096)(_classify)


def _in_one_case(text: str) -> bool:
    """Whether `text` is written as YAML 1.1 knows its words: on, On or ON."""
    return text in {text.lower(), text.capitalize(), text.upper()}


def _as_json(text: str) -> str:
    """The same decimal number as JSON writes it."""
    sign = "-" if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("+-").replace("_", "").partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}.{fraction}" if fraction else sign + whole


def _from_base(base: int) -> Callable[[str], str]:
    return lambda text: str(int(text.replace("_", ""), base))


def _in_full(_: str) -> str:
    return "the number in full"


def _not_at_all(_: str) -> None:
    return None


def _form(
    pattern: str, reading: str, rewrite: Callable[[str], str | None] = _as_json
) -> _Form:
    return _Form(re.compile(rf"[-+]?(?:{pattern})", re.ASCII), reading, rewrite)


# In order: the first form that fits names the trouble. Each is matched in linear
# time.
_FORMS = (
    _form("0[xX]_*[0-9a-fA-F][0-9a-fA-F_]*", "a hexadecimal number", _from_base(16)),
    _form("0[oO]_*[0-7][0-7_]*", "an octal number", _from_base(8)),
    _form("0[bB]_*[01][01_]*", "a binary number", _from_base(2)),
    _form(r"\.[iI][nN][fF]", "infinity", _not_at_all),
    _form(r"\.[nN][aA][nN]", "the value 'not a number'", _not_at_all),
    _form(rf"{_DECIMAL}[eE][-+]?[0-9]+", "a number with an exponent", _in_full),
    _form(rf"(?=[0-9.]*_){_DECIMAL}", "a number with underscores"),
    _form(r"0[0-9]+(?:\.[0-9]*)?", "a number with leading zeros, an octal number"),
    _form(r"\.[0-9]+", "a number without the zero before its point"),
    _form(r"[0-9]+\.", "a number without the digits after its point"),
    _form(r"[0-9]+(?:\.[0-9]+)?", "a number with a plus sign"),
)
