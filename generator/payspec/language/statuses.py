"""Statuses as they are written: `401, 422` stands for both."""

from payspec.diagnostics import Span

from .build import text
from .source import TextNode


def statuses(key: TextNode) -> tuple[TextNode, ...]:
    """The statuses that a key lists, each where it stands."""
    found: list[TextNode] = []
    at = key.span
    column = at.column + key.quoted
    for part in key.text.split(","):
        word = part.strip()
        start = column + len(part) - len(part.lstrip())
        end = start + max(1, len(word))
        found.append(text(word, Span(at.file, at.line, start, at.line, end)))
        column += len(part) + 1
    return tuple(found)
