"""Which regular expressions mean the same in every engine: those may stand."""

from __future__ import annotations

import re

import pytest

from payspec.language.types.dialect import portable
from payspec.language.types.patterns import pattern_problem
from payspec.runtime.model.pattern import matches


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
        # To ECMAScript the first ] closes the brackets.
        "[]a]",
    ],
)
def test_what_engines_read_differently_may_not(expression: str) -> None:
    assert pattern_problem(expression) is not None


# Each part of a pattern, and whether engines agree on it.
ATOMS = {
    "a": True,
    "[ab]": True,
    "[^a]": True,
    "[a-c-]": True,
    "[a\\-c]": True,
    "(ab)": True,
    "(?:ab|b)": True,
    "(|a)": True,
    "\\.": True,
    "\\n": True,
    "\\x61": True,
    "\\u00e9": True,
    ".": True,
    "é": True,
    "\\/": True,
    "#": True,
    " ": True,
    "\\ud800": False,
    "\\a": False,
    "\\e": False,
    "\\<": False,
    "\\>": False,
    "\\é": False,
    "\\-": True,
    "\\:": True,
    "\\ ": True,
    "[\\&\\&]": True,
    "[\\~\\~b]": True,
    "\\0": False,
    "\\01": False,
    "\\141": False,
    "\\x6g": False,
    "\\x{61}": False,
    "\\u{61}": False,
    "\\p{L}": False,
    "\\P{L}": False,
    "\\pL": False,
    "\\N{DIGIT ONE}": False,
    "\\Qa\\E": False,
    "\\K": False,
    "\\R": False,
    "\\X": False,
    "\\h": False,
    "\\cA": False,
    "\\k<a>": False,
    "\\g{1}": False,
    "\\1": False,
    "\\A": False,
    "\\Z": False,
    "\\z": False,
    "\\b": False,
    "\\B": False,
    "\\G": False,
    "\\d": False,
    "\\w": False,
    "\\s": False,
    "^": False,
    "$": False,
    "{": False,
    "}": False,
    "]": False,
    "[]": False,
    "[]a]": False,
    "[^]a]": False,
    "[[:alpha:]]": False,
    "[[.a.]]": False,
    "[a[b]]": False,
    "[a&&b]": False,
    "[a--b]": False,
    "[a~~b]": False,
    "[a||b]": False,
    "[\\d]": False,
    "[\\b]": False,
    "[\\p{L}]": False,
    "[\\:]": True,
    "[\\<]": False,
    "[b-a]": False,
    "(?=a)": False,
    "(?!a)": False,
    "(?<=a)": False,
    "(?<!a)": False,
    "(?>a)": False,
    "(?i)": False,
    "(?i:a)": False,
    "(?-i:a)": False,
    "(?x) a": False,
    "(?s).": False,
    "(?a)a": False,
    "(?P<n>a)": False,
    "(?<n>a)": False,
    "(?'n'a)": False,
    "(?P=n)": False,
    "(?P>n)": False,
    "(?R)": False,
    "(?1)": False,
    "(?#a)": False,
    "(?(1)a|b)": False,
    "(?|a|b)": False,
    "(*FAIL)": False,
}
QUANTIFIERS = {
    "": True,
    "*": True,
    "+": True,
    "?": True,
    "{2}": True,
    "{1,}": True,
    "{0,2}": True,
    "*?": True,
    "+?": True,
    "??": True,
    "{1,2}?": True,
    "*+": False,
    "++": False,
    "?+": False,
    "{1,2}+": False,
    "**": False,
    "+*": False,
    "???": False,
    "{2}{3}": False,
    "{,3}": False,
    "{ 1 }": False,
    "{1, 2}": False,
    "{a}": False,
    "{}": False,
}
SAMPLES = (
    *(
        "",
        "a",
        "b",
        "aa",
        "ab",
        "aaa",
        "abab",
        "c",
        "-",
        ".",
        "é",
        "\n",
        "a\n",
        "/",
        "#",
    ),
    *("\r", "\u2028", "1", "11", "A", " ", "a b", "{", "a{,3}", "\\", "ab" * 20),
)
CONSTRUCTS = [
    (f"{before}{atom}{quantifier}{after}", good and alike)
    for atom, good in ATOMS.items()
    for quantifier, alike in QUANTIFIERS.items()
    for before, after in (("", ""), ("x|", ""), ("(?:", ")"), ("[0-9]?", "1"))
]


def test_each_construct_is_refused_or_read_alike() -> None:
    """What may stand matches the same texts in Python's engine and in Rust's."""
    assert len(CONSTRUCTS) > 6_000
    for expression, good in CONSTRUCTS:
        problem = pattern_problem(expression)
        assert (problem is None) is good, (expression, problem)
        if problem is not None:
            assert problem.message.isprintable(), expression
            continue
        said = portable(expression)
        for sample in SAMPLES:
            by_rust = matches(said, sample)
            by_python = re.fullmatch(said, sample) is not None
            assert by_rust is by_python, (expression, sample)
            # The validator's engine is given the text with its own anchors.
            assert by_rust is matches(expression, sample), (expression, sample)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        (".", "[^\\n]"),
        ("a.+", "a[^\\n]+"),
        ("[.]", "[.]"),
        (r"\.", r"\."),
        (r"\\.", r"\\[^\n]"),
        ("(", "("),
        (r"a\&\-", "a&-"),
        (r"[\&\&\-]", r"[\x26\x26\-]"),
    ],
)
def test_a_dot_is_any_character_but_a_line_feed_everywhere(
    expression: str, said: str
) -> None:
    """ECMAScript's own dot also leaves out CR and two separators of Unicode."""
    assert portable(expression) == said
