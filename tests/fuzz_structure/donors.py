"""The specs that mutants are made from: the project's, and those of its tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from payspec.diagnostics import Collector
from payspec.language.source import MappingNode, read
from tests.emission import broad
from tests.language.specs import PAY
from tests.language.specs import READ as READ_SPEC

from .trees import Map, Slot, slots, tree_of

ROOT = Path(__file__).parents[2]
_MOST_BYTES = 60_000


@dataclass(frozen=True, slots=True)
class Donor:
    """A spec by its name, as a tree; `sample` reads the files that lie beside it."""

    name: str
    tree: Map
    size: int
    sample: Callable[[str], bytes | None]


@cache
def donors() -> tuple[Donor, ...]:
    """Every spec that can be read, however wrong it is otherwise."""
    found: list[Donor] = []
    paths = [
        *sorted((ROOT / "specs").rglob("*.yaml")),
        *sorted((ROOT / "tests").rglob("*.yaml")),
    ]
    for path in paths:
        if path.stat().st_size <= _MOST_BYTES:
            name = path.relative_to(ROOT).as_posix()
            found += _donor(name, path.read_bytes(), _beside(path.parent))
    text, samples = broad.spec("broad", lambda slot: f"some_{slot}")
    found += _donor("broad", text.encode(), samples.get)
    found += _donor("read", READ_SPEC.encode(), lambda _: None)
    found += _donor("pay", PAY.encode(), lambda _: None)
    return tuple(found)


@cache
def parts() -> dict[str, tuple[Slot, ...]]:
    """Nodes of all donors, by the last key on the way to them."""
    found: dict[str, list[Slot]] = {}
    for donor in donors():
        for slot in slots(donor.tree):
            found.setdefault(slot.path[-1] if slot.path else "", []).append(slot)
    return {key: tuple(each) for key, each in found.items()}


def _donor(
    name: str, data: bytes, sample: Callable[[str], bytes | None]
) -> tuple[Donor, ...]:
    node = read(name, data, Collector())
    if not isinstance(node, MappingNode) or node.get("provider") is None:
        return ()
    tree = tree_of(node)
    assert isinstance(tree, Map)
    return (Donor(name, tree, len(data), sample),)


def _beside(folder: Path) -> Callable[[str], bytes | None]:
    def sample(name: str) -> bytes | None:
        place = folder / name
        try:
            return place.read_bytes() if place.is_file() else None
        except (OSError, ValueError):
            return None

    return sample
