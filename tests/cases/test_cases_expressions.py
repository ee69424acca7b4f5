"""Expressions are matched as by other engines, and examples of them match."""

from __future__ import annotations

import re
import time

import pytest

from payspec.cases.expressions import Unreadable, parse
from payspec.cases.matching import matches, texts

READABLE = (
    "",
    "abc",
    "[0-9]{5}(-[0-9]{4})?",
    "(?:ab|[^a-z])+x?",
    "a*b+?c??",
    "x{2,}",
    "x{0,3}y{2}",
    "(a|b|)(c|)",
    "[-a-c.]+",
    "[^\\]\\-x]",
    "\\.\\(\\)\\[\\{\\x41\\u00e9\\t",
    ".{1,4}",
    "((a|b)*c)*",
    "[A-Z]{2}[0-9]{2}[0-9A-Z]{1,30}",
)
TRIED = (
    *("", "a", "ab", "abc", "abx", "aabbcc", "x", "xx", "xxyy", "yy", "c", "ac", "bc"),
    *("12345", "12345-6789", "12345-", "12345\n", "-", ".", "a.b", "]", "\\"),
    *(".()[{A\u00e9\t", "abcabc", "aacbc", "AA00A", "AA00", "\n", "ABCDE", "9ab9x"),
)


@pytest.mark.parametrize("expression", READABLE)
def test_matching_is_that_of_other_engines(expression: str) -> None:
    read = parse(expression)
    engine = re.compile(expression)
    for text in TRIED:
        assert matches(read, text) is (engine.fullmatch(text) is not None), text


@pytest.mark.parametrize("expression", READABLE)
def test_examples_match(expression: str) -> None:
    found = list(texts(parse(expression)))
    assert found
    for text in found:
        assert re.fullmatch(expression, text), text


@pytest.mark.parametrize(
    "expression",
    [
        *("(a", "a)", "[a", "a{x}", "a**", "a{2}{3}", "*a", "(?=a)", "(?i)a", "a$"),
        *("^a", "\\d", "\\1", "\\p{L}", "[[a]]", "[a&&b]", "[]a]", "\\xZZ", "a\\"),
    ],
)
def test_what_is_not_read_is_said(expression: str) -> None:
    with pytest.raises(Unreadable):
        parse(expression)


@pytest.mark.parametrize("expression", ["(a+)+b", "(a|a)*b", "((a*)*)*b", "(a?){50}b"])
def test_no_expression_is_endless(expression: str) -> None:
    # By backtracking each of these takes longer than anybody lives.
    start = time.process_time()
    assert not matches(parse(expression), "a" * 400)
    assert time.process_time() - start < 20


def test_examples_have_a_bound() -> None:
    assert list(texts(parse("((a{1000}){1000}){1000}"))) == []
