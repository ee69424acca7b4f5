"""Holding types and fields to their rules."""

from collections.abc import Callable, Iterator

from payspec.diagnostics import Collector, Rule, Span, nearest
from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.scalars import Form
from payspec.ir.types import (
    Condition,
    EnumType,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    Type,
)
from payspec.ir.usage import Usage, mentioned, usage

from . import rules
from .patterns import pattern_problem

RESERVED = frozenset(
    {
        "Accepted",
        "ApiError",
        "AsyncClient",
        "Client",
        "Duplicate",
        "Environment",
        "Money",
        "NotSent",
        "Rejected",
        "Unknown",
        "None",
        "True",
        "False",
    }
)
"""Names that the package of every provider exports, and Python's own constants."""

_TEXTUAL = (
    ir.Text
    | ir.Phone
    | ir.Email
    | ir.Url
    | ir.Country
    | ir.Currency
    | ir.Date
    | ir.Timestamp
)


def check(provider: Provider, report: Collector) -> None:
    """Hold every type of `provider` to the rules of types."""
    names = [named.name for named in provider.types]
    _Types(provider, report).check(names)


class _Types:
    def __init__(self, provider: Provider, report: Collector) -> None:
        self._provider = provider
        self._report = report
        self._names = {named.name: named for named in provider.types}

    def check(self, names: list[str]) -> None:
        dangling = [
            *self._dangling_in_types(),
            *self._dangling_in_operations(),
        ]
        reach = None if dangling else usage(self._provider)
        for name in names:
            named = self._names[name]
            if name in RESERVED:
                self._report.report(
                    rules.RESERVED_TYPE,
                    named.span,
                    f"'{name}' is taken",
                    hint="choose another name",
                )
            if isinstance(named, ObjectType):
                self._object(named, reach)
            if reach and name not in reach.sent | reach.received:
                self._report.report(
                    rules.UNUSED_TYPE, named.span, f"nothing uses '{name}'"
                )

    def _dangling_in_types(self) -> Iterator[str]:
        for named in self._names.values():
            if isinstance(named, ObjectType):
                for field in named.fields:
                    yield from self._resolve(field.type, field.span)

    def _dangling_in_operations(self) -> Iterator[str]:
        for operation in self._provider.operations:
            payloads = [answer.payload for answer in operation.answers]
            payloads += operation.errors
            if operation.body is not None:
                payloads.append(operation.body)
            for payload in payloads:
                yield from self._resolve(payload.type, payload.span)
            for parameter in operation.parameters:
                yield from self._resolve(parameter.type, parameter.span)

    def _resolve(self, of: Type, span: Span) -> Iterator[str]:
        for name in mentioned(of):
            if name in self._names:
                continue
            near = nearest(name, list(self._names))
            hint = None
            if near:
                hint = f"did you mean '{near}' (line {self._names[near].span.line})?"
            self._report.report(
                rules.UNKNOWN_TYPE, span, f"there is no type '{name}'", hint=hint
            )
            yield name

    def _object(self, named: ObjectType, reach: Usage | None) -> None:
        if not named.fields and not named.open:
            self._report.report(
                rules.EMPTY_TYPE,
                named.span,
                f"'{named.name}' describes nothing",
                hint="describe a field, or write `$open: true`",
            )
        if self._requires_itself(named):
            self._report.report(
                rules.ENDLESS_TYPE,
                named.span,
                f"every '{named.name}' requires another '{named.name}'",
                hint="make one of the fields on the way optional",
            )
        sent = reach is not None and named.name in reach.sent
        for field in named.fields:
            self._field(named, field, sent)

    def _requires_itself(self, named: ObjectType) -> bool:
        waiting, seen = [named], {named.name}
        while waiting:
            for field in waiting.pop().fields:
                if not (field.required and not field.nullable):
                    continue
                if isinstance(field.type, Ref):
                    if field.type.name == named.name:
                        return True
                    target = self._names.get(field.type.name)
                    if isinstance(target, ObjectType) and target.name not in seen:
                        seen.add(target.name)
                        waiting.append(target)
        return False

    def _field(self, named: ObjectType, field: Field, sent: bool) -> None:
        finding = self._finding(field)
        if isinstance(field.type, ir.Minor):
            self._currency(named, field, field.type.currency_field)
        if field.required and field.required_when is not None:
            finding(
                rules.BOTH_WAYS,
                f"'{field.wire}' is required in any case",
                "remove the `!` or the condition",
            )
        conditions = [field.required_when]
        if field.pattern is not None:
            conditions.append(field.pattern.when)
            self._pattern(field)
        for condition in conditions:
            if condition is not None:
                self._condition(named, field, condition)
        if field.reads and sent:
            finding(
                rules.FORM_SENT,
                f"'{field.wire}' is sent",
                "write a type of its own for the answer",
            )
        for form in field.reads:
            problem = _form_problem(field, form)
            if problem is not None:
                finding(problem, f"'{field.wire}' reads {form.value}", None)

    def _finding(self, field: Field) -> Callable[[Rule, str, str | None], None]:
        def finding(rule: Rule, message: str, hint: str | None) -> None:
            self._report.report(rule, field.span, message, hint=hint)

        return finding

    def _sibling(self, named: ObjectType, field: Field, wire: str) -> Field | None:
        sibling = named.field(wire)
        if sibling is None:
            near = nearest(wire, [each.wire for each in named.fields])
            self._report.report(
                rules.UNKNOWN_FIELD,
                field.span,
                f"'{named.name}' has no field '{wire}'",
                hint=f"did you mean '{near}'?" if near else None,
            )
        return sibling

    def _currency(self, named: ObjectType, field: Field, wire: str) -> None:
        sibling = self._sibling(named, field, wire)
        if sibling is not None and not isinstance(sibling.type, ir.Currency):
            self._finding(field)(
                rules.NOT_A_CURRENCY,
                f"'{wire}' is not of type currency",
                f"write `{wire}: currency`",
            )

    def _condition(self, named: ObjectType, field: Field, on: Condition) -> None:
        sibling = self._sibling(named, field, on.field)
        if sibling is None or self._can_hold(sibling.type, on.equals):
            return
        self._finding(field)(
            rules.BAD_CONDITION,
            f"'{on.field}' is never {on.equals!r}",
            "compare it with a value of its type",
        )

    def _can_hold(self, of: Type, value: str | bool | int) -> bool:
        match of:
            case ir.Boolean():
                return isinstance(value, bool)
            case ir.Integer() | ir.Minor():
                return isinstance(value, int) and not isinstance(value, bool)
            case Ref(name):
                named = self._names.get(name)
                return isinstance(named, EnumType) and any(
                    each.wire == value for each in named.values
                )
            case ListOf() | MapOf() | ir.Json() | ir.Number():
                return False
            case _:
                return isinstance(value, str)

    def _pattern(self, field: Field) -> None:
        assert field.pattern is not None
        if not isinstance(field.type, _TEXTUAL):
            self._finding(field)(
                rules.PATTERN_NOT_TEXT, f"'{field.wire}' is no text", "remove `pattern`"
            )
            return
        problem = pattern_problem(field.pattern.expression)
        if problem is not None:
            self._report.report(
                rules.BAD_PATTERN,
                field.pattern.span,
                problem.message,
                hint=problem.hint,
            )


def _form_problem(field: Field, form: Form) -> Rule | None:
    match form:
        case Form.NULL:
            return rules.NEEDLESS_FORM if field.nullable else None
        case Form.TEXT:
            return (
                rules.NEEDLESS_FORM
                if isinstance(field.type, _TEXTUAL)
                else rules.UNREADABLE_FORM
            )
        case Form.INTEGER | Form.NUMBER:
            return (
                None
                if isinstance(field.type, ir.Text | ir.Phone)
                else rules.UNREADABLE_FORM
            )
