"""Changes of the tables that are emitted: arguments, rows, items, scalars."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .changes import Change, attribute, other, out, row_out

WORDING = frozenset({"doc", "says", "sources", "unbound", "package"})
"""Arguments that are words for people; `package` is what the module itself is in."""


def table(value: ast.expr, where: str) -> Iterator[Change]:
    """Changes of a table: calls, rows, items, and the scalars in them."""
    match value:
        case ast.Call(func=function):
            inside = f"{where}.{ast.unparse(function)}"
            for place, keyword in enumerate(value.keywords):
                name = str(keyword.arg)
                if name in WORDING:
                    continue
                yield _named(name), f"{where} without {name}", out(
                    value.keywords, place
                )
                yield from table(keyword.value, f"{where}.{name}")
                yield from scalar(keyword, f"{where}.{name}")
            for place, each in enumerate(value.args):
                yield from table(each, inside)
                yield from _items(value.args, place, inside)
        case ast.Dict(keys=keys, values=values):
            for place, (key, each) in enumerate(zip(keys, values, strict=True)):
                name = ast.unparse(key) if key is not None else "**"
                yield _row(where), f"{where} without {name}", row_out(value, place)
                yield from table(each, f"{where}[{name}]")
                yield from _items(values, place, f"{where}[{name}]")
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for place, each in enumerate(elements):
                name = ast.unparse(each)[:50]
                yield _named(where.rpartition(".")[2]), f"{where} without {name}", out(
                    elements, place
                )
                yield from table(each, f"{where}[{place}]")
        case _:
            return


def scalar(holder: ast.keyword, where: str) -> Iterator[Change]:
    """Another value of an argument, if it is a scalar."""
    found = other(holder.value)
    if found is not None:
        kind, value = found
        yield kind, f"{where} is another", attribute(holder, "value", value)


def _items(holder: list[ast.expr], place: int, where: str) -> Iterator[Change]:
    found = other(holder[place])
    if found is not None:
        kind, value = found

        def change() -> None:
            holder[place] = value

        yield kind, f"{where} is another", change


_KINDS = {
    "echoes": "echo",
    "headers": "header",
    "key_header": "header",
    "outcomes": "outcome",
    "_ERRORS": "error shape",
    "errors": "error shape",
    "answers": "answer",
    "EXPONENTS": "exponent",
    "Exponents": "exponent",
    "mode": "mode",
    "identified_by": "needed field",
}


def _named(name: str) -> str:
    return _KINDS.get(name, "argument of a table")


def _row(where: str) -> str:
    last = where.rpartition(".")[2]
    return _KINDS.get(last, "row")
