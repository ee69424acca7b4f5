"""The generator keeps to its own architecture."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.architecture.checks import (
    core_complaints,
    cycle_complaints,
    library_complaints,
    outside_complaints,
    room_complaints,
    size_complaints,
)
from tests.architecture.layers import (
    ANY,
    LAYERS,
    LIBRARIES,
)
from tests.architecture.modules import Module, read_modules
from tests.architecture.world import (
    OUTSIDE_CORE,
    OUTSIDE_TOOL,
)

GENERATOR = Path(__file__).resolve().parents[2] / "generator/payspec"


@pytest.fixture(name="modules", scope="module")
def _modules() -> Sequence[Module]:
    modules = read_modules(GENERATOR)
    assert modules
    return modules


@pytest.mark.parametrize(
    "complaints",
    [
        room_complaints,
        library_complaints,
        outside_complaints,
        core_complaints,
        cycle_complaints,
        size_complaints,
    ],
    ids=["rooms", "libraries", "outside", "core", "cycles", "sizes"],
)
def test_the_generator_keeps_the_law(
    modules: Sequence[Module], complaints: Callable[[Sequence[Module]], list[str]]
) -> None:
    assert complaints(modules) == []


def test_the_table_is_sound() -> None:
    rooms = [layer.room for layer in LAYERS]
    assert len(set(rooms)) == len(rooms)
    for layer in LAYERS:
        assert {*layer.may} <= {*rooms, ANY}, layer.room
        assert "cli" not in layer.may or layer.room == "__main__"
    for owners in (LIBRARIES, OUTSIDE_TOOL, OUTSIDE_CORE):
        assert len({owner.of for owner in owners}) == len(owners)
    assert all(row.because for row in (*LAYERS, *LIBRARIES))
