"""Specs to packages that a test imports: checked, emitted, and forgotten again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import core_files, templates_folder, testing_files


def file_spec(path: Path) -> Spec:
    """The spec in a file, with the samples that lie beside it."""

    def sample(name: str) -> bytes | None:
        place = path.parent / name
        return place.read_bytes() if place.is_file() else None

    return Spec(path.name, path.read_bytes(), sample)


def text_spec(text: str) -> Spec:
    """A spec without samples."""
    return Spec("spec.yaml", text.encode(), lambda _: None)


def checked(*specs: Spec) -> tuple[Checked, ...]:
    """The providers of specs that hold no mistake."""
    report = Collector()
    found = check(specs, report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, [f"{each.span.line}: {each.message}" for each in wrong]
    return found


def emit(
    found: tuple[Checked, ...], package: str, folder: Path, *, kit: bool = False
) -> dict[str, str]:
    """Write their package below `folder`, with the test kit or without it.

    Gives its files by path.
    """
    tree = generate(
        found,
        package,
        templates_folder(),
        core_files(),
        lambda _: None,
        testing_files() if kit else {},
    )
    for path, text in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tree


@contextmanager
def importable(folder: Path, package: str) -> Iterator[None]:
    """Let the package below `folder` be imported."""
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.split(".")[0] == package]:
            del sys.modules[name]
