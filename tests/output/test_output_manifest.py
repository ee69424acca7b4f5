"""The manifest's text, and what is done with one that is not ours."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payspec.output import (
    MANIFEST,
    FileTree,
    Manifest,
    ManifestDamaged,
    ManifestTooNew,
    Origin,
    OutputError,
    UnsafePlace,
    VersionChange,
    compare,
    load_manifest,
    write,
)
from tests.output.places import has_nothing_to_do, listing, manifest_of, put

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

GOLDEN = f"""{{
  "format": 2,
  "inputs": {{
    "specs/acme.yaml": "{"a" * 64}"
  }},
  "outputs": {{
    "payouts/a.py": "{EMPTY}",
    "payouts/b.py": "{EMPTY}"
  }},
  "providers": {{
    "acme": {{
      "loudest": "note",
      "names": {{
        "what is sent of Payout": "PayoutInput"
      }},
      "samples": [],
      "specs": [
        "specs/acme.yaml"
      ]
    }}
  }},
  "tool": {{
    "black": "26.10.1",
    "payspec": "0.1.0"
  }}
}}
"""

NAMES = {"what is sent of Payout": "PayoutInput"}
ACME = {"acme": Origin(("specs/acme.yaml",), (), "note", NAMES)}
OLDER = GOLDEN.replace(
    GOLDEN[GOLDEN.index('  "providers"') : GOLDEN.index('  "tool"')], ""
)


def test_the_text_is_sorted_with_one_line_a_file() -> None:
    tree = FileTree({"payouts/b.py": b"", "payouts/a.py": b""})
    manifest = manifest_of(tree, providers=ACME)
    assert manifest.to_bytes().decode() == GOLDEN
    assert Manifest.parse(GOLDEN.encode()) == manifest


def test_a_manifest_of_the_first_format_is_read() -> None:
    tree = FileTree({"payouts/b.py": b"", "payouts/a.py": b""})
    first = OLDER.replace('"format": 2', '"format": 1').encode()
    assert Manifest.parse(first) == manifest_of(tree)


def test_a_provider_is_made_from_inputs_that_are_there() -> None:
    with pytest.raises(ValueError, match="from what is no input"):
        manifest_of(FileTree({}), providers={"acme": Origin(("specs/other.yaml",))})


def test_it_stands_beside_the_packages(tmp_path: Path) -> None:
    tree = put(tmp_path, {"payouts/a.py": "1\n"})
    assert (tmp_path / MANIFEST).read_bytes() == manifest_of(tree).to_bytes()
    assert load_manifest(tmp_path) == manifest_of(tree)


DAMAGED = {
    "empty": b"",
    "not JSON": b"{",
    "not UTF-8": b"\xff",
    "list": b"[]",
    "merge": b'{\n<<<<<<< ours\n "format": 1\n=======\n>>>>>>> theirs\n}',
    "deep": b"[" * 100_000,
    "huge number": b'{"format": ' + b"9" * 10_000 + b"}",
    "repeated key": GOLDEN.replace("payouts/b.py", "payouts/a.py").encode(),
    "no format": GOLDEN.replace('"format"', '"other"').encode(),
    "format of text": GOLDEN.replace(": 2,", ': "2",').encode(),
    "format true": GOLDEN.replace(": 2,", ": true,").encode(),
    "format zero": GOLDEN.replace(": 2,", ": 0,").encode(),
    "no outputs": GOLDEN.replace('"outputs"', '"puts"').encode(),
    "outputs a list": b'{"format": 1, "inputs": {}, "outputs": [], "tool": {}}',
    "no providers": OLDER.encode(),
    "provider a list": GOLDEN.replace('"acme": {', '"acme": [], "b": {').encode(),
    "provider of more": GOLDEN.replace('"loudest"', '"c": 1, "loudest"').encode(),
    "sample a number": GOLDEN.replace('"samples": [', '"samples": [1').encode(),
    "names a list": GOLDEN.replace('"names": {', '"names": [], "b": {').encode(),
    "name a number": GOLDEN.replace('"PayoutInput"', "1").encode(),
    "samples a text": GOLDEN.replace('"samples": []', '"samples": ""').encode(),
    "made from nothing": GOLDEN.replace('      "specs/acme', '      "specs/x').encode(),
    "short digest": GOLDEN.replace(EMPTY, EMPTY[:-1]).encode(),
    "digest a number": GOLDEN.replace(f'"{EMPTY}"', "1").encode(),
    "path outside": GOLDEN.replace("payouts/a.py", "../a.py").encode(),
    "absolute label": GOLDEN.replace("specs/acme", "/specs/acme").encode(),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_manifest_stops_everything(tmp_path: Path, data: bytes) -> None:
    tree = put(tmp_path, {"payouts/a.py": "1\n"})
    (tmp_path / MANIFEST).write_bytes(data)
    (tmp_path / "payouts/a.py").write_text("edited\n")
    with pytest.raises(ManifestDamaged, match=r"damaged.*version control"):
        compare(tmp_path, tree, manifest_of(tree))
    with pytest.raises(ManifestDamaged):
        write(tmp_path, tree, manifest_of(tree))
    assert not has_nothing_to_do(tmp_path)
    assert (tmp_path / "payouts/a.py").read_text() == "edited\n"
    assert (tmp_path / MANIFEST).read_bytes() == data


def test_a_later_format_is_named_with_its_writer(tmp_path: Path) -> None:
    later = {"format": 7, "tool": {"payspec": "9.1"}, "new": [1]}
    (tmp_path / MANIFEST).write_text(json.dumps(later))
    with pytest.raises(ManifestTooNew, match=r"payspec 9\.1 in format 7"):
        load_manifest(tmp_path)


def test_a_removed_manifest_makes_changed_files_foreign(tmp_path: Path) -> None:
    put(tmp_path, {"payouts/a.py": "1\n", "payouts/b.py": "1\n"})
    (tmp_path / MANIFEST).unlink()
    tree = FileTree.of_text({"payouts/a.py": "2\n", "payouts/b.py": "1\n"})
    before = listing(tmp_path)
    with pytest.raises(OutputError, match=r"payouts/a\.py \(not written by payspec\)"):
        write(tmp_path, tree, manifest_of(tree))
    assert listing(tmp_path) == before


def test_a_manifest_that_is_a_link_is_not_read_or_replaced(tmp_path: Path) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside.json"
    tree = put(root, {"payouts/a.py": "1\n"})
    outside.write_bytes((root / MANIFEST).read_bytes())
    (root / MANIFEST).unlink()
    (root / MANIFEST).symlink_to(outside)
    with pytest.raises(UnsafePlace):
        write(root, tree, manifest_of(tree))
    assert not has_nothing_to_do(root)


def test_versions_are_compared_by_name() -> None:
    manifest = manifest_of(FileTree({}), tool={"black": "1", "old": "2", "same": "3"})
    assert manifest.version_changes({"black": "2", "new": "1", "same": "3"}) == (
        VersionChange("black", "1", "2"),
        VersionChange("new", None, "1"),
        VersionChange("old", "2", None),
    )


@pytest.mark.parametrize("label", ["", "/etc/x", "a\\b", "a\nb"])
def test_a_label_is_a_relative_path(label: str) -> None:
    with pytest.raises(ValueError, match="no relative path"):
        manifest_of(FileTree({}), inputs={label: "a" * 64})


@given(st.binary(max_size=200))
def test_any_bytes_are_a_manifest_or_damaged(data: bytes) -> None:
    try:
        Manifest.parse(data)
    except (ManifestDamaged, ManifestTooNew) as error:
        assert "\n" not in str(error)
