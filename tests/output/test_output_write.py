"""Writing: what is touched, what is refused, what a failing disk leaves."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from payspec.output import (
    MANIFEST,
    ChangedMeanwhile,
    Changes,
    DiskFailed,
    FileTree,
    NotAFolder,
    UnsafePlace,
    WriteInterrupted,
    WriteRefused,
    Written,
    compare,
    recover,
    write,
)
from tests.output.places import (
    StoppingDisk,
    endless,
    full_disk,
    kept_and_spooled,
    listing,
    manifest_of,
    put,
)

BEFORE = {
    "payouts/__init__.py": "# init\n",
    "payouts/acme/client.py": "# client 1\n",
    "payouts/old/__init__.py": "# old\n",
    "payouts/old/deep/x.py": "# x\n",
}
NOW = {
    "payouts/__init__.py": "# init\n",
    "payouts/acme/client.py": "# client 2\n",
    "payouts/new/deep/y.py": "# y\n",
}
NEW_TREE = FileTree.of_text(NOW)
SAME = "payouts/__init__.py"
KEPT_TREE = kept_and_spooled(NEW_TREE, SAME)


def test_a_write_says_and_does_what_changed(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    assert write(tmp_path, NEW_TREE, manifest_of(NEW_TREE)) == Written(
        created=("payouts/new/deep/y.py",),
        replaced=("payouts/acme/client.py",),
        removed=("payouts/old/__init__.py", "payouts/old/deep/x.py"),
    )
    found = listing(tmp_path)
    assert found.pop(MANIFEST).encode() == manifest_of(NEW_TREE).to_bytes()
    folders = ["payouts", "payouts/acme", "payouts/new", "payouts/new/deep"]
    assert found == {**NOW, **dict.fromkeys(folders, "folder")}


def test_files_that_are_right_are_not_touched(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    same, other = tmp_path / "payouts/__init__.py", tmp_path / "payouts/acme/client.py"
    for path in (same, other):
        os.utime(path, ns=(1, 1))
    inode = same.stat().st_ino
    write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))
    assert (same.stat().st_mtime_ns, same.stat().st_ino) == (1, inode)
    assert other.stat().st_mtime_ns != 1


def test_a_write_that_changes_nothing_does_nothing(tmp_path: Path) -> None:
    put(tmp_path, NOW)
    disk = StoppingDisk(0)
    assert write(tmp_path, NEW_TREE, manifest_of(NEW_TREE), disk=disk) == Written(
        (), (), ()
    )
    assert disk.steps == []


def test_folders_that_hold_something_else_stay(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    (tmp_path / "payouts/old/deep/mine.txt").write_text("mine")
    (tmp_path / "payouts/empty").mkdir()
    write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))
    found = listing(tmp_path)
    assert found["payouts/old/deep/mine.txt"] == "mine"
    assert found["payouts/empty"] == "folder"
    assert "payouts/old/__init__.py" not in found


def test_a_file_can_give_way_to_a_folder_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, {"payouts/thing": "file\n"})
    tree = put(tmp_path, {"payouts/thing/x.py": "x\n"})
    assert compare(tmp_path, tree, manifest_of(tree)).clean


def test_a_folder_can_give_way_to_a_file_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, {"payouts/thing/x.py": "x\n", "payouts/thing/deep/y.py": "y\n"})
    tree = put(tmp_path, {"payouts/thing": "file\n"})
    assert compare(tmp_path, tree, manifest_of(tree)).clean


def test_a_folder_with_a_cache_does_not_give_way(tmp_path: Path) -> None:
    put(tmp_path, {"payouts/thing/x.py": "x\n"})
    (tmp_path / "payouts/thing/__pycache__").mkdir()
    tree = FileTree.of_text({"payouts/thing": "file\n"})
    assert write(tmp_path, tree, manifest_of(tree)).left == ("payouts/thing",)
    assert (tmp_path / "payouts/thing/__pycache__").is_dir()


def test_a_refusal_lists_everything_and_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    (tmp_path / "payouts/acme/client.py").write_text("mine\n")
    (tmp_path / "payouts/old/__init__.py").write_text("mine\n")
    (tmp_path / "payouts/new/deep").mkdir(parents=True)
    (tmp_path / "payouts/new/deep/y.py").write_text("mine\n")
    before = listing(tmp_path)
    with pytest.raises(WriteRefused) as caught:
        write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))
    assert caught.value.changes.refused == (
        "payouts/acme/client.py",
        "payouts/new/deep/y.py",
        "payouts/old/__init__.py",
    )
    assert str(caught.value).splitlines() == [
        "nothing was written: these files would be lost",
        "  payouts/acme/client.py (edited by hand)",
        "  payouts/old/__init__.py (edited by hand, no longer generated)",
        "  payouts/new/deep/y.py (not written by payspec)",
        "move what you need elsewhere, delete them and generate again",
    ]
    assert listing(tmp_path) == before


@pytest.mark.parametrize("place", ["payouts", "payouts/acme"])
def test_no_write_goes_through_a_link(tmp_path: Path, place: str) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside"
    put(root, BEFORE)
    (root / place).rename(outside)
    (root / place).symlink_to(outside)
    before = listing(tmp_path)
    with pytest.raises(WriteRefused) as caught:
        write(root, NEW_TREE, manifest_of(NEW_TREE))
    assert place in caught.value.changes.foreign
    assert listing(tmp_path) == before


@pytest.mark.parametrize("place", [".payspec", ".payspec/staged", ".payspec/plan.json"])
def test_the_work_folder_is_not_followed_out_of_the_root(
    tmp_path: Path, place: str
) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside"
    put(root, BEFORE)
    outside.mkdir()
    (outside / "1").write_text("theirs")
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).symlink_to(outside)
    with pytest.raises(UnsafePlace):
        write(root, NEW_TREE, manifest_of(NEW_TREE))
    with pytest.raises(UnsafePlace):
        recover(root)
    assert (outside / "1").read_text() == "theirs"
    assert (root / "payouts/acme/client.py").read_text() == "# client 1\n"


def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    put(tmp_path / "out", NOW)
    assert (tmp_path / "real/payouts/acme/client.py").read_text() == "# client 2\n"


def test_a_manifest_of_another_tree_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not describe"):
        write(tmp_path / "out", NEW_TREE, manifest_of(FileTree({})))
    assert not (tmp_path / "out").exists()


def test_what_stays_has_no_contents_and_is_not_touched(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    times = (tmp_path / SAME).stat()
    assert write(tmp_path, KEPT_TREE, manifest_of(NEW_TREE)) == Written(
        created=("payouts/new/deep/y.py",),
        replaced=("payouts/acme/client.py",),
        removed=("payouts/old/__init__.py", "payouts/old/deep/x.py"),
    )
    assert (tmp_path / SAME).stat() == times
    assert compare(tmp_path, NEW_TREE, manifest_of(NEW_TREE)).clean


@pytest.mark.parametrize("text", [None, "# mine\n"], ids=["gone", "edited"])
def test_what_stays_and_does_not_stops_the_write(
    tmp_path: Path, text: str | None
) -> None:
    put(tmp_path, BEFORE)
    (tmp_path / SAME).unlink()
    if text is not None:
        (tmp_path / SAME).write_text(text)
    before = listing(tmp_path)
    wanted = ChangedMeanwhile if text is None else WriteRefused
    with pytest.raises(wanted, match="nothing was written"):
        write(tmp_path, KEPT_TREE, manifest_of(NEW_TREE))
    assert listing(tmp_path) == before


def _steps_of_write(tmp_path: Path) -> list[str]:
    root = tmp_path / "counted"
    put(root, BEFORE)
    disk = endless()
    write(root, NEW_TREE, manifest_of(NEW_TREE), disk=disk)
    return disk.steps


@pytest.mark.parametrize("tree", [NEW_TREE, KEPT_TREE], ids=["whole", "kept"])
def test_a_full_disk_at_any_step_leaves_old_or_a_plan(
    tmp_path: Path, tree: FileTree
) -> None:
    steps = _steps_of_write(tmp_path)
    put(tmp_path / "new", NOW)
    new, failed, interrupted = listing(tmp_path / "new"), 0, 0
    for allowed, _ in enumerate(steps):
        root = tmp_path / str(allowed)
        put(root, BEFORE)
        old = listing(root)
        with pytest.raises((DiskFailed, WriteInterrupted)) as caught:
            write(root, tree, manifest_of(NEW_TREE), disk=full_disk(allowed))
        assert "No space left on device" in str(caught.value)
        if isinstance(caught.value, DiskFailed):
            failed += 1
            assert listing(root) == old
        else:
            interrupted += 1
            recover(root)
            assert listing(root) == new
    assert failed > 5
    assert interrupted > 5


def test_a_full_disk_takes_back_the_folders_made_for_the_root(tmp_path: Path) -> None:
    disk = full_disk(6)
    with pytest.raises(DiskFailed):
        write(tmp_path / "a/b/out", NEW_TREE, manifest_of(NEW_TREE), disk=disk)
    assert disk.steps[:3] == ["make_folder", "sync_folder", "make_folder"]
    assert listing(tmp_path) == {}


@pytest.mark.parametrize("place", [".", "payouts/acme", "payouts/old"])
def test_a_folder_without_permission_is_found_before_the_first_change(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, BEFORE)
    before = listing(tmp_path)
    closed = tmp_path / place
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed)
    with pytest.raises(DiskFailed, match="nothing was changed: Permission denied"):
        write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))
    assert listing(tmp_path) == before


def test_an_interrupt_while_staging_takes_everything_back(tmp_path: Path) -> None:
    class Interrupting(StoppingDisk):
        def sync_files(self, paths: Sequence[Path]) -> None:
            raise KeyboardInterrupt

    put(tmp_path, BEFORE)
    before = listing(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, NEW_TREE, manifest_of(NEW_TREE), disk=Interrupting(1000))
    assert listing(tmp_path) == before


def test_a_file_edited_during_the_write_is_left(tmp_path: Path) -> None:
    mine = tmp_path / "payouts/acme/client.py"

    class Editing(StoppingDisk):
        def remove_file(self, path: Path) -> None:
            mine.write_text("mine\n")
            super().remove_file(path)

    put(tmp_path, BEFORE)
    written = write(tmp_path, NEW_TREE, manifest_of(NEW_TREE), disk=Editing(1000))
    assert written.left == ("payouts/acme/client.py",)
    assert mine.read_text() == "mine\n"
    assert compare(tmp_path, NEW_TREE, manifest_of(NEW_TREE)) == Changes(
        edited=("payouts/acme/client.py",)
    )


def test_everything_is_synced_before_the_first_replacement(tmp_path: Path) -> None:
    steps = _steps_of_write(tmp_path)
    commit = steps.index("replace")
    staged = steps[:commit].count("write_file")
    assert staged == len(["client", "y", "manifest", "plan"])
    assert steps[:commit].count("sync_file") == staged
    assert steps[commit + 1 : commit + 3] == ["sync_folder", "sync_folder"]
    assert "remove_file" not in steps[:commit]


def test_two_writers_take_turns(tmp_path: Path) -> None:
    program = """
import sys
from collections.abc import Sequence
from pathlib import Path
from payspec.output import FileTree, Manifest, write
root, text = Path(sys.argv[1]), sys.argv[2]
for number in range(8):
    files = {f"payouts/{n}.py": f"{text} {number}\\n" for n in range(8)}
    tree = FileTree.of_text(files)
    write(root, tree, Manifest.of(tree, inputs={}, tool={}))
"""
    root = tmp_path / "out"
    root.mkdir()
    path = os.pathsep.join(sys.path)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(root), text],
            env={**os.environ, "PYTHONPATH": path},
            stderr=subprocess.PIPE,
            text=True,
        )
        for text in ("left", "right")
    ]
    for writer in writers:
        _, complaint = writer.communicate(timeout=60)
        assert (writer.returncode, complaint) == (0, "")
    texts = {path.read_text() for path in (root / "payouts").iterdir()}
    assert len(texts) == 1
    assert not (root / ".payspec").exists()


@pytest.mark.parametrize("below", ["", "deep/out"])
@pytest.mark.parametrize("kind", ["file", "link"])
def test_an_output_that_is_no_folder_is_said(
    tmp_path: Path, kind: str, below: str
) -> None:
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("not a folder")
    else:
        place.symlink_to("nowhere")
    before = listing(tmp_path)
    for step in (write, compare):
        with pytest.raises(NotAFolder, match="place is no folder"):
            step(place / below, NEW_TREE, manifest_of(NEW_TREE))
    assert listing(tmp_path) == before


def test_other_line_ends_are_no_edit(tmp_path: Path) -> None:
    """As a checkout by `core.autocrlf` has them."""
    put(tmp_path, BEFORE)
    for path in BEFORE:
        data = (tmp_path / path).read_bytes()
        (tmp_path / path).write_bytes(data.replace(b"\n", b"\r\n"))
    write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))
    assert {path: (tmp_path / path).read_bytes() for path in NOW} == dict(NEW_TREE)
    assert not (tmp_path / "payouts/old").exists()


def test_an_edit_with_other_line_ends_is_refused(tmp_path: Path) -> None:
    put(tmp_path, BEFORE)
    (tmp_path / "payouts/acme/client.py").write_bytes(b"mine\r\n")
    with pytest.raises(WriteRefused):
        write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))


def test_a_file_with_other_line_ends_that_is_edited_during_the_write_is_left(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "payouts/acme/client.py"

    class Editing(StoppingDisk):
        def remove_file(self, path: Path) -> None:
            mine.write_text("mine\n")
            super().remove_file(path)

    put(tmp_path, BEFORE)
    mine.write_bytes(mine.read_bytes().replace(b"\n", b"\r\n"))
    written = write(tmp_path, NEW_TREE, manifest_of(NEW_TREE), disk=Editing(1000))
    assert written.left == ("payouts/acme/client.py",)
    assert mine.read_text() == "mine\n"


def test_a_file_edited_before_the_plan_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "payouts/acme/client.py"
    put(tmp_path, BEFORE)
    monkeypatch.setattr(
        sys.modules["payspec.output.writing"],
        "_check_reachable",
        lambda *_: mine.write_text("mine\n"),
    )
    written = write(tmp_path, NEW_TREE, manifest_of(NEW_TREE))
    assert written.left == ("payouts/acme/client.py",)
    assert mine.read_text() == "mine\n"


def test_an_interrupt_among_the_files_says_that_the_write_will_be_finished(
    tmp_path: Path,
) -> None:
    class Interrupting(StoppingDisk):
        def remove_file(self, path: Path) -> None:
            raise KeyboardInterrupt

    put(tmp_path, BEFORE)
    with pytest.raises(KeyboardInterrupt) as stopped:
        write(tmp_path, NEW_TREE, manifest_of(NEW_TREE), disk=Interrupting(1000))
    assert "the next payspec command finishes it" in stopped.value.__notes__[0]
    recover(tmp_path)
    assert compare(tmp_path, NEW_TREE, manifest_of(NEW_TREE)).clean
