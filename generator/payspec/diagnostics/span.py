"""Where a piece of text stands in a source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file.

    Lines and columns count from 1, columns in code points. The end is
    exclusive: a span whose end equals its start marks a place between two
    characters. `file` is a label for the reader, never opened.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, file: str, line: int, column: int) -> Span:
        """An empty span at one place."""
        return cls(file, line, column, line, column)

    @property
    def on_one_line(self) -> bool:
        """Whether the span ends on the line that it starts on."""
        return self.line == self.end_line

    @property
    def empty(self) -> bool:
        """Whether it marks a place between two characters."""
        return (self.line, self.column) == (self.end_line, self.end_column)

    def to(self, last: Span) -> Span:
        """From the start of this span to the end of `last`."""
        return Span(self.file, self.line, self.column, last.end_line, last.end_column)

    def part(self, start: int, stop: int) -> Span:
        """The code points `start` to `stop` (from 0, end exclusive) of this span.

        Raises ValueError where the span runs over several lines or is shorter.
        """
        width = self.end_column - self.column
        if not self.on_one_line or not 0 <= start <= stop <= width:
            raise ValueError(f"{self} holds no part {start}..{stop}")
        return Span(
            self.file, self.line, self.column + start, self.line, self.column + stop
        )

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
