"""The page of templates has every block, with its contract and what has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from payspec.diagnostics import Explanation
from payspec.pipeline.docs import docs
from payspec.pipeline.rulebook import RULES
from payspec.python.render.contracts import table
from payspec.python.render.contracts.contract import Contract
from payspec.resources import templates_folder

EXPLAINED = {name: Explanation(rule) for name, rule in RULES.items()}


def page() -> str:
    return docs((), EXPLAINED, templates_folder(), language=True)["templates.md"]


def described(text: str, contract: Contract) -> str:
    """What stands under the heading of a block."""
    of = text.split(f"\n## `{contract.template}`\n")[1].split("\n## ")[0]
    return of.split(f"\n### `{contract.block}`, contract {contract.version}\n")[1]


@pytest.mark.parametrize(
    "contract", table.TABLE, ids=lambda of: f"{of.template}:{of.block}"
)
def test_a_block_is_described(contract: Contract) -> None:
    text = page()
    found = described(text, contract)
    assert found.startswith(f"\n{contract.prints}\n")
    for name, of in contract.variables.items():
        assert f"| `{name}` | [{of.__name__}](#{of.__name__.lower()}) |" in found
        assert f"\n### {of.__name__}\n" in text
    shipped = table.block_texts(templates_folder())
    assert shipped[contract.template, contract.block] in found


def test_what_has_changed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = table.TABLE
    later = replace(first, changes=("It has a *date*.", "The date is gone."))
    monkeypatch.setattr(table, "TABLE", (later, *others))
    found = described(page(), later).split("\n### ")[0]
    assert found.endswith(
        "- contract 2: It has a \\*date\\*.\n- contract 3: The date is gone.\n"
    )


def test_fields_of_views_are_described_once() -> None:
    text = page()
    assert text.count("\n### MethodView\n") == 1
    assert "| `clients` | list of [ClientView](#clientview) |" in text
    assert "| `constants` | list of (text, text) |" in text
    assert "| `behind_a_class` | true or false |" in text
