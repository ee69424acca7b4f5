"""Packages that are emitted for a test, and what their cases say."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from payspec.cases import Case, PayloadCases, payload_cases
from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.generate import generate
from payspec.python.views.context import ProviderContext
from payspec.python.views.payloads import NamedPayload, payloads
from payspec.resources import core_files, templates_folder, testing_files

ROOT = Path(__file__).resolve().parents[2]
SPECS = (ROOT / "specs/begateway.yaml", Path(__file__).with_name("acme.yaml"))
PACKAGE = "emitted_for_cases"


@dataclass(frozen=True, slots=True)
class Described:
    """One payload of a checked provider, and its cases."""

    checked: Checked
    named: NamedPayload
    made: PayloadCases

    def __str__(self) -> str:
        return f"{self.checked.provider.name}/{self.named.name}"

    @property
    def envelope(self) -> str:
        """The JSON pointer of the payload's value."""
        return "".join(f"/{member}" for member in self.named.payload.envelope)

    def inside(self) -> tuple[Case, ...]:
        """The cases of the value, without those of its wrapping."""
        return tuple(
            case
            for case in self.made.cases
            if "/sample-" in case.id
            or (
                case.id.startswith(f"{self.named.name}{self.envelope}/")
                and not any(
                    breach.pointer == self.envelope and breach.rule == "required"
                    for breach in case.breaches
                )
            )
        )


def checked_specs() -> tuple[Checked, ...]:
    """Every spec of these tests, without a mistake."""
    report = Collector()
    found = check(tuple(map(_spec, SPECS)), report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    return found


def described(checked: Checked) -> Iterator[Described]:
    """The payloads of a provider with their cases."""
    context = ProviderContext(PACKAGE, checked.provider, checked.names)
    for named in payloads(context):
        yield Described(
            checked,
            named,
            payload_cases(checked.provider, named.name, named.payload, named.direction),
        )


def emit(found: tuple[Checked, ...], folder: Path) -> dict[str, str]:
    """Write the package below `folder`; gives its files by path."""
    tree = generate(
        found,
        PACKAGE,
        templates_folder(),
        core_files(),
        lambda _: None,
        testing_files(),
    )
    for path, text in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tree


@contextmanager
def importable(folder: Path) -> Iterator[None]:
    """Let what was emitted below `folder` be imported."""
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.split(".")[0] == PACKAGE]:
            del sys.modules[name]


def module(name: str) -> ModuleType:
    """A module of the emitted package."""
    return importlib.import_module(f"{PACKAGE}.{name}")


def _spec(path: Path) -> Spec:
    def sample(name: str) -> bytes | None:
        place = path.parent / name
        return place.read_bytes() if place.is_file() else None

    return Spec(path.name, path.read_bytes(), sample)
