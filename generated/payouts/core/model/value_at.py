"""The value at a path of an answer, as its spec reads it; never the raw JSON alone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from .answer import ResponseModel, received_by
from .base import is_absent, wire_names
from .forms import ReadAs
from .plan import takes_null


class Nothing(Enum):
    """Why there is no value at a path."""

    MISSING = "nothing came"
    ABSENT = "what came is known to stand for nothing"
    NULL = "null came, and is not documented"
    UNREAD = "what came does not fit its field"


def value_at(model: ResponseModel, path: str) -> object:
    """The value at a path of wire names, a.b.c; `None` is a null that is documented.

    A member whose own name has dots in it is the end of a path.
    """
    at: object = model
    rest = path
    while rest:
        if not isinstance(at, ResponseModel):
            return _inside(at)
        whole = rest in received_by(at)
        member, rest = (rest, "") if whole else _first(rest)
        at = _member(at, member)
    return at


def value_along(model: ResponseModel, steps: Sequence[str]) -> object:
    """The same along wire names, each of them whole."""
    at: object = model
    for step in steps:
        if not isinstance(at, ResponseModel):
            return _inside(at)
        at = _member(at, step)
    return at


def _inside(at: object) -> Nothing:
    """What is inside of something that is no object."""
    if isinstance(at, Nothing):
        return at
    return Nothing.MISSING if at is None else Nothing.UNREAD


def _first(path: str) -> tuple[str, str]:
    member, _, rest = path.partition(".")
    return member, rest


def _member(model: ResponseModel, wire: str) -> object:
    received = received_by(model)
    if wire not in received:
        return Nothing.MISSING
    of = type(model)
    for name, wire_name in wire_names(of).items():
        if wire_name == wire:
            value = vars(model).get(name)
            if not is_absent(value):
                return value
            return _no_value(of, name, received[wire])
    return Nothing.UNREAD


def _no_value(model: type[ResponseModel], name: str, came: object) -> Nothing | None:
    forms = model.__reads__.get(name, ())
    if came is None:
        if ReadAs.NULL_AS_ABSENT in forms:
            return Nothing.ABSENT
        return None if takes_null(model, name) else Nothing.NULL
    if came == "" and ReadAs.EMPTY_TEXT_AS_ABSENT in forms:
        return Nothing.ABSENT
    return Nothing.UNREAD
