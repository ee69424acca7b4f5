"""The part of a source line that a span points at, with its carets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from .display import cells, visible
from .span import Span

_WINDOW = 100
_BEFORE_CARET = 40
_CUT = "…"
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One printable line; the carets start after `indent` columns."""

    line: str
    indent: int
    carets: int


def numbered_lines(source: str, numbers: Iterable[int]) -> dict[int, str]:
    """The lines of a source text with these numbers, as far as it has them."""
    # One pass that keeps nothing else: a source may be one of many million lines.
    # The added break gives a text that ends in one its last, empty line.
    lines = iter(StringIO(source + "\n", newline=None))
    found: dict[int, str] = {}
    passed = 0
    for number in sorted(number for number in set(numbers) if number > 0):
        for line in islice(lines, number - passed - 1, number - passed):
            found[number] = line.removesuffix("\n")
        passed = number
    return found


def excerpt(line: str, span: Span) -> Excerpt:
    """The part of `line`, the first line of `span`, around the span.

    Long lines are cut to a window; tabs, wide and control characters are laid
    out so that the carets stand under what they mean.
    """
    start = min(max(span.column - 1, 0), len(line))
    stop = min(span.end_column - 1, len(line)) if span.on_one_line else len(line)
    low, high = _window(len(line), start)
    stop = max(start, min(stop, high))
    before = _laid_out(line[low:start])
    marked = _laid_out(line[start:stop])
    after = _laid_out(line[stop:high])
    if low > 0:
        before = _CUT + before
    if high < len(line):
        after += _CUT
    return Excerpt(before + marked + after, cells(before), max(cells(marked), 1))


def _window(length: int, start: int) -> tuple[int, int]:
    if length <= _WINDOW:
        return 0, length
    low = max(0, min(start - _BEFORE_CARET, length - _WINDOW))
    return low, low + _WINDOW


def _laid_out(text: str) -> str:
    return _TAB.join(map(visible, text.split("\t")))
