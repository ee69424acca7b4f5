"""A file's bytes to its tree."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

from payspec.diagnostics import Collector

from .decode import decode
from .document import read_document
from .limits import Limits
from .nodes import MappingNode

_DEFAULT = Limits()


def read(
    file: str, data: bytes, report: Collector, limits: Limits = _DEFAULT
) -> MappingNode | None:
    """The mapping that the bytes of `file` hold.

    Everything wrong is reported, with its line, column and fix. None where
    the file is unusable: it cannot be decoded or parsed, goes over a limit, or
    has a part that the tree would lack. Otherwise the tree is given also after
    errors, with a refused scalar taken for a text and the first of repeated keys,
    so that the rest of the spec is checked in the same run.
    """
    text = decode(file, data, report, limits)
    if text is None:
        return None
    with _no_collection():
        return read_document(file, text, report, limits)


@contextmanager
def _no_collection() -> Generator[None]:
    """Keep the cycle collector off: a third of the time goes into its rounds.

    Nodes make no cycles and nearly all of them stay, so it would find nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
