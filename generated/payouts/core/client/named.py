"""Values by the names that a spec gives them: what was sent, and what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.answer import ResponseModel, received_by
from ..model.base import is_absent, wire_names

UNREAD = object()
"""Stands for a value that did not fit its field: it is the same as no other."""

_NOTHING = object()
"""Stands for a value that is not there."""


def sent_under(
    names: Iterable[str], parameters: Mapping[str, str], sent: Mapping[str, object]
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
    """What an answer holds at each of `paths`; what it does not hold is left out.

    What is there and could not be read is `UNREAD`, which equals nothing; a null is
    `None`, whether it is documented or not.
    """
    found: dict[str, object] = {}
    for path in paths:
        at: object = model
        rest = path
        while rest and isinstance(at, ResponseModel):
            received = received_by(at)
            member, rest = (rest, "") if rest in received else _first(rest)
            at = _held(at, member) if member in received else _NOTHING
        if not rest and at is not _NOTHING:
            found[path] = at
    return found


def _first(path: str) -> tuple[str, str]:
    member, _, rest = path.partition(".")
    return member, rest


def _held(model: ResponseModel, wire: str) -> object:
    held = vars(model)
    for name, wire_name in wire_names(type(model)).items():
        if wire_name == wire:
            value = held.get(name)
            if is_absent(value):
                return None if received_by(model)[wire] is None else UNREAD
            return value
    return UNREAD
