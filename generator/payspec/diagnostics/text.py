"""Findings for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from .diagnostic import Diagnostic
from .display import visible
from .excerpt import excerpt, numbered_lines
from .severity import Severity

_GUTTER = 5
_MOST_RELATED = 8
"""Other places of one finding that are printed; the other formats have them all."""
_BOLD = "1"
_FAINT = "2"


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    *,
    colour: bool = False,
) -> str:
    """The findings as text, each with its source line, carets and hint.

    `sources` holds the text of the files by the names in the spans; a file that
    is missing there is named without its line. Nothing found gives "".
    """
    listed = tuple(diagnostics)
    printer = _Printer(_first_lines(listed, sources), colour)
    return "".join(f"{line}\n" for found in listed for line in printer.lines(found))


def _first_lines(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]
) -> dict[str, dict[int, str]]:
    """By file and number, the source lines on which the findings start."""
    numbers: dict[str, set[int]] = {}
    for found in diagnostics:
        numbers.setdefault(found.span.file, set()).add(found.span.line)
    return {
        file: numbered_lines(sources[file], wanted)
        for file, wanted in numbers.items()
        if file in sources
    }


class _Printer:
    __slots__ = ("_colour", "_source_lines")

    def __init__(
        self, source_lines: Mapping[str, Mapping[int, str]], colour: bool
    ) -> None:
        self._source_lines = source_lines
        self._colour = colour

    def lines(self, found: Diagnostic) -> list[str]:
        return [
            self._headline(found),
            *self._shown_source(found),
            *self._related(found),
        ]

    def _related(self, found: Diagnostic) -> list[str]:
        lines = [
            f"  note: {visible(str(related.span))}: {visible(related.message)}"
            for related in found.related[:_MOST_RELATED]
        ]
        more = len(found.related) - len(lines)
        places = "one place" if more == 1 else f"{more} places"
        return [*lines, f"  note: and {places} more"] if more else lines

    def _headline(self, found: Diagnostic) -> str:
        place = self._paint(f"{visible(str(found.span))}:", _BOLD)
        kind = self._paint(
            f"{found.severity}[{visible(found.rule.id)}]:", _hue(found.severity)
        )
        return f"{place} {kind} {visible(found.message)}"

    def _shown_source(self, found: Diagnostic) -> list[str]:
        hint = "" if found.hint is None else visible(found.hint)
        line = self._source_lines.get(found.span.file, {}).get(found.span.line)
        if line is None:
            return [f"  hint: {hint}"] if hint else []
        shown = excerpt(line, found.span)
        number = f"{found.span.line:>{_GUTTER}} |"
        empty = f"{'|':>{len(number)}}"
        carets = self._paint("^" * shown.carets, _hue(found.severity))
        below = f"{' ' * shown.indent}{carets} {hint}"
        return [
            f"{self._paint(number, _FAINT)} {shown.line}".rstrip(),
            f"{self._paint(empty, _FAINT)} {below}".rstrip(),
        ]

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour else text


def _hue(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "1;31"
        case Severity.WARNING:
            return "1;33"
        case Severity.NOTE:
            return "1;36"
        case _:
            assert_never(severity)
