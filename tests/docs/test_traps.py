"""Every known trap has its row, and what the row names is there."""

from __future__ import annotations

from collections import Counter

import pytest

from .trap_table import TABLE, Row, is_there, sections

COUNTS = {"B.1": 14, "B.2": 26, "B.3": 42, "B.4": 22}
"""How many traps the study of each document has found."""
AWAITED: set[str] = set()
"""Sections that are not written yet; none may stay here that is."""

SECTIONS = sections(TABLE.read_text(encoding="utf-8"))
ROWS = [row for rows in SECTIONS.values() for row in rows]


def test_every_document_has_its_section() -> None:
    assert list(SECTIONS) == list(COUNTS)


@pytest.mark.parametrize("section", COUNTS)
def test_every_trap_has_one_row_in_order(section: str) -> None:
    count = 0 if section in AWAITED else COUNTS[section]
    found = [row.id for row in SECTIONS[section]]
    assert found == [f"{section}.{number}" for number in range(1, count + 1)]


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_says_what_and_shows_where(row: Row) -> None:
    assert row.trap and row.handling
    # What nothing stands against may have nothing to show, but says why.
    reason = row.handling.removeprefix("not handled: ")
    assert reason != row.handling or row.places
    assert [place for place in row.places if not is_there(place)] == []
    assert len(set(row.places)) == len(row.places)


def test_no_two_rows_are_about_the_same() -> None:
    counted = Counter(row.trap for row in ROWS)
    assert [trap for trap, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ("specs/begateway.yaml#/types/PayoutRequest/amount!", True),
        ("specs/begateway.yaml#/operations/create_payout/answers/200, 201", True),
        ("specs/begateway.yaml#/operations/create_payout/write_safety/echoes/2", True),
        ("specs/begateway.yaml#/operations/create_payout/write_safety/echoes/9", False),
        ("specs/begateway.yaml#/types/PayoutRequest/amount", False),
        ("specs/begateway.yaml#/types/PayoutRequest/amount!/more", False),
        ("specs/nobody.yaml#/types", False),
        ("tests/docs/test_traps.py::test_no_two_rows_are_about_the_same", True),
        ("tests/docs/test_traps.py::test_no_two_rows", False),
        ("tests/docs/test_nothing.py::test_no_two_rows_are_about_the_same", False),
    ],
)
def test_a_place_is_looked_for(place: str, there: bool) -> None:
    assert is_there(place) is there


@pytest.mark.parametrize("place", ["specs/begateway.yaml", "docs/a.md#/b", "test_x"])
def test_what_is_no_place_is_a_mistake(place: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        is_there(place)


@pytest.mark.parametrize(
    "text",
    [
        "## B.1 A\n| B.1.1 | a | b |\n",
        "## B.1 A\n| B.1.1 | a | b | c |\n",
        "## B.1 A\n| B.1.1 | a | b | c | d |\n",
        "## B.1 A\n## B.1 B\n",
    ],
    ids=["three-cells", "no-code", "five-cells", "twice"],
)
def test_a_row_in_another_form_is_a_mistake(text: str) -> None:
    with pytest.raises(ValueError):
        sections(text)
