"""A rule explained: what it asks for and why, and a spec that is mended by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from textwrap import wrap

from .display import visible
from .rule import Rule

_CONTEXT = 2
_HEADINGS = 2
"""Lines before the first change and its place: names of files, which are none."""
_CUT = "…"
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Example:
    """A spec that breaks a rule, what is said of it then, and the same one mended.

    Or a template, whose `language` is jinja.
    """

    breaks: str
    said: str
    passes: str
    language: str = "yaml"

    @property
    def difference(self) -> tuple[str, ...]:
        """What was mended: the lines that go with `-`, those that come with `+`."""
        lines = unified_diff(
            self.breaks.splitlines(),
            self.passes.splitlines(),
            n=_CONTEXT,
            lineterm="",
        )
        return tuple(
            _CUT if line.startswith("@@") else visible(line)
            for number, line in enumerate(lines)
            if number > _HEADINGS
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule, the reason for it ("" if its sentence says all), and an example.

    Without an example the rule is about a file that is too large to be shown.
    """

    rule: Rule
    why: str = ""
    example: Example | None = None

    def text(self, width: int = 80) -> str:
        """The explanation for a terminal of that many columns; no final newline."""
        return "\n".join(self._lines(width))

    def markdown(self) -> str:
        """The explanation for a web page."""
        parts = [self.rule.sentence, self.why]
        if self.example is not None:
            difference = "\n".join(self.example.difference)
            parts += [
                f"```text\n{self.example.said.rstrip()}\n```",
                f"Mended:\n\n```diff\n{difference}\n```",
            ]
        return "\n\n".join(filter(None, parts))

    def _lines(self, width: int) -> Iterator[str]:
        yield f"{self.rule.id} ({self.rule.severity})"
        for paragraph in filter(None, (self.rule.sentence, self.why)):
            yield ""
            yield from wrap(paragraph, width, break_long_words=False)
        if self.example is None:
            return
        yield from ("", "For example:", "")
        for line in self.example.said.splitlines():
            yield f"{_INDENT}{line}".rstrip()
        yield from ("", "Mended:", "")
        for line in self.example.difference:
            yield f"{_INDENT}{line}".rstrip()
