"""Projects of many specs, in folders of their own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .processes import ROOT

SPEC = ROOT / "specs" / "begateway.yaml"
PROVIDER = "provider: begateway"
FIELD = "    description!: {type: text(..255), doc"
"""A field of what is sent, so far as it is told from others."""

SHARED = ("payspec.manifest.json",)


@contextmanager
def project(specs: int) -> Iterator[Path]:
    """A project of so many providers, each as large as beGateway's."""
    text = SPEC.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pyproject.toml").write_text("", encoding="utf-8")
        shutil.copytree(SPEC.with_suffix(""), folder / "specs" / "begateway")
        for number in range(specs):
            renamed = _replaced(text, PROVIDER, f"provider: provider_{number}")
            spec_of(folder, number).write_text(renamed, encoding="utf-8")
        yield folder


def spec_of(folder: Path, number: int) -> Path:
    """The spec of that provider."""
    return folder / "specs" / f"provider_{number}.yaml"


def change_a_field(folder: Path) -> None:
    """Make a field of the first provider longer or shorter than it is."""
    spec = spec_of(folder, 0)
    text = spec.read_text(encoding="utf-8")
    other = FIELD.replace("255", "254")
    before, after = (FIELD, other) if FIELD in text else (other, FIELD)
    spec.write_text(_replaced(text, before, after), encoding="utf-8")


def written(folder: Path, before: dict[str, tuple[int, int]]) -> list[str]:
    """The files that were written since; `RuntimeError` if one is another provider's.

    `before` is what `stamps` gave then.
    """
    now = stamps(folder)
    paths = [path for path in before | now if before.get(path) != now.get(path)]
    own = "payouts/provider_0/"
    others = [each for each in paths if not each.startswith(own) and each not in SHARED]
    if others or len(paths) == len(SHARED):
        raise RuntimeError(f"one provider has changed, and these were written: {paths}")
    return paths


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Every generated file, and what a write of it changes."""
    root = folder / "generated"
    files = (each for each in root.rglob("*") if each.is_file())
    return {
        each.relative_to(root).as_posix(): (each.stat().st_ino, each.stat().st_mtime_ns)
        for each in files
    }


def _replaced(text: str, before: str, after: str) -> str:
    if text.count(before) != 1:
        raise RuntimeError(f"{SPEC.name} has {before!r} not once: see to the benchmark")
    return text.replace(before, after)
