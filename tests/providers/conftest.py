"""The package that is emitted for all of them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import core_files, templates_folder

from .house import PACKAGE, SPECS


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the package, while it can be imported."""
    report = Collector()
    given = tuple(
        Spec(path.name, path.read_bytes(), lambda _: None) for path in SPECS.values()
    )
    found = check(given, report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    root = tmp_path_factory.mktemp("providers")
    tree = generate(found, PACKAGE, templates_folder(), core_files(), lambda _: None)
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(root))
    importlib.invalidate_caches()
    try:
        yield root
    finally:
        sys.path.remove(str(root))
        for name in [each for each in sys.modules if each.split(".")[0] == PACKAGE]:
            del sys.modules[name]
