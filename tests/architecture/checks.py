"""Each law of the architecture as a function from modules to sentences of complaint."""

import sys
from collections.abc import Iterable, Sequence
from statistics import median

from tests.architecture.layers import (
    ANY,
    CORE,
    LARGEST_MEDIAN,
    LARGEST_MODULE,
    LAYERS,
    LIBRARIES,
    PACKAGE,
    Layer,
    Owner,
)
from tests.architecture.modules import Import, Module, cycles
from tests.architecture.world import (
    CALLS_CORE,
    CALLS_TOOL,
    OUTSIDE_CORE,
    OUTSIDE_TOOL,
    PURE_NAMES,
)


def room_complaints(modules: Iterable[Module]) -> list[str]:
    """Imports between rooms that no row grants, and rooms without a row."""
    found: list[str] = []
    for module in modules:
        layer = _layer(module.name)
        if layer is None:
            found.append(f"{module.name}: no room of the table; add a row")
            continue
        for item in module.imports:
            if _top(item.target) != PACKAGE:
                continue
            target = _layer(item.target.partition(".")[2])
            room = "unknown" if target is None else target.room
            if room != layer.room and ANY not in layer.may and room not in layer.may:
                found.append(
                    f"{_place(module, item)} imports {item.target}:"
                    f" room {layer.room!r} may not use {room!r}"
                )
    return found


def library_complaints(modules: Iterable[Module]) -> list[str]:
    """Libraries that are imported by others than their owners, or have none."""
    owners = {owner.of: owner for owner in LIBRARIES}
    found: list[str] = []
    for module in modules:
        for item in module.imports:
            library = _top(item.target)
            if library == PACKAGE or library in sys.stdlib_module_names:
                continue
            owner = owners.get(library)
            if owner is None or not _is_in(module.name, owner.rooms):
                known = "nobody" if owner is None else ", ".join(owner.rooms)
                found.append(
                    f"{_place(module, item)} imports {library}, owned by {known}"
                )
    return found


def outside_complaints(modules: Iterable[Module]) -> list[str]:
    """Ways to disk, clock, chance, environment and network where none belong."""
    found: list[str] = []
    for module in modules:
        core = _is_in(module.name, (CORE, "testing"))
        for item in module.imports:
            if item.names and PURE_NAMES.issuperset(item.names):
                continue
            wide = _forbidden(
                module, item.target, OUTSIDE_CORE if core else OUTSIDE_TOOL
            )
            if wide is not None:
                found.append(f"{_place(module, item)} imports {item.target}: {wide}")
            # Taken by name, a function is called without its module.
            for name in item.names:
                why = _called(module, f"{item.target}.{name}", core)
                if why is not None:
                    found.append(f"{_place(module, item)} imports {name}: {why}")
        for name, line in module.calls:
            why = _called(module, name, core)
            if why is not None:
                found.append(f"{module.name}:{line} calls {name}: {why}")
    return found


def core_complaints(modules: Iterable[Module]) -> list[str]:
    """The core is copied: it reaches itself by relative imports and nothing else."""
    found: list[str] = []
    for module in modules:
        if not _is_in(module.name, (CORE,)):
            continue
        for item in module.imports:
            if _top(item.target) != PACKAGE:
                continue
            inside = _is_in(item.target, (f"{PACKAGE}.{CORE}",))
            if not item.relative or not inside:
                why = "by its full name" if inside else "outside the core"
                found.append(f"{_place(module, item)} imports {item.target} {why}")
    return found


def cycle_complaints(modules: Iterable[Module]) -> list[str]:
    """Modules that cannot be imported without each other."""
    return [f"{' <-> '.join(group)}" for group in cycles(modules, PACKAGE)]


def size_complaints(modules: Sequence[Module]) -> list[str]:
    """Modules that swallowed another; a median that says most did."""
    found = [
        f"{module.name}: {module.lines} lines, over {LARGEST_MODULE}"
        for module in modules
        if module.lines > LARGEST_MODULE
    ]
    # A package's own file mostly lists names; it would hide the size of the rest.
    sizes = [module.lines for module in modules if not module.is_package]
    middle = median(sizes) if sizes else 0
    if middle > LARGEST_MEDIAN:
        found.append(f"the median module has {middle} lines, over {LARGEST_MEDIAN}")
    return found


def _layer(name: str) -> Layer | None:
    fitting = [row for row in LAYERS if row.room and _is_in(name, (row.room,))]
    if not name:
        return next((row for row in LAYERS if not row.room), None)
    return max(fitting, key=lambda row: len(row.room), default=None)


def _is_in(name: str, rooms: Iterable[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def _forbidden(module: Module, target: str, owners: Iterable[Owner]) -> str | None:
    for owner in owners:
        if _is_in(target, (owner.of,)) and not _is_in(module.name, owner.rooms):
            return owner.because
    return None


def _called(module: Module, name: str, core: bool) -> str | None:
    for owner in CALLS_CORE if core else CALLS_TOOL:
        method = "." in owner.of and name.endswith(f".{owner.of.removeprefix('.')}")
        if (name == owner.of or method) and not _is_in(module.name, owner.rooms):
            return owner.because
    return None


def _top(target: str) -> str:
    return target.split(".")[0]


def _place(module: Module, item: Import) -> str:
    return f"{module.name or PACKAGE}:{item.line}"
