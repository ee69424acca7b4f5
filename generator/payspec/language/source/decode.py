"""Bytes to text: UTF-8, and no character that YAML forbids or that hides."""

from __future__ import annotations

import codecs
import re
import unicodedata

from payspec.diagnostics import Collector, Span

from . import rules
from .limits import Limits
from .positions import position

# What YAML allows, less what no reader can see: the line breaks of YAML 1.1
# alone (NEL, LS, PS) and a byte order mark in the middle.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
_IN_QUOTES = {"\x85": r"\N", "\u2028": r"\L", "\u2029": r"\P", "\ufeff": r"\uFEFF"}

# The longer marks first: UTF-32-LE begins as UTF-16-LE does.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_UNMARKED = (
    (re.compile(rb"\0\0\0[^\0]|[^\0]\0\0\0"), "UTF-32"),
    (re.compile(rb"\0[^\0]\0[^\0]|[^\0]\0[^\0]\0"), "UTF-16"),
)


def decode(file: str, data: bytes, report: Collector, limits: Limits) -> str | None:
    """The text without its byte order mark; None, with reasons, if unusable."""
    if len(data) > limits.file_bytes:
        report.report(
            rules.FILE_TOO_LARGE,
            Span.point(file, 1, 1),
            f"the file has more than the {limits.file_bytes:,} bytes that are read",
            hint="split the spec, one provider a file",
        )
        return None
    encoding = _other_encoding(data)
    if encoding is not None:
        report.report(
            rules.WRONG_ENCODING,
            Span.point(file, 1, 1),
            f"the file is written in {encoding}",
            hint="save it as UTF-8",
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_bad_byte(file, data, error.start, report)
        return None
    return None if _report_forbidden(file, text, report) else text


def source_text(data: bytes, limits: Limits | None = None) -> str:
    """The text of a file for showing its lines, whatever its bytes are."""
    most = (limits or Limits()).file_bytes
    return data[:most].decode("utf-8-sig", errors="replace")


def _other_encoding(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    for pattern, name in _UNMARKED:
        if pattern.match(data):
            return name
    return None


def _report_bad_byte(file: str, data: bytes, offset: int, report: Collector) -> None:
    # The decoder's offset counts from behind a byte order mark.
    content = data.removeprefix(codecs.BOM_UTF8)
    before = content[:offset].decode("utf-8")
    line, column = position(before, len(before))
    report.report(
        rules.BAD_UTF8,
        Span(file, line, column, line, column + 1),
        f"byte 0x{content[offset]:02X} is not valid UTF-8 here",
        hint="save the file as UTF-8",
    )


def _report_forbidden(file: str, text: str, report: Collector) -> bool:
    """Report the first of each forbidden character; whether there was one."""
    if _FORBIDDEN.search(text) is None:
        return False
    for character in filter(_FORBIDDEN.match, set(text)):
        line, column = position(text, text.index(character))
        more = text.count(character) - 1
        report.report(
            rules.FORBIDDEN_CHARACTER,
            Span(file, line, column, line, column + 1),
            f"the character {_called(character)} cannot stand in a spec"
            + (f" (and {more:,} more of it)" if more else ""),
            hint=f'remove it, or write it as "{_escape(character)}" in double quotes',
        )
    return True


def _called(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")


def _escape(character: str) -> str:
    known = _IN_QUOTES.get(character)
    code = ord(character)
    return known or (f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}")
