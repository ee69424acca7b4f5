"""A provider's regular expression, made ready to be run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ..model.pattern import compiles, matches
from .pcre.errors import Malformed, NotTranslated
from .pcre.translate import translate
from .readings import Reading, readings

MAX_EXPRESSION = 1_000
"""Characters of an expression that is read."""


@dataclass(frozen=True, slots=True)
class Runnable:
    """Patterns of the engine, of which a value must match one; none matches anything.

    There are several where the expression can be read in several ways.
    """

    patterns: tuple[str, ...]
    positions: int

    def accepts(self, value: str) -> bool:
        """Whether the whole value matches, in time linear in its length."""
        return not self.patterns or any(matches(each, value) for each in self.patterns)


@dataclass(frozen=True, slots=True)
class NotRunnable:
    """An expression that is not checked here, and why. `why` quotes nothing of it."""

    why: str


Expression: TypeAlias = Runnable | NotRunnable


def expression(raw: str) -> Expression:
    """Make ready an expression; nothing is raised.

    A reading that PCRE would refuse cannot be the one that is meant, as long as there
    is another. A reading that PCRE would take and the engine cannot run may be the one:
    then nothing is checked.
    """
    if len(raw) > MAX_EXPRESSION:
        return NotRunnable(f"its expression has more than {MAX_EXPRESSION} characters")
    found: dict[str, int] = {}
    refused = ""
    try:
        for reading in readings(raw):
            try:
                _add(reading, found)
            except Malformed as error:
                refused = refused or str(error)
    except NotTranslated as error:
        return _not_runnable(str(error))
    if refused and not found:
        return _not_runnable(refused)
    if not all(map(compiles, found)):
        return _not_runnable("the engine refuses it")
    return Runnable(tuple(found), sum(found.values()))


def _add(reading: Reading, found: dict[str, int]) -> None:
    translated = translate(reading.body, reading.flags())
    found[translated.pattern] = translated.positions


def _not_runnable(why: str) -> NotRunnable:
    return NotRunnable(f"its expression cannot be run here: {why}")
