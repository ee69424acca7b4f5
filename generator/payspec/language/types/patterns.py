"""Which regular expressions a spec may hold.

A pattern runs in three engines: Rust's (the models), Python's and any JSON Schema
validator's. Only what means the same in all of them is allowed, and all of it runs in
linear time in the engine that the core uses.
"""

import re
from dataclasses import dataclass

from payspec.runtime.model.pattern import matches

from .dialect import Refused, check

_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class PatternProblem:
    """What is wrong with a pattern, and the fix."""

    message: str
    hint: str | None


def pattern_problem(expression: str) -> PatternProblem | None:
    """What keeps `expression` from meaning the same everywhere; `None` if nothing."""
    if len(expression) > _LONGEST:
        return PatternProblem(f"a pattern has at most {_LONGEST} characters", None)
    try:
        check(expression)
    except Refused as refused:
        return PatternProblem(refused.message, refused.hint)
    try:
        re.compile(expression)
    except (re.error, RecursionError, OverflowError) as error:
        reason = error.msg if isinstance(error, re.error) else "it is too large"
        return PatternProblem(f"this is no regular expression: {reason}", None)
    try:
        matches(expression, "")
    except ValueError:
        return PatternProblem("this is no regular expression in every engine", None)
    return None
