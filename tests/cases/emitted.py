"""Packages that are emitted for a test, and what their cases say."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from payspec.cases import Case, PayloadCases, payload_cases
from payspec.pipeline.check import Checked
from payspec.python.views.context import ProviderContext
from payspec.python.views.payloads import NamedPayload, payloads
from tests.emitting import checked, emit, file_spec, importable

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
    return checked(*map(file_spec, SPECS))


def described(each: Checked) -> Iterator[Described]:
    """The payloads of a provider with their cases."""
    context = ProviderContext(PACKAGE, each.provider, each.names)
    for named in payloads(context):
        yield Described(
            each,
            named,
            payload_cases(each.provider, named.name, named.payload, named.direction),
        )


@contextmanager
def emitted(folder: Path) -> Iterator[None]:
    """The package of these specs, written below `folder`, while it can be imported."""
    emit(checked_specs(), PACKAGE, folder, kit=True)
    with importable(folder, PACKAGE):
        yield


def module(name: str) -> ModuleType:
    """A module of the emitted package."""
    return importlib.import_module(f"{PACKAGE}.{name}")
