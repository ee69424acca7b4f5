"""Expressions laid out as black lays them out, so that black has nothing left to do.

An expression stands on one line if it fits, and else with one element on each line and
a comma behind the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from .literals import Code, literal, width

LINE = 88
INDENT = 4


@dataclass(frozen=True, slots=True)
class Call:
    """A call: `name(arguments)`; an argument without a name is positional."""

    name: str
    arguments: tuple[tuple[str | None, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Tuple:
    """A tuple display."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list display."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Dict:
    """A dict display."""

    items: tuple[tuple["Expression", "Expression"], ...]


Expression = Code | Call | Tuple | List | Dict
"""Every kind of expression that is laid out; one class per kind."""


def call(name: str, /, *positional: Expression, **named: Expression | None) -> Call:
    """A call whose named arguments that are `None` are left out."""
    arguments: list[tuple[str | None, Expression]] = [
        (None, each) for each in positional
    ]
    arguments += [(key, value) for key, value in named.items() if value is not None]
    return Call(name, tuple(arguments))


def texts(values: Sequence[str]) -> Tuple | None:
    """A tuple of texts; `None` if there are none."""
    return Tuple(tuple(map(literal, values))) if values else None


def assignment(target: str, value: Expression, indent: int = 0) -> str:
    """`target = value`, laid out at a depth of `indent` levels."""
    return f"{target} = {lay_out(value, indent, width(target) + 3)}"


def lay_out(value: Expression, indent: int, used: int = 0, behind: int = 0) -> str:
    """`value` at a depth of `indent` levels.

    `used` columns of the line are taken before it (without the indentation), `behind`
    columns are needed after it.
    """
    flat = one_line(value)
    if indent * INDENT + used + width(flat) + behind <= LINE:
        return flat
    opening, elements, closing = _parts(value)
    if not elements:
        return flat
    margin = " " * ((indent + 1) * INDENT)
    lines = [
        f"{margin}{prefix}{lay_out(inner, indent + 1, width(prefix), 1)},"
        for prefix, inner in elements
    ]
    return "\n".join((opening, *lines, " " * (indent * INDENT) + closing))


def one_line(value: Expression) -> str:
    """`value` on a single line, however long."""
    opening, elements, closing = _parts(value)
    inner = ", ".join(f"{prefix}{one_line(item)}" for prefix, item in elements)
    if isinstance(value, Tuple) and len(elements) == 1:
        inner += ","
    return f"{opening}{inner}{closing}"


def _parts(value: Expression) -> tuple[str, list[tuple[str, Expression]], str]:
    match value:
        case Code(text):
            return text, [], ""
        case Call(name, arguments):
            named = [
                ("" if key is None else f"{key}=", inner) for key, inner in arguments
            ]
            return f"{name}(", named, ")"
        case Tuple(items):
            return "(", [("", item) for item in items], ")"
        case List(items):
            return "[", [("", item) for item in items], "]"
        case Dict(items):
            return "{", [(f"{one_line(key)}: ", item) for key, item in items], "}"
        case _:
            assert_never(value)
