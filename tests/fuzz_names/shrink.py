"""The smallest spec that fails in the same way."""

from __future__ import annotations

from collections.abc import Iterator

from .judge import Judge
from .specs import Document

Path = tuple[str, ...]


def shrunk(of: Document, kind: str, judge: Judge) -> Document:
    """Without all that can be left out; `kind` is how it fails."""
    again = True
    while again:
        again = False
        for path in list(_paths(of)):
            less = _without(of, path)
            if less is not None and judge.judge(less).kind == kind:
                of, again = less, True
    return of


def _paths(of: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(of, dict):
        for key, held in of.items():
            yield (*path, str(key))
            yield from _paths(held, (*path, str(key)))


def _without(of: Document, path: Path) -> Document | None:
    """Without what a path leads to; `None` if that is gone already."""
    first, *rest = path
    if first not in of:
        return None
    if not rest:
        return {key: held for key, held in of.items() if key != first}
    inner = of[first]
    less = _without(inner, tuple(rest)) if isinstance(inner, dict) else None
    return None if less is None else {**of, first: less}
