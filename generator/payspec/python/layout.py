"""Expressions laid out as black lays them out, so that black has nothing left to do.

An expression stands on one line if it fits, and else with one element on each line and
a comma behind the last. A text that does not fit stands in brackets, in pieces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from .literals import Code, literal, pieces, width

LINE = 88
INDENT = 4


@dataclass(frozen=True, slots=True)
class Text:
    """A text of any length."""

    value: str


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


Expression = Code | Text | Call | Tuple | List | Dict
"""Every kind of expression that is laid out; one class per kind."""


def scalar(value: str | int | bool) -> Expression:
    """A scalar; a text may become several lines."""
    return Text(value) if isinstance(value, str) else literal(value)


def call(name: str, /, *positional: Expression, **named: Expression | None) -> Call:
    """A call whose named arguments that are `None` are left out."""
    arguments: list[tuple[str | None, Expression]] = [
        (None, each) for each in positional
    ]
    arguments += [(key, value) for key, value in named.items() if value is not None]
    return Call(name, tuple(arguments))


def texts(values: Sequence[str]) -> Tuple | None:
    """A tuple of texts; `None` if there are none."""
    return Tuple(tuple(map(Text, values))) if values else None


def assignment(target: str, value: Expression, indent: int = 0) -> str:
    """`target = value`, laid out at a depth of `indent` levels."""
    return f"{target} = {lay_out(value, indent, width(target) + 3)}"


def lay_out(value: Expression, indent: int, used: int = 0, behind: int = 0) -> str:
    """`value` at a depth of `indent` levels.

    `used` columns of the line are taken before it (without the indentation), `behind`
    columns are needed after it.
    """
    flat = one_line(value)
    room = LINE - indent * INDENT
    if used + width(flat) + behind <= room:
        return flat
    match value:
        case Code(text):
            # One token in brackets may fit where it does not fit behind its key.
            token = text.isidentifier() or text[0] in "\"'"
            fits = used and token and INDENT + width(text) <= room
            return _bracketed("(", [text], ")", indent) if fits else flat
        case Text(text):
            parts = [each.text for each in pieces(text, room - INDENT)]
            return _bracketed("(", parts, ")", indent)
        case Call(name, arguments):
            lines = [_argument(key, inner, indent + 1) for key, inner in arguments]
            return _bracketed(f"{name}(", lines, ")", indent)
        case Tuple(items):
            return _bracketed("(", _elements(items, indent + 1), ")", indent)
        case List(items):
            return _bracketed("[", _elements(items, indent + 1), "]", indent)
        case Dict(items):
            lines = [_entry(key, inner, indent + 1) for key, inner in items]
            return _bracketed("{", lines, "}", indent)
        case _:
            assert_never(value)


def one_line(value: Expression) -> str:
    """`value` on a single line, however long."""
    match value:
        case Code(text):
            return text
        case Text(text):
            return literal(text).text
        case Call(name, arguments):
            inner = (
                one_line(item) if key is None else f"{key}={one_line(item)}"
                for key, item in arguments
            )
            return f"{name}({', '.join(inner)})"
        case Tuple(items):
            comma = "," if len(items) == 1 else ""
            return f"({', '.join(map(one_line, items))}{comma})"
        case List(items):
            return f"[{', '.join(map(one_line, items))}]"
        case Dict(items):
            entries = (f"{one_line(key)}: {one_line(item)}" for key, item in items)
            return f"{{{', '.join(entries)}}}"
        case _:
            assert_never(value)


def _bracketed(opening: str, lines: list[str], closing: str, indent: int) -> str:
    if not lines:
        return f"{opening}{closing}"
    margin = " " * (indent * INDENT)
    inner = " " * ((indent + 1) * INDENT)
    return "\n".join(
        (opening, *(f"{inner}{line}" for line in lines), f"{margin}{closing}")
    )


def _elements(items: tuple[Expression, ...], indent: int) -> list[str]:
    return [f"{lay_out(item, indent, 0, 1)}," for item in items]


def _argument(key: str | None, value: Expression, indent: int) -> str:
    prefix = "" if key is None else f"{key}="
    return f"{prefix}{lay_out(value, indent, width(prefix), 1)},"


def _entry(key: Expression, value: Expression, indent: int) -> str:
    # Behind the key stands at least a colon, a space and an opening bracket.
    head = f"{lay_out(key, indent, 0, 3)}: "
    last = head.rpartition("\n")[2]
    used = width(last) - (indent * INDENT if "\n" in head else 0)
    return f"{head}{lay_out(value, indent, used, 1)},"
