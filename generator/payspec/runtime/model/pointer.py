"""JSON pointers (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterable


def join(pointer: str, *steps: str | int) -> str:
    """The pointer that leads from `pointer` on by member names and list indexes."""
    if not steps:
        return pointer
    return "/".join([pointer, *map(_escaped, steps)])


def pointer_of(steps: Iterable[str | int]) -> str:
    """The pointer that these steps are; `""`, the whole document, for none."""
    return join("", *steps)


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
