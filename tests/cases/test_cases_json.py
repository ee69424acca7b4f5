"""Values of JSON, told apart as they are written."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest

from payspec.cases.json_text import scalar_text
from payspec.cases.json_value import Json, alike, write

SAME: tuple[Json, ...] = (
    None,
    True,
    1,
    "1",
    Decimal("0.50"),
    [1, [None]],
    {"a": [True], "b": {"c": 0}},
)
OTHER: dict[str, tuple[Json, Json]] = {
    "a number, and true": (1, True),
    "a number, and a text": (1, "1"),
    "null, and false": (None, False),
    "one more digit": (Decimal("0.5"), Decimal("0.50")),
    "true within": ({"a": [1]}, {"a": [True]}),
    "an item more": ([1], [1, 1]),
    "a member more": ({"a": 1}, {"a": 1, "b": 2}),
    "another order": ({"a": 1, "b": 1}, {"b": 1, "a": 1}),
    "another name": ({"a": 1}, {"b": 1}),
    "nothing in it": ([], {}),
}


@pytest.mark.parametrize("value", SAME, ids=repr)
def test_what_is_written_the_same_is_alike(value: Json) -> None:
    again = deepcopy(value)
    assert alike(value, value) and alike(value, again)
    assert write(value) == write(again)


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER.keys())
def test_what_is_written_otherwise_is_not(one: Json, other: Json) -> None:
    assert not alike(one, other) and not alike(other, one)
    assert write(one) != write(other)


def test_a_text_keeps_its_letters() -> None:
    assert scalar_text('é "\n') == '"é \\"\\n"'
