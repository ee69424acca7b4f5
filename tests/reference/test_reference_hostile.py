"""A text from a spec can never become markup, a cell, a block or a statement."""

from __future__ import annotations

import re

import pytest

from payspec.diagnostics import Explanation
from payspec.pipeline.docs import docs
from payspec.pipeline.rulebook import RULES
from payspec.resources import templates_folder
from tests.docs.mermaid import faults
from tests.emission.texts import HOSTILE, RAW
from tests.emission.trees import HARMLESS, Filler, broad_spec, checked

EXPLAINED = {name: Explanation(rule) for name, rule in RULES.items()}
CELL = re.compile(r"(?<!\\)\|")
FENCE = re.compile(r"(`{3,})(\w+)")


def page(text: str) -> str:
    providers = checked(broad_spec("acme", Filler(text)))
    return docs(providers, EXPLAINED, templates_folder(), language=True)[
        "providers/acme.md"
    ]


def shape(text: str) -> list[str]:
    """What each line is: a heading, a row of so many cells, a block, prose."""
    found: list[str] = []
    fence = ""
    for line in text.split("\n"):
        opening = FENCE.fullmatch(line)
        if fence:
            fence = "" if line == fence else fence
        elif opening:
            fence = opening[1]
            found.append(opening[2])
        elif line.startswith("#"):
            found.append(line.partition(" ")[0])
        elif line.startswith("|"):
            found.append(f"|{len(CELL.findall(line))}")
        elif line.startswith(("- ", "<a id=")):
            found.append(line[:2])
        else:
            found.append("prose" if line else "")
    assert not fence
    return found


HARMLESS_SHAPE = shape(page(HARMLESS))


def test_the_page_has_everything() -> None:
    assert {"#", "##", "###", "|6", "- ", "<a", "mermaid"} <= set(HARMLESS_SHAPE)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_stays_where_it_is(text: str) -> None:
    made = page(text)
    assert RAW.findall(made) == []
    # A text without anything to see leaves blocks and columns out.
    if text != HOSTILE["blank"]:
        assert shape(made) == HARMLESS_SHAPE
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", made, flags=re.DOTALL)
    assert set(re.findall(r"(?<!\\)<[^>\n]*>", outside)) <= {
        *re.findall(r'<a id="[\w.-]+">', outside),
        "</a>",
        "<br>",
    }
    for drawn in re.findall(r"```mermaid\n(.*?)```", made, re.DOTALL):
        assert faults(drawn) == []
