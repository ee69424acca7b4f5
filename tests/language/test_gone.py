"""A name that leads nowhere is told of, whoever refers to it: nothing raises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz_structure.donors import Donor, donors
from tests.fuzz_structure.judge import judged
from tests.fuzz_structure.shrink import text_of
from tests.fuzz_structure.trees import Map, Scalar, copied, slots

TABLES = {
    "types": 60,
    "operations": 60,
    "credentials": 20,
    "auth": 20,
    "signatures": 5,
    "sources": 1,
    "assumptions": 1,
    "conflicts": 1,
    "surfaces": 1,
}
"""What is referred to by name, and in how many specs it is at least."""

_MOST_BYTES = 4_000
SMALL = [each for each in donors() if each.size <= _MOST_BYTES]


def elsewhere(donor: Donor, table: str) -> Iterator[tuple[str, str]]:
    """Each name in a table of a spec, and the spec with another in its place."""
    for number, slot in enumerate(slots(donor.tree)):
        if slot.path[:-1] != (table,) or not isinstance(slot.holder, Map):
            continue
        tree = copied(donor.tree)
        holder = [*slots(tree)][number].holder
        assert isinstance(holder, Map)
        _, value = holder.entries[slot.number]
        new = "Elsewhere" if slot.path[-1][:1].isupper() else "elsewhere"
        holder.entries[slot.number] = (Scalar(new), value)
        yield slot.path[-1], text_of(tree)


@pytest.mark.parametrize("table", TABLES)
def test_a_name_that_nothing_has_is_told_of(table: str) -> None:
    tried, told = 0, 0
    for donor in SMALL:
        for name, text in elsewhere(donor, table):
            verdict = judged(text, donor.sample)
            assert not verdict.wrong, (donor.name, table, name, verdict.wrong)
            tried, told = tried + 1, told + (verdict.findings > 0)
    # An operation and a source may be there with nobody who asks for it.
    assert tried >= TABLES[table] and told > tried // 2, (tried, told)
