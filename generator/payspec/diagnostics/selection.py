"""Which findings are printed for a person, and how many are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .diagnostic import Diagnostic
from .severity import Severity

MOST_PRINTED = 50
"""Findings that a person is shown at once; each is about four lines of a terminal."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The findings to print, in their order, and those that are only counted.

    `notes` are left out because nobody asked for them, `more` because there are too
    many: the worst are printed first of all.
    """

    printed: tuple[Diagnostic, ...]
    more: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def select(
    diagnostics: Iterable[Diagnostic],
    least: Severity,
    most: int = MOST_PRINTED,
) -> Selection:
    """Choose from findings that stand, in the order that they are given in.

    Those below `least` are left out. If more than `most` are left, the worst severities
    go first, and within a severity the first in order.
    """
    listed = tuple(each for each in diagnostics if each.suppressed is None)
    wanted = [each for each in listed if each.severity.reaches(least)]
    kept = set(
        sorted(range(len(wanted)), key=lambda at: -wanted[at].severity.rank)[:most]
    )
    return Selection(
        printed=tuple(each for at, each in enumerate(wanted) if at in kept),
        more=tuple(each for at, each in enumerate(wanted) if at not in kept),
        notes=tuple(
            each
            for each in listed
            if each.severity is Severity.NOTE and not each.severity.reaches(least)
        ),
    )
