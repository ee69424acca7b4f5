"""Where something stands in a consumer's template; Jinja itself keeps lines alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from payspec.diagnostics import Span

from .files import Override

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True)
class Places:
    """The lines of a template."""

    override: Override

    @cached_property
    def _lines(self) -> list[str]:
        return self.override.text.split("\n")

    def line(self, number: int) -> Span:
        """All that stands on a line, without the blanks around it."""
        text = self._text(number)
        start = len(text) - len(text.lstrip())
        return self._span(number, start, max(len(text.rstrip()), start))

    def word(self, number: int, word: str) -> Span:
        """A name that is used on a line; the whole line if it is not there."""
        return self._found(number, rf"(?<![\w.]){re.escape(word)}\b")

    def attribute(self, number: int, name: str) -> Span:
        """A name behind a point or in brackets; the whole line if it is not there."""
        return self._found(number, rf"(?:\.\s*|\[\s*[\"']){re.escape(name)}\b", name)

    def block(self, number: int, name: str) -> Span:
        """The name of a block that begins on a line."""
        return self._found(number, rf"block\s+{re.escape(name)}\b", name)

    def _found(self, number: int, pattern: str, last: str = "") -> Span:
        text = self._text(number)
        # A name in the text that is printed is no use of it.
        within = [found.span() for found in _TAG.finditer(text)]
        every = list(re.finditer(pattern, text))
        inside = [
            found
            for found in every
            if any(start <= found.start() < end for start, end in within)
        ]
        for found in inside or every:
            start = found.end() - len(last) if last else found.start()
            return self._span(number, start, found.end())
        return self.line(number)

    def _text(self, number: int) -> str:
        return self._lines[min(max(number, 1), len(self._lines)) - 1]

    def _span(self, number: int, start: int, end: int) -> Span:
        number = min(max(number, 1), len(self._lines))
        return Span(self.override.label, number, start + 1, number, end + 1)
