"""Names and contents that a tree refuses; and what it keeps."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payspec.output import FileTree, InvalidPath, InvalidText, check_path

HOSTILE = {
    "empty": "",
    "absolute": "/etc/passwd",
    "parent": "../x.py",
    "parent within": "a/../../x.py",
    "dot": "a/./x.py",
    "empty segment": "a//x.py",
    "trailing slash": "a/",
    "backslash": "a\\..\\x.py",
    "drive": "C:x.py",
    "nul": "a\0.py",
    "line feed": "a\nb.py",
    "escape sequence": "a\x1b[2J.py",
    "right to left": "a\u202eyp.py",
    "not ascii": "é.py",
    "lone surrogate": "\ud800.py",
    "work folder": ".payspec/plan.json",
    "git hook": ".git/hooks/pre-commit",
    "manifest": "payspec.manifest.json",
    "manifest in capitals": "Payspec.Manifest.JSON",
    "trailing dot": "a./x.py",
    "trailing space": "a /x.py",
    "long segment": "a" * 256,
    "long path": "a/" * 600 + "b",
    "cache": "a/__pycache__/x.py",
    "bytecode": "a/x.pyc",
}


@pytest.mark.parametrize("path", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_path_is_refused(path: str) -> None:
    with pytest.raises(InvalidPath) as caught:
        FileTree({path: b""})
    assert str(caught.value).isascii()
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "path", ["a", "payouts/py.typed", "a/b-c_d/x.2.json", "a/schemas/x y.json"]
)
def test_a_plain_path_is_kept(path: str) -> None:
    assert list(FileTree({path: b""})) == [path]


@given(st.text(max_size=40) | st.from_regex(r"[./\\a-c]{1,12}", fullmatch=True))
def test_what_passes_stays_below_the_root(path: str) -> None:
    try:
        check_path(path)
    except InvalidPath:
        return
    root = Path("/output")
    place = root / path
    assert place.is_relative_to(root)
    assert place.as_posix() == f"/output/{path}"
    assert not any(part.startswith(".") for part in place.parts)


@pytest.mark.parametrize(
    "paths",
    [("a/X.py", "a/x.py"), ("A/x.py", "a/y.py"), ("a", "a/x.py"), ("a/b", "A/b/c")],
    ids=["file case", "folder case", "file and folder", "folder and file case"],
)
def test_a_clash_is_refused(paths: tuple[str, str]) -> None:
    with pytest.raises(InvalidPath):
        FileTree(dict.fromkeys(paths, b""))


@pytest.mark.parametrize(
    "data",
    [b"\xff", b"a\r\n", b"\xef\xbb\xbfa", b"\xed\xa0\x80"],
    ids=["not UTF-8", "carriage return", "byte order mark", "surrogate"],
)
def test_contents_that_are_no_plain_text_are_refused(data: bytes) -> None:
    with pytest.raises(InvalidText):
        FileTree({"a.py": data})


def test_a_tree_is_sorted_and_does_not_follow_its_source() -> None:
    files = {"b": b"2", "a": b"1"}
    tree = FileTree(files)
    files["c"] = b"3"
    assert list(tree.items()) == [("a", b"1"), ("b", b"2")]
    assert tree == FileTree({"a": b"1", "b": b"2"})
    with pytest.raises(TypeError):
        tree.files["a"] = b"other"  # type: ignore[index]


def test_a_tree_prints_no_contents() -> None:
    assert repr(FileTree({"a": b"hidden"})) == "FileTree(1 files)"
