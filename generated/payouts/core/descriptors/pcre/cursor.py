"""A place in an expression that is being read."""

from __future__ import annotations

import re

from .errors import Malformed


class Cursor:
    """Reads a text from its start to its end, once."""

    __slots__ = ("_at", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def peek(self, length: int = 1) -> str:
        """The next characters; fewer at the end of the text."""
        return self._text[self._at : self._at + length]

    def take(self) -> str:
        """The next character, read; `Malformed` at the end of the text."""
        character = self.peek()
        if not character:
            raise Malformed("it ends too early")
        self._at += 1
        return character

    def accept(self, prefix: str) -> bool:
        """Read `prefix` if it comes next, and say whether it did."""
        found = self._text.startswith(prefix, self._at)
        if found:
            self._at += len(prefix)
        return found

    def sees(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """What comes next, not read, if it has that form."""
        return form.match(self._text, self._at)

    def scan(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """Read what has that form if it comes next."""
        found = self.sees(form)
        if found:
            self._at = found.end()
        return found

    def through(self, end: str) -> str | None:
        """Read up to `end` and over it; `None`, with nothing read, if it is not there.

        What is given back is the text before `end`.
        """
        before, found, _ = self._text[self._at :].partition(end)
        if not found:
            return None
        self._at += len(before) + len(end)
        return before

    def until(self, end: str) -> str:
        """As `through`; `Malformed` if `end` is not there."""
        found = self.through(end)
        if found is None:
            raise Malformed("it ends too early")
        return found

    def rest(self) -> str:
        """Read everything that is left."""
        left = self._text[self._at :]
        self._at = len(self._text)
        return left
