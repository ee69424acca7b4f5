"""What can be found wrong: one record for each kind of finding."""

from __future__ import annotations

from dataclasses import dataclass

from .severity import Severity


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A rule of the language.

    `id` is what a user sees in brackets, ignores and looks up; `sentence` says
    what the rule asks for.
    """

    id: str
    severity: Severity
    sentence: str
