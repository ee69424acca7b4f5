"""Which regular expressions mean the same in every engine: those may stand."""

from __future__ import annotations

import pytest

from payspec.language.types.patterns import pattern_problem


@pytest.mark.parametrize(
    "expression",
    [
        "[0-9]{5}(-[0-9]{4})?",
        "[A-Z]{2}",
        "[^a-z]+",
        "[$^]",
        "[$][0-9]+",
        r"\$[0-9]+",
        r"\^",
        r"[\[\]]",
        r"[\-][ ][\[]x[\]]",
        r"a\.b",
        "(?:a|b)",
        "[]a]",
        "",
    ],
)
def test_a_plain_pattern_may_stand(expression: str) -> None:
    assert pattern_problem(expression) is None


@pytest.mark.parametrize(
    "expression",
    [
        "^a",
        "a$",
        "a|^b",
        r"\d",
        r"\w+",
        r"[\s]",
        r"\bword\b",
        r"(a)\1",
        "(?=a)",
        "(?i)a",
        "(?P<n>a)",
        "(?<n>a)",
        "[a[b]]",
        "[a&&b]",
        "[a--b]",
        "(",
        "[",
        "a{2,1}",
        "*",
        "a" * 1_001,
    ],
)
def test_what_engines_read_differently_may_not(expression: str) -> None:
    assert pattern_problem(expression) is not None
