"""A kill at any step, and the next command."""

import os
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from payspec.output import (
    MANIFEST,
    Discarded,
    FileTree,
    Finished,
    PlanDamaged,
    Untouched,
    WriteInterrupted,
    compare,
    recover,
    unfinished,
    write,
)
from payspec.output.receipts import leave_plan_receipt
from tests.output.places import (
    Killed,
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
    "payouts/old/deep/x.py": "# x\n",
    "payouts/thing": "file\n",
}
NOW = {
    "payouts/__init__.py": "# init\n",
    "payouts/acme/client.py": "# client 2\n",
    "payouts/new/deep/y.py": "# y\n",
    "payouts/thing/z.py": "# z\n",
}
NEW_TREE = FileTree.of_text(NOW)
MANIFEST_NOW = manifest_of(NEW_TREE)
SAME = "payouts/__init__.py"
TREES = {"whole": NEW_TREE, "kept and spooled": kept_and_spooled(NEW_TREE, SAME)}


@pytest.fixture(name="states")
def _states(tmp_path: Path) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A folder in the old state, and the listings of the old and the new."""
    put(tmp_path / "old", BEFORE)
    put(tmp_path / "new", NOW)
    return tmp_path / "old", listing(tmp_path / "old"), listing(tmp_path / "new")


def _kill(
    root: Path, allowed: int, *, torn: bool = False, tree: FileTree = NEW_TREE
) -> bool:
    """Write and die after `allowed` steps; False if the write came to its end."""
    try:
        write(root, tree, MANIFEST_NOW, disk=StoppingDisk(allowed, torn))
    except Killed:
        return True
    return False


def _kill_recovery(root: Path, allowed: int) -> bool:
    try:
        recover(root, disk=StoppingDisk(allowed))
    except Killed:
        return True
    return False


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES.keys())
@pytest.mark.parametrize("torn", [False, True], ids=["between steps", "within a write"])
def test_a_kill_at_any_step_ends_old_or_new(
    states: tuple[Path, dict[str, str], dict[str, str]], torn: bool, tree: FileTree
) -> None:
    model, old, new = states
    ends: list[str] = []
    while True:
        root = model.parent / f"kill-{len(ends)}"
        shutil.copytree(model, root)
        killed = _kill(root, len(ends), torn=torn, tree=tree)
        for path, text in listing(root).items():
            if not path.startswith(".payspec"):
                assert text in (old.get(path), new.get(path)), path
        half = unfinished(root)
        recovery = recover(root)
        assert half == (recovery != Untouched())
        found = listing(root)
        assert found in (old, new)
        ends.append("new" if found == new else "old")
        if not killed:
            assert recovery == Untouched()
            break
        write(root, NEW_TREE, MANIFEST_NOW)
        assert listing(root) == new
    # Old until the plan is committed, new from then on, and never back.
    assert sorted(ends, key="old new".index) == ends
    assert ends.count("old") > 5
    assert ends.count("new") > 10


def test_a_kill_during_recovery_ends_old_or_new_too(
    states: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    model, old, new = states
    disk = endless()
    counted = model.parent / "counted"
    shutil.copytree(model, counted)
    write(counted, NEW_TREE, MANIFEST_NOW, disk=disk)
    committed = disk.steps.index("replace") + 1
    for first in (committed - 1, committed, committed + 3, len(disk.steps) - 5):
        second = 0
        while True:
            root = model.parent / f"kill-{first}-{second}"
            shutil.copytree(model, root)
            assert _kill(root, first)
            killed = _kill_recovery(root, second)
            recover(root)
            assert listing(root) == (old if first < committed else new)
            second += 1
            if not killed:
                break
        assert second > 1


def test_a_real_kill_is_recovered_from(
    states: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    model, old, new = states
    program = """
import os, signal, sys
from pathlib import Path
from tests.output import test_output_recover as test
from tests.output.places import StoppingDisk
class Dying(StoppingDisk):
    def _passes(self, step, path):
        if len(self.steps) == self.allowed:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._passes(step, path)
test.write(
    Path(sys.argv[1]), test.NEW_TREE, test.MANIFEST_NOW, disk=Dying(int(sys.argv[2]))
)
"""
    disk = endless()
    shutil.copytree(model, model.parent / "counted")
    write(model.parent / "counted", NEW_TREE, MANIFEST_NOW, disk=disk)
    committed = disk.steps.index("replace") + 1
    for allowed, end in ((committed - 1, old), (committed + 4, new)):
        root = model.parent / f"kill-{allowed}"
        shutil.copytree(model, root)
        run = subprocess.run(
            [sys.executable, "-c", program, str(root), str(allowed)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
            timeout=60,
        )
        assert run.returncode == -signal.SIGKILL
        recover(root)
        assert listing(root) == end


def _half_done(root: Path) -> None:
    """Leave a write that was killed after its first removal."""

    class Dying(StoppingDisk):
        def remove_file(self, path: Path) -> None:
            super().remove_file(path)
            raise Killed

    put(root, BEFORE)
    with pytest.raises(Killed):
        write(root, NEW_TREE, MANIFEST_NOW, disk=Dying(1000))


def test_a_file_edited_after_the_kill_is_left_and_found(tmp_path: Path) -> None:
    _half_done(tmp_path)
    mine = ["payouts/acme/client.py", "payouts/new/deep/y.py"]
    for path in mine:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("mine\n")
    assert recover(tmp_path) == Finished(left=tuple(mine))
    assert compare(tmp_path, NEW_TREE, MANIFEST_NOW).edited == tuple(mine)


def test_an_orphan_edited_after_the_kill_is_not_removed(tmp_path: Path) -> None:
    root, counted, orphan = (
        tmp_path / "out",
        tmp_path / "counted",
        "payouts/old/deep/x.py",
    )
    put(root, BEFORE)
    shutil.copytree(root, counted)
    disk = endless()
    write(counted, NEW_TREE, MANIFEST_NOW, disk=disk)
    assert _kill(root, disk.steps.index("remove_file"))
    (root / orphan).write_text("mine\n")
    assert recover(root) == Finished(left=(orphan,))
    assert (root / orphan).read_text() == "mine\n"
    assert compare(root, NEW_TREE, MANIFEST_NOW).extra == (orphan,)


def test_a_write_finishes_the_one_before_it(tmp_path: Path) -> None:
    _half_done(tmp_path)
    tree = put(tmp_path, BEFORE)
    assert compare(tmp_path, tree, manifest_of(tree)).clean
    assert not (tmp_path / ".payspec").exists()


def test_a_plan_for_another_state_is_dropped(tmp_path: Path) -> None:
    _half_done(tmp_path)
    elsewhere = put(tmp_path / "elsewhere", {"payouts/other.py": "other\n"})
    (tmp_path / MANIFEST).write_bytes(manifest_of(elsewhere).to_bytes())
    assert recover(tmp_path) == Discarded()
    assert (tmp_path / "payouts/acme/client.py").read_text() == "# client 1\n"
    assert not (tmp_path / ".payspec").exists()


def test_a_staged_file_that_was_changed_is_not_used(tmp_path: Path) -> None:
    _half_done(tmp_path)
    for path in (tmp_path / ".payspec/staged").iterdir():
        if path.read_text() == "# client 2\n":
            path.write_text("theirs\n")
    assert recover(tmp_path) == Finished(left=("payouts/acme/client.py",))
    assert (tmp_path / "payouts/acme/client.py").read_text() == "# client 1\n"


def test_a_recovery_that_the_system_refuses_is_tried_again(tmp_path: Path) -> None:
    _half_done(tmp_path)
    with pytest.raises(WriteInterrupted, match="next payspec command"):
        recover(tmp_path, disk=full_disk(2))
    assert isinstance(recover(tmp_path), Finished)
    assert compare(tmp_path, NEW_TREE, MANIFEST_NOW).clean


@pytest.mark.parametrize("name", ["none", "file"])
def test_no_output_is_nothing_to_recover(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").mkdir()
    assert recover(tmp_path / name) == Untouched()


_STAGED = "export EVIL=1\n"
_DIGEST = sha256(_STAGED.encode()).hexdigest()


def _plan(path: str, staged: str = "1", remove: str = "") -> str:
    removals = f'"{remove}": {{"old": "{_DIGEST}"}}' if remove else ""
    return f"""{{
        "format": 1,
        "manifest": {{"new": "{_DIGEST}", "old": null, "staged": "0"}},
        "remove": {{{removals}}},
        "replace": {{"{path}":
            {{"new": "{_DIGEST}", "old": null, "staged": "{staged}"}}}}
    }}"""


PLANS = {
    "path outside": _plan("../outside.txt"),
    "absolute path": _plan("/outside.txt"),
    "git hook": _plan(".git/hooks/pre-commit"),
    "staged outside": _plan("payouts/a.py", staged="../../../outside.txt"),
    "removal outside": _plan("payouts/a.py", remove="../victim.txt"),
    "not JSON": "{",
    "empty": "",
    "later format": _plan("payouts/a.py").replace(": 1,", ": 2,"),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_a_hostile_plan_is_refused(tmp_path: Path, plan: str) -> None:
    root, victim = tmp_path / "out", tmp_path / "victim.txt"
    staging = root / ".payspec/staged"
    staging.mkdir(parents=True)
    victim.write_text(_STAGED)
    (staging / "1").write_text(_STAGED)
    (root / ".payspec/plan.json").write_text(plan)
    before = listing(tmp_path)
    with pytest.raises(PlanDamaged, match=r"Delete out/\.payspec"):
        recover(root)
    assert listing(tmp_path) == before


def test_a_plan_does_not_write_through_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    (root / ".payspec/staged").mkdir(parents=True)
    (root / ".payspec/staged/1").write_text(_STAGED)
    (root / "payouts").symlink_to(outside)
    (root / ".payspec/plan.json").write_text(_plan("payouts/a.py"))
    leave_plan_receipt(root, _plan("payouts/a.py").encode())
    assert recover(root) == Finished(left=("payouts/a.py", MANIFEST))
    assert list(outside.iterdir()) == []
