"""Contents that wait: the same when they come back, wherever they lay."""

import pytest

from payspec.output import FileTree, InvalidPath, Spool


@pytest.mark.parametrize("in_memory", [1, 1_000_000], ids=["on disk", "in memory"])
def test_what_was_added_comes_back_in_any_order(in_memory: int) -> None:
    files = {f"payouts/{n}.py": bytes([65 + n]) * n * 1000 for n in range(20)}
    with Spool(in_memory) as spool:
        for path, data in files.items():
            spool.add(path, data)
            # What was read before is not where the next one is written.
            assert spool["payouts/0.py"] == b""
            assert spool[path] == data
            assert spool["payouts/0.py"] == b""
        assert {path: spool[path] for path in reversed(list(files))} == files
        assert len(spool) == 20 and "payouts/3.py" in spool and "3.py" not in spool
        tree = FileTree(spool, {"payouts/kept.py": "a" * 64})
        assert tree.digests == {
            **FileTree(files).digests,
            "payouts/kept.py": "a" * 64,
        }
        assert list(tree) == sorted([*files, "payouts/kept.py"])
        assert "payouts/kept.py" in tree and len(tree) == 21
        assert tree["payouts/7.py"] == files["payouts/7.py"]
        with pytest.raises(KeyError):
            tree["payouts/kept.py"]


def test_what_stays_has_a_path_that_may_be_written() -> None:
    with pytest.raises(InvalidPath):
        FileTree({}, {"../a.py": "a" * 64})
    with pytest.raises(InvalidPath, match="only by case"):
        FileTree({"a.py": b""}, {"A.py": "a" * 64})
