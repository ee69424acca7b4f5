"""The emitted package of every spec whose callbacks are tried by their cases."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from payspec.diagnostics import Collector, Severity
from payspec.ir.callbacks import Callback
from payspec.ir.provider import Provider
from payspec.pipeline.check import Checked, Spec, check

ROOT = Path(__file__).resolve().parents[2]
SPECS = (
    *sorted((ROOT / "specs").glob("*.yaml")),
    Path(__file__).with_name("acme.yaml"),
    Path(__file__).with_name("vectors.yaml"),
)
PACKAGE = "emitted_for_proofs"

Emitted = Callable[[str], ModuleType]
"""A module of an emitted package, by its name below it."""
Parse = Callable[..., Any]


def _spec(path: Path) -> Spec:
    def sample(name: str) -> bytes | None:
        place = path.parent / name
        return place.read_bytes() if place.is_file() else None

    return Spec(path.name, path.read_bytes(), sample)


def checked_specs() -> tuple[Checked, ...]:
    """Every spec, without a mistake."""
    report = Collector()
    found = check(tuple(map(_spec, SPECS)), report, lambda _: None)
    assert not report.has(Severity.ERROR), report.diagnostics
    return found


CHECKED = checked_specs()
CALLBACKS: dict[str, tuple[Provider, Callback]] = {
    f"{each.provider.name}-{callback.name}": (each.provider, callback)
    for each in CHECKED
    for callback in each.provider.callbacks
}


def parse_of(module: ModuleType, provider: Provider, callback: Callback) -> Parse:
    """The emitted function that reads a callback."""
    first = provider.callbacks[0].name == callback.name
    found: Parse = getattr(module, "parse" if first else f"parse_{callback.name}")
    return found


def arguments(
    parse: Parse, emitted: Emitted, provider: Provider, given: Mapping[str, Any]
) -> dict[str, Any]:
    """What a function takes of what is known of a request."""
    takes = inspect.signature(parse).parameters
    known = {name: value for name, value in given.items() if name in takes}
    if isinstance(known.get("environment"), str):
        environments = emitted(f"{provider.name}.environments")
        known["environment"] = getattr(environments, known["environment"].upper())
    if isinstance(known.get("target"), tuple):
        method, url = known["target"]
        known["target"] = emitted("").Target(method=method, url=url)
    return known
