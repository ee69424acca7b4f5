"""Each way in which the disk can differ, told apart."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.output import (
    MANIFEST,
    Changes,
    DiskFailed,
    FileTree,
    compare,
)
from tests.output.places import (
    INPUTS,
    TOOL,
    has_nothing_to_do,
    listing,
    manifest_of,
    put,
)

BEFORE = {
    "payouts/__init__.py": "# init\n",
    "payouts/acme/client.py": "# client 1\n",
    "payouts/acme/gone.py": "# gone\n",
}
NOW = {
    "payouts/__init__.py": "# init\n",
    "payouts/acme/client.py": "# client 2\n",
    "payouts/acme/new.py": "# new\n",
}
ORPHAN = {"orphaned": ("payouts/acme/gone.py",)}
USUAL = {
    "missing": ("payouts/acme/new.py",),
    "changed": ("payouts/acme/client.py", MANIFEST),
    **ORPHAN,
}


def _text(path: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)

    return change


def _link(path: str, target: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return change


def _folder_link(root: Path) -> None:
    (root / "payouts/acme").rename(root.parent / "acme")
    (root / "payouts/acme").symlink_to(root.parent / "acme")


def _line_ends(root: Path) -> None:
    for path in BEFORE:
        data = (root / path).read_bytes()
        (root / path).write_bytes(data.replace(b"\n", b"\r\n"))


def _nothing(root: Path) -> None:
    pass


CASES: dict[str, tuple[Callable[[Path], None], dict[str, tuple[str, ...]]]] = {
    "regenerated": (_nothing, USUAL),
    "edited by hand": (
        _text("payouts/acme/client.py", "mine\n"),
        USUAL | {"edited": ("payouts/acme/client.py",), "changed": (MANIFEST,)},
    ),
    "already as it will be": (
        _text("payouts/acme/client.py", "# client 2\n"),
        USUAL | {"changed": (MANIFEST,)},
    ),
    "our file deleted": (
        lambda root: (root / "payouts/__init__.py").unlink(),
        USUAL | {"missing": ("payouts/__init__.py", "payouts/acme/new.py")},
    ),
    "orphan edited": (
        _text("payouts/acme/gone.py", "mine\n"),
        USUAL | {"orphaned": (), "edited_orphans": ("payouts/acme/gone.py",)},
    ),
    "orphan already gone": (
        lambda root: (root / "payouts/acme/gone.py").unlink(),
        USUAL | {"orphaned": ()},
    ),
    "foreign file in the way": (
        _text("payouts/acme/new.py", "mine\n"),
        USUAL | {"missing": (), "foreign": ("payouts/acme/new.py",)},
    ),
    "same file unknown to the manifest": (
        _text("payouts/acme/new.py", "# new\n"),
        USUAL | {"missing": ()},
    ),
    "folder in the way": (
        lambda root: (root / "payouts/acme/new.py").mkdir(),
        USUAL | {"missing": (), "foreign": ("payouts/acme/new.py",)},
    ),
    "folder with a file in the way": (
        _text("payouts/acme/new.py/mine.py", "mine\n"),
        USUAL | {"missing": (), "foreign": ("payouts/acme/new.py",)},
    ),
    "other line ends": (
        _line_ends,
        USUAL
        | {"changed": ("payouts/__init__.py", "payouts/acme/client.py", MANIFEST)},
    ),
    "extra file": (
        _text("payouts/acme/notes/mine.py", ""),
        USUAL | {"extra": ("payouts/acme/notes/mine.py",)},
    ),
    "link in the way": (
        _link("payouts/acme/new.py", "client.py"),
        USUAL | {"missing": (), "foreign": ("payouts/acme/new.py",)},
    ),
    "our file made a link to the same text": (
        _link("payouts/__init__.py", "acme/client.py"),
        USUAL | {"edited": ("payouts/__init__.py",)},
    ),
    "orphan made a link": (
        _link("payouts/acme/gone.py", "client.py"),
        USUAL | {"orphaned": (), "edited_orphans": ("payouts/acme/gone.py",)},
    ),
    "folder made a link": (
        _folder_link,
        {
            "changed": (MANIFEST,),
            "missing": ("payouts/acme/client.py", "payouts/acme/new.py"),
            "foreign": ("payouts/acme",),
        },
    ),
    "extra link": (
        _link("payouts/acme/other.py", "client.py"),
        USUAL | {"extra": ("payouts/acme/other.py",)},
    ),
    "extra pipe": (
        lambda root: os.mkfifo(root / "payouts/acme/pipe"),
        USUAL | {"extra": ("payouts/acme/pipe",)},
    ),
    "no manifest": (
        lambda root: (root / MANIFEST).unlink(),
        {
            "missing": ("payouts/acme/new.py", MANIFEST),
            "foreign": ("payouts/acme/client.py",),
            "extra": ("payouts/acme/gone.py",),
        },
    ),
}


@pytest.mark.parametrize(("change", "expected"), CASES.values(), ids=CASES.keys())
def test_each_difference_has_its_name(
    tmp_path: Path,
    change: Callable[[Path], None],
    expected: dict[str, tuple[str, ...]],
) -> None:
    root = tmp_path / "out"
    put(root, BEFORE)
    change(root)
    before = listing(tmp_path)
    tree = FileTree.of_text(NOW)
    changes = compare(root, tree, manifest_of(tree))
    assert changes == Changes(**expected)
    assert not changes.clean
    assert listing(tmp_path) == before


def test_a_root_that_is_not_there_misses_everything(tmp_path: Path) -> None:
    tree = FileTree.of_text(NOW)
    changes = compare(tmp_path / "none", tree, manifest_of(tree))
    assert changes == Changes(missing=(*sorted(NOW), MANIFEST))


def test_what_was_just_written_is_clean(tmp_path: Path) -> None:
    tree = put(tmp_path, NOW)
    assert compare(tmp_path, tree, manifest_of(tree)).clean
    assert has_nothing_to_do(tmp_path)


def test_what_this_run_has_read_is_not_read_again(tmp_path: Path) -> None:
    tree = put(tmp_path, NOW)
    path = "payouts/acme/client.py"
    _text(path, "mine\n")(tmp_path)
    known = {path: tree.digests[path]}
    assert compare(tmp_path, tree, manifest_of(tree), known).clean
    assert compare(tmp_path, tree, manifest_of(tree)) == Changes(edited=(path,))
    (tmp_path / path).unlink()
    found = compare(tmp_path, tree, manifest_of(tree), known)
    assert found == Changes(missing=(path,))


IGNORED = {
    "bytecode": "payouts/acme/__pycache__/client.cpython-311.pyc",
    "stray bytecode": "payouts/acme/client.pyc",
    "a checker's cache": "payouts/.mypy_cache/3.11/x.json",
    "an editor's file": "payouts/acme/.client.py.swp",
    "beside the packages": "README.md",
    "another package": "other/__init__.py",
}


@pytest.mark.parametrize("path", IGNORED.values(), ids=IGNORED.keys())
def test_caches_and_neighbours_are_nobodys_business(tmp_path: Path, path: str) -> None:
    tree = put(tmp_path, NOW)
    _text(path, "x")(tmp_path)
    assert compare(tmp_path, tree, manifest_of(tree)).clean
    assert has_nothing_to_do(tmp_path)


DOUBTS: dict[str, Callable[[Path], None]] = {
    "edited": _text("payouts/acme/client.py", "mine\n"),
    "deleted": lambda root: (root / "payouts/acme/client.py").unlink(),
    "extra": _text("payouts/acme/mine.py", ""),
    "link": _link("payouts/acme/client.py", "new.py"),
    "folder made a link": _folder_link,
    "no manifest": lambda root: (root / MANIFEST).unlink(),
    "interrupted": lambda root: (root / ".payspec").mkdir(),
}


@pytest.mark.parametrize("change", DOUBTS.values(), ids=DOUBTS.keys())
def test_the_quick_answer_is_no_when_in_doubt(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    root = tmp_path / "out"
    put(root, NOW)
    change(root)
    assert not has_nothing_to_do(root)


@pytest.mark.parametrize(
    ("inputs", "tool"),
    [
        (INPUTS | {"specs/acme.yaml": "b" * 64}, TOOL),
        (INPUTS | {"specs/new.yaml": "a" * 64}, TOOL),
        ({}, TOOL),
        (INPUTS, TOOL | {"black": "27"}),
        (INPUTS, {}),
    ],
    ids=["spec changed", "spec added", "spec removed", "black changed", "no tools"],
)
def test_the_quick_answer_is_no_for_other_inputs(
    tmp_path: Path, inputs: dict[str, str], tool: dict[str, str]
) -> None:
    tree = put(tmp_path, NOW)
    assert not has_nothing_to_do(tmp_path, inputs, tool)
    fresh = manifest_of(tree, inputs=inputs, tool=tool)
    assert compare(tmp_path, tree, fresh) == Changes(changed=(MANIFEST,))


def test_a_read_that_the_system_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = put(tmp_path, NOW)

    def refuse(path: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(DiskFailed, match="nothing was changed: Permission denied"):
        compare(tmp_path, tree, manifest_of(tree))
