"""Values by the names that a spec gives them: what was sent, and what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.answer import ResponseModel
from ..model.value_at import Nothing, value_at

UNREAD = object()
"""Stands for a value that did not fit its field: it is the same as no other."""

_NOTHING = object()
"""Stands for a value that is not there."""


def sent_under(
    names: Iterable[str], parameters: Mapping[str, object], sent: Mapping[str, object]
) -> dict[str, object]:
    """What a request held under each of `names`; one that it did not hold is left out.

    A name is that of a parameter, or the path of a field in the body, a.b.c.
    """
    found: dict[str, object] = {}
    for name in names:
        if name in parameters:
            found[name] = parameters[name]
            continue
        at: object = sent
        rest = name
        while rest and isinstance(at, Mapping):
            # A member whose own name has dots in it is the end of a path.
            member, rest = (rest, "") if rest in at else _first(rest)
            at = at.get(member, _NOTHING)
        if not rest and at is not _NOTHING:
            found[name] = at
    return found


def received_under(paths: Iterable[str], model: ResponseModel) -> dict[str, object]:
    """What an answer holds at each of `paths`, as its spec reads it.

    What it does not hold is left out, and so is what is known to stand for nothing.
    What is there and could not be read is `UNREAD`, which equals nothing; a null is
    `None`, whether it is documented or not.
    """
    found: dict[str, object] = {}
    for path in paths:
        match value_at(model, path):
            case Nothing.MISSING | Nothing.ABSENT:
                pass
            case Nothing.NULL:
                found[path] = None
            case Nothing.UNREAD:
                found[path] = UNREAD
            case value:
                found[path] = value
    return found


def _first(path: str) -> tuple[str, str]:
    member, _, rest = path.partition(".")
    return member, rest
