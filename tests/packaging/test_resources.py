"""Which folder is a checkout, and what the generator's digest depends on."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from payspec.resources import (
    ResourcesMissing,
    example_files,
    generator_digest,
    templates_folder,
)


def _make(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def _checkout(root: Path) -> Path:
    _make(
        root,
        "pyproject.toml",
        "templates/client.py.j2",
        "generator/payspec/__init__.py",
        "generator/payspec/ir/types.py",
        "generator/payspec/language/provider.schema.json",
    )
    return root / "generator/payspec"


def _installed(root: Path) -> Path:
    _make(
        root,
        "site-packages/payspec/__init__.py",
        "site-packages/payspec/ir/types.py",
        "site-packages/payspec/templates/client.py.j2",
    )
    return root / "site-packages/payspec"


def test_a_checkout_has_its_own(tmp_path: Path) -> None:
    package = _checkout(tmp_path)
    _make(package, "templates/stale.j2")
    assert templates_folder(package) == tmp_path / "templates"


def test_an_installed_package_has_its_own(tmp_path: Path) -> None:
    package = _installed(tmp_path)
    assert templates_folder(package) == package / "templates"


def test_a_project_around_an_installed_package_does_not_lend_its_templates(
    tmp_path: Path,
) -> None:
    package = _installed(tmp_path)
    _make(tmp_path, "pyproject.toml", "templates/index.html")
    assert templates_folder(package) == package / "templates"


@pytest.mark.parametrize("make", [_checkout, _installed], ids=["checkout", "installed"])
def test_examples_are_by_rule(make: Callable[[Path], Path], tmp_path: Path) -> None:
    package = make(tmp_path)
    with pytest.raises(ResourcesMissing, match="examples"):
        example_files("a-rule", package)
    checkout = make is _checkout
    folder = tmp_path / "tests/rules" if checkout else package / "examples"
    digest = generator_digest(package)
    _make(folder, "a-rule/why.txt", "a-rule/breaks.yaml", "a-rule/sample.json")
    assert example_files("a-rule", package) == {
        "breaks.yaml": "a-rule/breaks.yaml",
        "why.txt": "a-rule/why.txt",
    }
    assert example_files("another", package) == {}
    assert generator_digest(package) == digest


def test_missing_templates_are_said(tmp_path: Path) -> None:
    package = _installed(tmp_path)
    (package / "templates/client.py.j2").unlink()
    (package / "templates").rmdir()
    with pytest.raises(ResourcesMissing, match="install payspec again"):
        templates_folder(package)


def _edit(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("other")


MATTERS: dict[str, Callable[[Path], object]] = {
    "source": _edit("generator/payspec/ir/types.py"),
    "schema": _edit("generator/payspec/language/provider.schema.json"),
    "template": _edit("templates/client.py.j2"),
    "new source": _edit("generator/payspec/new.py"),
    "new template": _edit("templates/new.j2"),
    "renamed source": lambda root: (root / "generator/payspec/__init__.py").rename(
        root / "generator/payspec/other.py"
    ),
    "removed template": lambda root: (root / "templates/client.py.j2").unlink(),
}


@pytest.mark.parametrize("change", MATTERS.values(), ids=MATTERS.keys())
def test_the_digest_follows_every_file(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    package = _checkout(tmp_path)
    before = generator_digest(package)
    change(tmp_path)
    assert generator_digest(package) != before


def test_the_digest_knows_no_place_and_no_cache(tmp_path: Path) -> None:
    first, second = _checkout(tmp_path / "one"), _checkout(tmp_path / "two")
    _make(first, "__pycache__/x.cpython-311.pyc", "ir/.types.py.swp")
    assert generator_digest(first) == generator_digest(second)


def test_the_digest_does_not_follow_the_order_of_a_listing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = _checkout(tmp_path)
    digests: set[str] = set()
    list_folder = os.scandir
    for backwards in (False, True):

        @contextmanager
        def ordered(
            folder: str, backwards: bool = backwards
        ) -> Iterator[list[os.DirEntry[str]]]:
            with list_folder(folder) as entries:
                yield sorted(entries, key=lambda entry: entry.name, reverse=backwards)

        monkeypatch.setattr(os, "scandir", ordered)
        digests.add(generator_digest(package))
    assert len(digests) == 1
