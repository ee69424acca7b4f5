"""What a template is given, by the types of views: how far a name leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TypeAlias, assert_never, get_args, get_origin, get_type_hints


class Plain(Enum):
    """A value that leads no further."""

    TEXT = "text"
    FLAG = "true or false"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Together:
    """A tuple of so many values."""

    of: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A view: what it is called, and its fields."""

    name: str
    fields: tuple[tuple[str, Shape], ...]

    def field(self, name: str) -> Shape | None:
        """What a field holds; `None` if there is no such field."""
        return dict(self.fields).get(name)


Shape: TypeAlias = Plain | Many | Together | Record
"""Every kind of value that a view holds; one class per kind."""

_PLAIN: Mapping[object, Plain] = {
    str: Plain.TEXT,
    bool: Plain.FLAG,
    int: Plain.NUMBER,
}


@cache
def shape(of: object) -> Shape:
    """The shape of a type that a view or a field of one has. `TypeError` for others."""
    if of in _PLAIN:
        return _PLAIN[of]
    if get_origin(of) is tuple:
        inner = get_args(of)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return Many(shape(inner[0]))
        return Together(tuple(map(shape, inner)))
    if isinstance(of, type) and is_dataclass(of):
        hints = get_type_hints(of)
        named = tuple((each.name, shape(hints[each.name])) for each in fields(of))
        return Record(of.__name__, named)
    raise TypeError(f"a template cannot be given {of}")


def record(of: Shape) -> object:
    """A shape as data for a digest: names and types of fields, not names of views."""
    match of:
        case Plain():
            return of.value
        case Many(inner):
            return ["list", record(inner)]
        case Together(inner):
            return ["together", *map(record, inner)]
        case Record(fields=named):
            return {name: record(inner) for name, inner in named}
        case _:
            assert_never(of)


def said(of: Shape) -> str:
    """A shape in words, such as "list of text"; a view by its name."""
    match of:
        case Plain():
            return of.value
        case Many(inner):
            return f"list of {said(inner)}"
        case Together(inner):
            return f"({', '.join(map(said, inner))})"
        case Record(name):
            return name
        case _:
            assert_never(of)
