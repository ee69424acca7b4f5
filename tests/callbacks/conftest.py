"""The package that is emitted for the spec of these tests."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import core_files, templates_folder, testing_files
from tests.callbacks.emitted import CHECKED, Emitted
from tests.callbacks.emitted import PACKAGE as PROOFS

SPEC = Path(__file__).with_name("acme.yaml")
PACKAGE = "emitted_for_callbacks"


@pytest.fixture(scope="session")
def tree() -> dict[str, str]:
    """Every file of the package, by path."""
    report = Collector()
    spec = Spec("acme.yaml", SPEC.read_bytes(), lambda _: None)
    checked = check((spec,), report, lambda _: None)
    assert not report.has(Severity.ERROR), report.diagnostics
    return generate(checked, PACKAGE, templates_folder(), core_files(), lambda _: None)


@pytest.fixture(scope="session")
def folder(tree: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package lies."""
    root = tmp_path_factory.mktemp("callbacks")
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def acme(folder: Path) -> Iterator[ModuleType]:
    """`callbacks` of the emitted provider."""
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(f"{PACKAGE}.acme.callbacks")
    finally:
        sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def core(acme: ModuleType) -> ModuleType:
    """What the emitted package exports."""
    return importlib.import_module(PACKAGE)


@pytest.fixture(scope="session")
def environments(acme: ModuleType) -> ModuleType:
    """The emitted environments."""
    return importlib.import_module(f"{PACKAGE}.acme.environments")


@pytest.fixture(scope="session")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Modules of the package that is emitted for every spec with callbacks."""
    root = tmp_path_factory.mktemp("proofs")
    files = (templates_folder(), core_files(), lambda _: None, testing_files())
    tree = generate(CHECKED, PROOFS, *files)
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(root))
    try:
        yield lambda name: importlib.import_module(f"{PROOFS}{name and '.'}{name}")
    finally:
        sys.path.remove(str(root))
