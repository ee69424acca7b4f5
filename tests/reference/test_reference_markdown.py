"""A text of a spec is shown as it is: never as markup, a link or a cell."""

from __future__ import annotations

import pytest

from payspec.reference.markdown import code, fenced, link, prose, table
from payspec.reference.providers.mermaid import diagram, label
from tests.docs.mermaid import faults


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines", "two lines"),
        ("a `test` field", "a `test` field"),
        ("a ` alone", r"a \` alone"),
        ("<script>x</script>", r"\<script\>x\</script\>"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("*a* _b_ c_d", r"\*a\* \_b\_ c_d"),
        ("# heading", r"\# heading"),
        ("1. list", r"1\. list"),
        ("1.5 IDR", "1.5 IDR"),
        ("- list", r"\- list"),
        ("a & b", "a &amp; b"),
        ("a\\", "a\\\\"),
        ("\u202eabc", r"\<U+202E\>abc"),
        ("`<b>`", "`<b>`"),
    ],
)
def test_prose_is_no_markup(text: str, shown: str) -> None:
    assert prose(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("``a", "``` ``a ```"),
        (" ", "`   `"),
        ("a\nb", "`a\u240ab`"),
    ],
)
def test_code_holds_whatever_it_holds(text: str, shown: str) -> None:
    assert code(text) == shown


def test_a_block_cannot_be_closed_from_inside() -> None:
    assert fenced("yaml", "a\n```\nb\n") == "````yaml\na\n```\nb\n````"


@pytest.mark.parametrize("target", ["a b", "a)b", "<a", "a\nb", ""])
def test_a_target_that_is_none_leads_nowhere(target: str) -> None:
    assert link("a", target) == "a"


def test_a_cell_stays_one_cell() -> None:
    assert table(("a", "b"), [("x|y", "`|`")]) == (
        "| a | b |\n| --- | --- |\n| x\\|y | `\\|` |"
    )


def test_a_column_without_cells_is_left_out() -> None:
    assert table(("a", "b"), [("x", ""), ("y", "")]) == "| a |\n| --- |\n| x |\n| y |"
    assert table(("a",), []) == ""


@pytest.mark.parametrize(
    "text", ['a"] as s1', "a\n}", "a; b", "a: b", "%% c", "<b>", "#35;", "a --> b", "`"]
)
def test_a_label_stays_in_its_place(text: str) -> None:
    drawn = diagram("stateDiagram-v2", [f'state "{label(text)}" as s0', "[*] --> s0"])
    assert faults(drawn.removeprefix("```mermaid\n").removesuffix("```")) == []


@pytest.mark.parametrize(
    "text",
    [
        'stateDiagram-v2\nstate "a as s0\n',
        "stateDiagram-v2\n[*] --> s0\n",
        'stateDiagram-v2\nstate "a" as s0 {\n',
        "sequenceDiagram\nparticipant a as A\na->>b: x\n",
        "sequenceDiagram\nparticipant a as A\nNote over a: x; y\n",
        "pie\n",
    ],
    ids=["open-quote", "nobody", "not-closed", "stranger", "two-statements", "kind"],
)
def test_what_cannot_be_drawn_is_seen(text: str) -> None:
    assert faults(text)
