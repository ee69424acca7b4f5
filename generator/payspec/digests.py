"""The SHA-256 of files: how a run tells what has changed since the last one.

Times and sizes of files are not looked at: a checkout, a copy or a clock changes them,
or keeps them where the bytes differ.
"""

import os
from collections.abc import Sequence
from functools import partial
from hashlib import sha256

_AT_ONCE = 1024 * 1024
_MANY = 1_000
"""Files from which on threads save more than starting them takes."""
_THREADS = 2
"""More do not pay: between reading and hashing only one of them runs."""
_BATCH = 64


def digest(path: str, *, links: bool) -> str:
    """The digest of a file, in hexadecimal. Raises `OSError`.

    Without `links` one that is a link is an error. Those above it are followed.
    """
    return sha256(read(path, links=links)).hexdigest()


def digests(paths: Sequence[str], *, links: bool) -> list[str]:
    """The digest of each file, in their order. Raises `OSError`."""
    one = partial(_in_turn, links=links)
    if len(paths) < _MANY:
        return one(paths)
    # Not at the top: most runs have few files.
    from concurrent.futures import ThreadPoolExecutor

    batches = [paths[at : at + _BATCH] for at in range(0, len(paths), _BATCH)]
    with ThreadPoolExecutor(_THREADS) as pool:
        return [each for batch in pool.map(one, batches) for each in batch]


def read(path: str, *, links: bool) -> bytes:
    """The bytes of a file, `links` as for `digest`. Raises `OSError`."""
    # Not `open`: its questions and buffers take longer than to read a small file.
    descriptor = os.open(path, os.O_RDONLY | (0 if links else os.O_NOFOLLOW))
    try:
        size = os.fstat(descriptor).st_size
        data = os.read(descriptor, size + 1)
        if len(data) == size:
            # Room for one byte more was left: this was the end.
            return data
        parts = [data]
        while parts[-1]:
            parts.append(os.read(descriptor, _AT_ONCE))
    finally:
        os.close(descriptor)
    return b"".join(parts)


def _in_turn(paths: Sequence[str], *, links: bool) -> list[str]:
    return [digest(path, links=links) for path in paths]
