"""The real disk: everything that it is asked to sync is synced when it comes back."""

import os
import resource
from pathlib import Path

import pytest

from payspec.output import LOCAL_DISK

MANY = [0, 1, 2, 50]


@pytest.fixture(name="synced")
def _synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes that were synced, as they are."""
    inodes: list[int] = []

    def fsync(descriptor: int) -> None:
        inodes.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", fsync)
    return inodes


@pytest.mark.parametrize("number", MANY)
def test_every_file_is_synced_once(
    tmp_path: Path, synced: list[int], number: int
) -> None:
    paths = [tmp_path / str(each) for each in range(number)]
    for path in paths:
        LOCAL_DISK.write_file(path, b"x")
    LOCAL_DISK.sync_files(paths)
    assert sorted(synced) == sorted(path.stat().st_ino for path in paths)


@pytest.mark.parametrize("number", MANY)
def test_every_folder_is_synced_once(
    tmp_path: Path, synced: list[int], number: int
) -> None:
    paths = [tmp_path / str(each) for each in range(number)]
    for path in paths:
        LOCAL_DISK.make_folder(path)
    LOCAL_DISK.sync_folders(paths)
    assert sorted(synced) == sorted(path.stat().st_ino for path in paths)


@pytest.mark.parametrize("place", [0, 7, 19])
def test_one_that_cannot_be_synced_is_told(tmp_path: Path, place: int) -> None:
    paths = [tmp_path / str(each) for each in range(20)]
    for path in paths[:place] + paths[place + 1 :]:
        LOCAL_DISK.write_file(path, b"x")
    with pytest.raises(FileNotFoundError) as raised:
        LOCAL_DISK.sync_files(paths)
    assert raised.value.filename == str(paths[place])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to("file")
    with pytest.raises(OSError, match="symbolic link"):
        LOCAL_DISK.sync_files([tmp_path / "file", tmp_path / "link"])


def test_a_disk_that_is_full_is_told_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    try:
        with pytest.raises(OSError) as caught:
            LOCAL_DISK.write_file(file, b"more")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.filename == str(file)
