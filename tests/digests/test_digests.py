"""Files are told apart by their bytes alone, few or many of them."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from payspec import digests
from payspec.digests import digest, read

SIZES = {"empty": 0, "small": 3, "large": 3 * 1024 * 1024 + 1}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(os.urandom(size))
    assert read(str(path), links=False) == path.read_bytes()
    assert digest(str(path), links=False) == sha256(path.read_bytes()).hexdigest()


def test_a_file_that_is_read_in_pieces_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(range(100)))
    real = os.read
    monkeypatch.setattr(os, "read", lambda file, size: real(file, min(size, 7)))
    assert read(str(path), links=False) == bytes(range(100))


@pytest.mark.parametrize("number", [3, 150], ids=["in turn", "in threads"])
def test_digests_are_in_the_order_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(digests, "_MANY", 100)
    paths = [str(tmp_path / str(each)) for each in range(number)]
    for path in paths:
        Path(path).write_text(path)
    wanted = [sha256(path.encode()).hexdigest() for path in paths]
    assert digests.digests(paths, links=False) == wanted
    Path(paths[-1]).unlink()
    with pytest.raises(FileNotFoundError):
        digests.digests(paths, links=False)


def test_a_link_is_followed_only_where_one_may_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    link = tmp_path / "link"
    link.symlink_to("file")
    assert read(str(link), links=True) == b"text"
    with pytest.raises(OSError, match="symbolic links"):
        read(str(link), links=False)
