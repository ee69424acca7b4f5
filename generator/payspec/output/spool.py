"""Contents that wait to be written, out of the memory when they are many."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import IO

IN_MEMORY = 8 * 1024 * 1024
"""Bytes that are kept in memory; what is more goes to a file without a name."""


class Spool(Mapping[str, bytes]):
    """Path to contents. Adding may raise `OSError`: then the disk is full.

    A generation of a thousand providers makes some hundred megabytes before the first
    of them may be written: any error in the last spec, and nothing is.
    """

    __slots__ = ("_file", "_places")

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        # Not at the top: a run that changes nothing keeps nothing.
        import tempfile

        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(in_memory)
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # What is thrown away needs no room: a full disk was told before.
        with suppress(OSError):
            self._file.close()

    def add(self, path: str, data: bytes) -> None:
        """Keep the contents of one more path. Raises `OSError`, with the folder."""
        with _placed():
            start = self._file.seek(0, 2)
            self._file.write(data)
        self._places[path] = (start, len(data))

    def __getitem__(self, path: str) -> bytes:
        start, length = self._places[path]
        with _placed():
            self._file.seek(start)
            return self._file.read(length)

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@contextmanager
def _placed() -> Generator[None]:
    """Give an `OSError` the folder of the file, which has no name of its own."""
    import tempfile

    try:
        yield
    except OSError as error:
        error.filename = error.filename or tempfile.tempdir
        raise
