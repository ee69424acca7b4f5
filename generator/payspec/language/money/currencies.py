"""Amounts that could be sent without a currency that is known."""

from collections.abc import Iterator

from payspec.ir import scalars as ir
from payspec.ir.operations import Effect, Operation
from payspec.ir.pair import MoneyPair, money_pair
from payspec.ir.types import (
    AnyOfType,
    Field,
    NamedType,
    ObjectType,
    TaggedType,
)
from payspec.ir.usage import mentioned

from ..related import described
from ..scope import Scope
from .rules import AMOUNT_WITHOUT_CURRENCY

_PLAIN = ir.Integer | ir.IntegerText | ir.Number | ir.NumberText
_WORD = "amount"


def check_currencies(scope: Scope) -> None:
    """Hold every amount that is sent to a currency that is always sent with it."""
    for operation in scope.provider.operations:
        if operation.effect in (Effect.READ, Effect.AUTH):
            continue
        body = scope.object(operation.body)
        pair = None if body is None else money_pair(scope.provider, body)
        for holder in _sent(scope, operation):
            if scope.gaps.within("types", holder.name):
                continue
            for field in holder.fields:
                _check_amount(scope, operation, holder, field, pair)


def _check_amount(
    scope: Scope,
    operation: Operation,
    holder: ObjectType,
    field: Field,
    pair: MoneyPair | None,
) -> None:
    if isinstance(field.type, ir.Amount):
        currency = holder.field(field.type.currency_field)
        if currency is None or not isinstance(currency.type, ir.CurrencyCode):
            # It is reported where amounts are described.
            return
        _with_currency(scope, operation, field, currency, pair)
    elif (
        operation.effect.needs_write_safety
        and isinstance(field.type, _PLAIN)
        and _WORD in field.wire.casefold()
    ):
        _report(
            scope,
            field,
            f"'{field.wire}' is a plain number: nothing says in which currency "
            f"'{operation.name}' sends it",
            "write `minor(…)`, `major(…)` or `major_text(…)` with the field beside it "
            "that holds the currency",
        )


def _with_currency(
    scope: Scope,
    operation: Operation,
    field: Field,
    currency: Field,
    pair: MoneyPair | None,
) -> None:
    wire = currency.wire
    if currency.nullable:
        _report(
            scope,
            field,
            f"'{operation.name}' can send '{field.wire}' with a '{wire}' that is null",
            f"take the `?` off the type of '{wire}'",
            currency,
        )
    elif not currency.required:
        if pair is not None and pair.amount is field and pair.currency is currency:
            # `Money` gives both of them, or none.
            return
        _report(
            scope,
            field,
            f"'{operation.name}' can send '{field.wire}' without its '{wire}'",
            f"write `{wire}!`: a currency that is taken for granted is sent all the "
            "same",
            currency,
        )


def _report(
    scope: Scope, field: Field, message: str, hint: str, at: Field | None = None
) -> None:
    scope.report.report(
        AMOUNT_WITHOUT_CURRENCY,
        field.span,
        message,
        hint=hint,
        related=() if at is None else described(at),
    )


def _sent(scope: Scope, operation: Operation) -> Iterator[ObjectType]:
    """Every object in what is sent: in the body, in its lists, and in the query."""
    waiting: list[str] = []
    for payload in (operation.body, operation.query):
        if payload is not None:
            waiting += mentioned(payload.holder or payload.type)
    seen: set[str] = set()
    for name in waiting:
        named = scope.types.get(name)
        if named is None or name in seen:
            continue
        seen.add(name)
        if isinstance(named, ObjectType):
            yield named
        waiting += _inside(named)


def _inside(named: NamedType) -> Iterator[str]:
    match named:
        case ObjectType(fields=fields, rest=rest):
            for field in fields:
                yield from mentioned(field.type)
            if rest is not None:
                yield from mentioned(rest)
        case TaggedType(members=members):
            for member in members:
                yield member.type.name
        case AnyOfType(of=of):
            yield from mentioned(of)
        case _:
            return
