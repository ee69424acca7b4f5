"""Which regular expressions a spec may hold.

A pattern runs in three engines: Rust's (the models), Python's and any JSON Schema
validator's. Only what means the same in all of them is allowed, and all of it runs in
linear time in the engine that the core uses.
"""

import re
from dataclasses import dataclass

from payspec.runtime.model.pattern import matches

_CLASSES = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[A-Za-z0-9_]",
    "W": "[^A-Za-z0-9_]",
    "s": "[ \\t\\r\\n]",
    "S": "[^ \\t\\r\\n]",
}
_LONGEST = 1_000
_CLASS = re.compile(r"\[\^?(\]?[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class PatternProblem:
    """What is wrong with a pattern, and the fix."""

    message: str
    hint: str | None


def pattern_problem(expression: str) -> PatternProblem | None:
    """What keeps `expression` from meaning the same everywhere; `None` if nothing."""
    if len(expression) > _LONGEST:
        return PatternProblem(f"a pattern has at most {_LONGEST} characters", None)
    for escaped in re.finditer(r"\\(.)", expression, re.DOTALL):
        word = escaped.group(1)
        if word in _CLASSES:
            return PatternProblem(
                f"'\\{word}' means other characters in other engines",
                f"write {_CLASSES[word]}",
            )
        if word in "bBAZzG" or word.isdigit():
            return PatternProblem(
                f"'\\{word}' is not known to every engine", "leave it out"
            )
    # Not taken out: an emptied class would end at another bracket.
    unescaped = re.sub(r"\\.", "x", expression, flags=re.DOTALL)
    for inside in _CLASS.findall(unescaped):
        if any(mark in inside for mark in ("[", "&&", "--", "~~")):
            return PatternProblem(
                "'[', '&&', '--' and '~~' inside brackets mean other things in other "
                "engines",
                "put a backslash before each",
            )
    bare = _CLASS.sub("", unescaped)
    if "$" in bare or "^" in bare:
        return PatternProblem(
            "a pattern always matches the whole value", "leave out ^ and $"
        )
    if re.search(r"\(\?(?!:)", bare):
        return PatternProblem(
            "look-around, flags and named groups are not known to every engine",
            "use plain groups, or (?:…)",
        )
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
