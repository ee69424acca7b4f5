"""One mistake in a good spec, and what is said of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """What is changed in a good spec; the rule, the word and the fix that are named."""

    spec: str
    old: str
    new: str
    rule: str
    word: str
    fix: str
