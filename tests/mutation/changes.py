"""One change of a piece of code, made on the tree that it was found in."""

from __future__ import annotations

import ast
from collections.abc import Callable

Change = tuple[str, str, Callable[[], None]]
"""The kind of a change, what it is, and what makes it on the tree it was found in."""


def out(holder: list[ast.keyword] | list[ast.expr], place: int) -> Callable[[], None]:
    """Take one of several out."""

    def change() -> None:
        del holder[place]

    return change


def row_out(holder: ast.Dict, place: int) -> Callable[[], None]:
    """Take a row out of a dictionary."""

    def change() -> None:
        del holder.keys[place]
        del holder.values[place]

    return change


def at(holder: list[ast.expr], place: int, value: ast.expr) -> Callable[[], None]:
    """Put another expression in place of one of several."""

    def change() -> None:
        holder[place] = value

    return change


def nothing(body: list[ast.stmt], place: int) -> Callable[[], None]:
    """Put nothing in place of a statement."""

    def change() -> None:
        body[place] = ast.Pass()

    return change


def attribute(holder: ast.AST, name: str, value: ast.expr | None) -> Callable[[], None]:
    """Put another expression in place of what a node holds under that name."""
    return lambda: setattr(holder, name, value)


def other(value: ast.expr) -> tuple[str, ast.expr] | None:
    """The kind of a scalar, and another one of that kind; `None` for anything else."""
    match value:
        case ast.Constant(value=bool() as flag):
            return "flag", ast.Constant(not flag)
        case ast.Constant(value=int() as number):
            return "number", ast.Constant(number + 1)
        case ast.Constant(value=str() as text):
            return "text", ast.Constant(f"{text}x")
        case ast.Attribute(value=ast.Name(id="Verdict"), attr=verdict):
            return "verdict", _member("Verdict", _verdict(verdict))
        case ast.Attribute(value=ast.Name(id="Standing" | "MoneyAt" as of)):
            return "meaning", _member(of, "UNKNOWN")
        case _:
            return None


def _verdict(verdict: str) -> str:
    return "REJECTED" if verdict != "REJECTED" else "DUPLICATE"


def _member(of: str, name: str) -> ast.expr:
    return ast.Attribute(ast.Name(of, ast.Load()), name, ast.Load())
