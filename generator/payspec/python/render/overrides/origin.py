"""Which part of which override a line of what was printed comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from payspec.diagnostics import Span

from .files import Override, Overrides
from .places import Places

_NEAR = 3
"""Lines around the one that cannot be read on which its cause is looked for."""

# Characters that stand for nothing: they cannot be in what a view hands over.
_OPEN, _CLOSE = "\ue000", "\ue001"
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)[^%]*%\}")
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


@dataclass(frozen=True, slots=True)
class _Begun:
    """A block of an override, from the line that it begins on to the next block."""

    override: Override
    name: str
    line: int
    end: int


def origin(
    touching: tuple[Override, ...], line: int, again: Callable[[Overrides], str]
) -> Span:
    """Where what stands on a line was printed, or what was printed last before it.

    `again` prints the same file with other overrides, in place of `touching`.
    """
    begun: list[_Begun] = []
    marked = Overrides(tuple(_marked(each, begun) for each in touching))
    lines = again(marked).split("\n")
    before = "\n".join(lines[:line])
    marks = [int(found[1]) for found in _MARK.finditer(before)]
    block = begun[marks[-1]] if marks else begun[0]
    printed = [_MARK.sub("", each).strip() for each in lines]
    for number in _outwards(line, len(printed)):
        at = _source_line(block, printed[number - 1])
        if at is not None:
            return Places(block.override).line(at)
    return Places(block.override).block(block.line, block.name)


def _marked(override: Override, begun: list[_Begun]) -> Override:
    """The override with a mark at the beginning of each block, its place in `begun`."""
    text = override.text
    found = list(_BLOCK.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    parts: list[str] = []
    at = 0
    for each, end in zip(found, ends, strict=True):
        parts += [text[at : each.end()], f"{_OPEN}{len(begun)}{_CLOSE}"]
        at = each.end()
        first, last = (text.count("\n", 0, place) + 1 for place in (each.start(), end))
        begun.append(_Begun(override, each[1], first, last))
    return replace(override, data="".join([*parts, text[at:]]).encode())


def _source_line(block: _Begun, printed: str) -> int | None:
    """The line of a block that may have printed a line, by what is fixed in both."""
    source = block.override.text.split("\n")
    for number in range(block.line, min(block.end, len(source)) + 1):
        fixed = [each.strip() for each in _EXPRESSION.split(source[number - 1])]
        pattern = ".*".join(map(re.escape, fixed))
        if printed and any(fixed) and re.fullmatch(pattern, printed):
            return number
    return None


def _outwards(line: int, last: int) -> Iterator[int]:
    """A line, and those near it, the nearest first."""
    for away in range(_NEAR + 1):
        for number in dict.fromkeys((line - away, line + away)):
            if 1 <= number <= last:
                yield number
