"""Texts as Python source: whatever they hold, they keep their value and stay inside."""

import ast
import json
from pathlib import Path

import black
import pytest
from black.mode import TargetVersion
from hypothesis import given, settings
from hypothesis import strategies as st

from payspec.python.characters import marked
from payspec.python.docstrings import docstring
from payspec.python.json_text import json_text
from payspec.python.layout import (
    LINE,
    Call,
    Dict,
    Expression,
    List,
    Text,
    Tuple,
    assignment,
    call,
    one_line,
    scalar,
)
from payspec.python.literals import literal, pieces, width
from tests.checkers import run

from .texts import HOSTILE

MODE = black.Mode(target_versions={TargetVersion.PY311}, line_length=LINE)

anything = st.text() | st.sampled_from(list(HOSTILE.values())) | st.text("\"'\\ \nx")
words = st.text("ab \"'\\\n\u0431\u00e9\u4ed8", min_size=60, max_size=300)


def settled(source: str) -> bool:
    return black.format_str(source, mode=MODE) == source


@given(anything)
def test_a_literal_is_its_text(text: str) -> None:
    source = literal(text).text
    assert ast.literal_eval(source) == text
    assert all(each.isprintable() for each in source)


@given(anything)
@settings(max_examples=30, deadline=None)
def test_black_leaves_a_literal(text: str) -> None:
    assert settled(f"x = call(\n    {literal(text)},\n)\n")


@given(words, st.integers(12, 60))
def test_pieces_make_up_their_text(text: str, columns: int) -> None:
    parts = [each.text for each in pieces(text, columns)]
    assert "".join(map(ast.literal_eval, parts)) == text
    assert max(map(width, parts)) <= columns


@given(
    st.lists(anything, min_size=1, max_size=4).filter(
        lambda texts: any(visible(each) for each in texts)
    ),
    st.integers(0, 3),
    st.lists(st.tuples(st.just("name"), anything), max_size=2),
)
def test_a_docstring_is_one_constant(
    texts: list[str], indent: int, arguments: list[tuple[str, str]]
) -> None:
    printed = docstring(texts, indent, arguments)
    margin = " " * (4 * indent)
    inner = "".join(f"{' ' * (4 * i)}if x:\n" for i in range(indent))
    (statement,) = ast.parse(f"{inner}{margin}{printed}\n").body
    while isinstance(statement, ast.If):
        (statement,) = statement.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert isinstance(statement.value.value, str)
    said = statement.value.value.split()
    assert "".join(said).startswith("".join(plain(texts[0]).split()))


@given(anything.filter(lambda text: visible(text)))
@settings(max_examples=30, deadline=None)
def test_black_leaves_a_docstring(text: str) -> None:
    printed = docstring((text, text), 1, [("name", text)])
    assert settled(f"def function():\n    {printed}\n")


@pytest.mark.parametrize("length", range(70, 96))
def test_black_leaves_a_single_line(length: int) -> None:
    """However close to the end of the line its quotes come."""
    text = ("word " * 20)[: length - 1].strip() + "."
    printed = docstring((text,), 1)
    assert settled(f"def function():\n    {printed}\n")
    assert max(map(len, f"    {printed}".splitlines())) <= 88


@given(st.text())
def test_a_document_is_its_data(text: str) -> None:
    printed = json_text({text: [text]})
    assert json.loads(printed) == {text: [text]}
    assert all(each.isprintable() or each == "\n" for each in printed)


keys = st.text('ab\u4ed8"', min_size=1, max_size=120)
atoms = st.builds(scalar, words | st.text(max_size=30) | st.integers(0, 9))


def _branches(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    named = st.tuples(st.sampled_from(["one", "two"]), inner)
    entries = st.lists(st.tuples(st.builds(Text, keys), inner), min_size=1, max_size=3)
    return (
        st.builds(Tuple, several)
        | st.builds(List, several)
        | st.builds(lambda items: Dict(tuple(items)), entries)
        | st.builds(
            lambda items: Call("call", tuple(items)), st.lists(named, max_size=2)
        )
    )


expressions = st.recursive(atoms, _branches, max_leaves=6)


@given(expressions)
@settings(max_examples=60, deadline=None)
def test_black_has_nothing_to_do(inner: Expression) -> None:
    source = assignment("NAME", call("wrap", key=inner)) + "\n"
    assert settled(source)
    assert max(width(line) for line in source.splitlines()) <= LINE


@given(expressions)
@settings(max_examples=60, deadline=None)
def test_layout_does_not_change_the_value(inner: Expression) -> None:
    laid_out = ast.parse(assignment("NAME", call("wrap", key=inner)))
    assert ast.dump(laid_out) == ast.dump(
        ast.parse(f"NAME = wrap(key={one_line(inner)})")
    )


def test_no_character_that_stands_is_taken_for_another(tmp_path: Path) -> None:
    """Alone, among twins of its script, between letters of ASCII, behind an escape."""
    alone = [chr(code) for code in range(0xA0, 0x20000) if code not in SURROGATES]
    twins = "\u0430\u043e\u0441\u03bf\u03b1\u30ce"
    mixed = [f"{twin}{other}" for twin in twins for other in ("a", "1", "\u0436", "\n")]
    mixed += [
        f"{other}{twin}" for twin in twins for other in ("a", "\u200b", "\n", "\\")
    ]
    mixed += [f"{escape}\u0436\u0430" for escape in ("\n", "\u200b", "\u2013")]
    file = tmp_path / "texts.py"
    lines = [f"{literal(each)}\n" for each in (*alone, *mixed) if shown(each)]
    assert len(lines) > 20_000
    file.write_text("".join(lines), encoding="utf-8")
    rule = ("--isolated", "--no-cache", "--select=RUF001")
    ended = run("ruff", "check", *rule, file.name, folder=tmp_path)
    assert ended.returncode == 0, ended.stdout[:2000]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "\u0412\u044b\u043f\u043b\u0430\u0442\u0430",
            '"\u0412\u044b\u043f\u043b\u0430\u0442\u0430"',
        ),
        ("\u0441 caf\u00e9", '"\\u0441 caf\u00e9"'),
        ("\u0440\u0430ypal", '"\\u0440\\u0430ypal"'),
        ("a\u202eb", '"a\\u202eb"'),
        ("\u4ed8\u6b3e", '"\u4ed8\u6b3e"'),
        ("\U0001f600", '"\\U0001f600"'),
    ],
    ids=["its script", "a lone twin", "a mixed word", "direction", "Han", "emoji"],
)
def test_what_misleads_is_escaped(text: str, source: str) -> None:
    assert literal(text).text == source


SURROGATES = range(0xD800, 0xE000)


def shown(text: str) -> bool:
    return any(stands and not each.isascii() for each, stands in marked(text))


def visible(text: str) -> bool:
    return any(each.isprintable() and not each.isspace() for each in text)


def plain(text: str) -> str:
    """What a docstring keeps of a text: what can be seen, in typewriter's marks."""
    seen = "".join(each if each.isprintable() else " " for each in text)
    for marks, typed in (("\u2018\u2019\u201a", "'"), ("\u2010-\u2013\u2212", "-")):
        for mark in marks:
            seen = seen.replace(mark, typed)
    for mark in "\u2011\u2012":
        seen = seen.replace(mark, "-")
    return seen.replace("\u00d7", "x")
