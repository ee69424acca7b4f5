"""Where Python's engine reads an expression as PCRE does, both say the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payspec.runtime.descriptors.expression import NotRunnable, expression

_CHARACTERS = "abzAZ059_-^]. \\/&~[{}|"
_SINGLE = st.sampled_from(
    ["a", "b", "Z", "0", "_", r"\-", r"\.", r"\[", r"\\", r"\d", r"\W", r"\s", "."]
)
_MEMBERS = st.lists(
    st.sampled_from(
        ["a", "b", "a-z", "0-5", r"\]", r"\-", r"\\", r"\d", r"\S", ".", "&", "^", "~"]
    ),
    min_size=1,
    max_size=4,
)


def _class(members: list[str], negated: bool) -> str:
    text = "".join(members)
    return f"[{'^' if negated else ''}{'a' if text[0] == '^' else ''}{text}]"


_ATOMS = _SINGLE | st.builds(_class, _MEMBERS, st.booleans())
_COUNTS = st.sampled_from(["", "", "*", "+?", "?", "{2}", "{1,}", "{0,2}"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.sampled_from(["({})", "(?:{})", "(?P<n>{})", "(?i:{})", "(?s:{})"])
    grouped = st.builds(
        lambda form, text, count: form.replace("{}", text) + count,
        group,
        inner,
        _COUNTS,
    )
    joined = st.builds("".join, st.lists(inner, min_size=1, max_size=3))
    either = st.builds("|".join, st.lists(inner, min_size=2, max_size=3))
    return grouped | joined | either


_EXPRESSIONS = st.recursive(
    st.builds("".join, st.tuples(_ATOMS, _COUNTS)), _grown, max_leaves=5
)
_TEXTS = st.text(alphabet=_CHARACTERS + "\n", max_size=6)


@pytest.mark.filterwarnings("ignore:Possible set:FutureWarning")
@settings(max_examples=400, deadline=None)
@given(_EXPRESSIONS, st.sampled_from(["", "i", "s", "m"]), st.lists(_TEXTS, min_size=4))
def test_python_agrees(body: str, letters: str, texts: list[str]) -> None:
    flags = re.ASCII
    for letter in letters:
        flags |= {"i": re.I, "s": re.S, "m": re.M}[letter]
    try:
        theirs = re.compile(body, flags)
    except re.error:  # a name given twice, which PCRE with (?J) and the reader allow
        return
    # An odd run keeps the doubled reading out, which Python does not have.
    ours = expression(f"/(?:{body})|" + r"\x00" + f"/{letters}")
    assert not isinstance(ours, NotRunnable), ours
    for text in texts:
        assert ours.accepts(text) == (theirs.fullmatch(text) is not None), text


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=_CHARACTERS + "()?*+<>=!:$PdpQEx1iu,n\"'#", max_size=30))
def test_no_expression_raises(raw: str) -> None:
    made = expression(raw)
    if isinstance(made, NotRunnable):
        assert made.why
    else:
        made.accepts("a")
