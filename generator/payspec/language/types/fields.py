"""Holding the fields of an object to their rules."""

import json
from decimal import Decimal

from payspec.diagnostics import Span
from payspec.ir import scalars as ir
from payspec.ir.scalars import Form
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Condition,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    Type,
)

from ..related import described
from ..scope import Scope, did_you_mean
from ..values import can_hold, written
from . import rules
from .patterns import pattern_problem

_BY_MEANING = (
    ir.Json
    | ir.IntegerText
    | ir.Number
    | ir.NumberText
    | ir.Major
    | ir.MajorText
    | ir.Date
    | ir.Timestamp
    | ir.UnixTime
    | ir.ZonelessTime
    | ir.PatternTime
)
_PATTERNED = ir.Text | ir.Phone | ir.Email | ir.Url | ir.Country | ir.CurrencyCode


def check_fields(
    scope: Scope, named: ObjectType, *, sent: bool, sent_in: Field | None = None
) -> None:
    """Hold every field of `named` to its rules.

    `sent` if requests hold it; in the field `sent_in`, where that is not a body.
    """
    for field in named.fields:
        checked = _Field(scope, named, field)
        checked.amount()
        checked.conditions()
        checked.pattern()
        checked.default()
        checked.forms(sent=sent, sent_in=sent_in)


class _Field:
    def __init__(self, scope: Scope, named: ObjectType, field: Field) -> None:
        self._scope = scope
        self._report = scope.report
        self._named = named
        self._field = field
        self._readable = scope.named(field.type)

    def amount(self) -> None:
        field = self._field
        if not isinstance(field.type, ir.Amount):
            return
        wire, span = field.type.currency_field, field.type.span
        sibling = self._named.field(wire)
        if sibling is None:
            self._unknown(wire, span)
        elif not isinstance(sibling.type, ir.CurrencyCode):
            if self._scope.named(sibling.type):
                self._report.report(
                    rules.NOT_A_CURRENCY,
                    span,
                    f"'{wire}' is not of type currency",
                    hint=f"write `{wire}: currency`",
                )
        for each in (field, sibling):
            if each is not None and each.sensitivity is not None:
                self._report.report(
                    rules.SENSITIVE_AMOUNT,
                    each.span,
                    f"'{each.wire}' is part of an amount of money",
                    hint="remove `sensitive`",
                )

    def conditions(self) -> None:
        field = self._field
        if field.required and field.required_when is not None:
            self._report.report(
                rules.BOTH_WAYS,
                field.span,
                f"'{field.wire}' is required in any case",
                hint="remove the `!` or the condition",
            )
        elif field.required_when is not None:
            self._condition(field.required_when)
        if field.pattern is not None and field.pattern.when is not None:
            self._condition(field.pattern.when)

    def pattern(self) -> None:
        pattern = self._field.pattern
        if pattern is None or not self._readable:
            return
        if not isinstance(self._field.type, _PATTERNED):
            self._report.report(
                rules.PATTERN_NOT_TEXT,
                pattern.span,
                f"'{self._field.wire}' has no text that a pattern could match",
                hint="remove `pattern`",
            )
            return
        problem = pattern_problem(pattern.expression)
        if problem is not None:
            self._report.report(
                rules.BAD_PATTERN, pattern.span, problem.message, hint=problem.hint
            )

    def default(self) -> None:
        field = self._field
        if field.default is None or not self._readable:
            return
        value = json.loads(field.default, parse_float=Decimal)
        if value is None:
            fits, shown = field.nullable, "null"
        else:
            fits = can_hold(field.type, value, self._scope.types)
            shown = written(value)
        if not fits:
            self._report.report(
                rules.BAD_DEFAULT,
                field.default_span,
                f"'{field.wire}' is never {shown}",
                hint="give it a value of its type, or remove it",
            )

    def forms(self, *, sent: bool, sent_in: Field | None) -> None:
        field = self._field
        if field.reads and sent:
            self._report.report(
                rules.FORM_SENT,
                field.reads_spans[0],
                f"'{field.wire}' is sent",
                hint="write a type of its own for the answer",
                related=described(sent_in),
            )
        for form, span in zip(field.reads, field.reads_spans, strict=True):
            if form is Form.NULL and field.nullable:
                self._report.report(
                    rules.NEEDLESS_FORM,
                    span,
                    f"the `?` says that '{field.wire}' may be null",
                    hint="remove it from `reads`",
                )
            elif form is not Form.NULL and self._readable:
                self._form(form, span)

    def _form(self, form: Form, span: Span) -> None:
        field = self._field
        own, others = self._forms_of(field.type)
        if form in own:
            self._report.report(
                rules.NEEDLESS_FORM,
                span,
                f"'{field.wire}' has the form {form.value} by its type",
                hint="remove it from `reads`",
            )
        elif form not in others:
            self._report.report(
                rules.UNREADABLE_FORM,
                span,
                f"'{field.wire}' cannot be read from the form {form.value}",
                hint="describe it as a text, or as json",
            )

    def _forms_of(self, of: Type) -> tuple[set[Form], set[Form]]:
        """The JSON forms that a type has, and the others that can become it."""
        named = self._scope.types.get(of.name) if isinstance(of, Ref) else None
        if isinstance(of, MapOf) or isinstance(named, ObjectType):
            return set(), {Form.EMPTY_LIST, Form.EMPTY_TEXT}
        if isinstance(named, AnyOfType):
            return self._forms_of(named.of)
        if isinstance(of, AnyOf):
            return self._forms_of_any(of)
        if isinstance(of, ListOf | Ref):
            return set(), {Form.EMPTY_TEXT}
        own, others = _forms_of(of)
        return own, others if isinstance(of, ir.Json) else {*others, Form.EMPTY_TEXT}

    def _forms_of_any(self, of: AnyOf) -> tuple[set[Form], set[Form]]:
        """A form that one of the types has is theirs; no other becomes any of them."""
        own: set[Form] = set()
        for option in of.options:
            own |= self._forms_of(option)[0]
        return own, set() if Form.TEXT in own else {Form.EMPTY_TEXT}

    def _condition(self, on: Condition) -> None:
        sibling = self._named.field(on.field)
        if sibling is None:
            self._unknown(on.field, on.span)
        elif sibling is self._field:
            self._report.report(
                rules.BAD_CONDITION,
                on.span,
                f"'{on.field}' cannot be a condition on itself",
                hint="name another field",
            )
        elif self._scope.named(sibling.type) and not self._can_equal(sibling, on):
            self._report.report(
                rules.BAD_CONDITION,
                on.value_span,
                f"'{on.field}' is never {written(on.equals)}",
                hint="compare it with a value of its type",
            )

    def _can_equal(self, sibling: Field, on: Condition) -> bool:
        return any(
            can_hold(of, on.equals, self._scope.types)
            for of in _alternatives(sibling.type)
            # These are compared as what they mean, not as they are written.
            if not isinstance(of, _BY_MEANING)
        )

    def _unknown(self, wire: str, span: Span) -> None:
        if self._scope.gaps.within("types", self._named.name):
            return
        self._report.report(
            rules.UNKNOWN_FIELD,
            span,
            f"'{self._named.name}' has no field '{wire}'",
            hint=did_you_mean(wire, (each.wire for each in self._named.fields))
            or "name a field beside it",
        )


def _alternatives(of: Type) -> tuple[Type, ...]:
    return of.options if isinstance(of, AnyOf) else (of,)


def _forms_of(of: ir.Scalar) -> tuple[set[Form], set[Form]]:
    match of:
        case ir.Text() | ir.Phone() | ir.NumberText() | ir.MajorText():
            return {Form.TEXT}, {Form.INTEGER, Form.NUMBER}
        case ir.IntegerText():
            return {Form.TEXT}, {Form.INTEGER}
        case ir.Integer() | ir.Minor() | ir.UnixTime():
            return {Form.INTEGER}, {Form.TEXT, Form.NUMBER}
        case ir.Number() | ir.Major():
            return {Form.INTEGER, Form.NUMBER}, {Form.TEXT}
        case ir.Boolean():
            return set(), {Form.TEXT, Form.INTEGER}
        case ir.File():
            return set(), set()
        case ir.Json():
            return {Form.TEXT, Form.INTEGER, Form.NUMBER}, set()
        case _:
            return {Form.TEXT}, set()
