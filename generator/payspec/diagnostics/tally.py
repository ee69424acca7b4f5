"""How many findings of each severity."""

from __future__ import annotations

from collections.abc import Iterable

from .diagnostic import Diagnostic
from .severity import Severity


def tally(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """The number of findings of every severity, zeros included, worst first.

    Those that are suppressed are not counted.
    """
    counts = dict.fromkeys(Severity, 0)
    for found in diagnostics:
        counts[found.severity] += found.suppressed is None
    return counts


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """The counts as a phrase: "2 errors, 1 note"; "nothing found" without any."""
    phrases = [
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity, count in tally(diagnostics).items()
        if count
    ]
    return ", ".join(phrases) or "nothing found"
