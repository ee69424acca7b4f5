"""Queries and given headers: what of them can stand in an address or a header."""

from payspec.ir import scalars as ir
from payspec.ir.operations import Operation, Payload
from payspec.ir.types import EnumType, ListOf, Ref, Type

from ..scope import Scope
from . import rules


def check_plain(scope: Scope, operation: Operation) -> None:
    """Hold what a caller gives beside path and body to plain values."""
    _hold(scope, operation.query, lists=True)
    _hold(scope, operation.given_headers, lists=False)


def _hold(scope: Scope, asked: Payload | None, *, lists: bool) -> None:
    described = scope.object(asked)
    for field in () if described is None else described.fields:
        of = field.type
        if lists and isinstance(of, ListOf):
            of = of.item
        if scope.named(of) and (field.nullable or not is_plain(scope, of)):
            scope.report.report(
                rules.NOT_PLAIN,
                field.span,
                f"'{field.wire}' is no plain value",
                hint="write a text, a number, a moment, true or false"
                + (", or a list of them" if lists else ""),
            )


def is_plain(scope: Scope, of: Type) -> bool:
    """Whether a value of that type is one text in an address or a header."""
    match of:
        case Ref(name):
            return isinstance(scope.types.get(name), EnumType)
        case ir.Json() | ir.File():
            return False
        case _:
            return isinstance(of, ir.Scalar)
