"""The table of operations: `_operations.py`."""

from dataclasses import dataclass

from payspec.ir.operations import (
    Effect,
    FixedHeader,
    KeyHeader,
    Operation,
    Payload,
)
from payspec.ir.safety import KeyForm, NotFound, WriteSafety
from payspec.ir.types import ListOf, Ref

from ..annotations import Annotation, union
from ..imports import Import, import_lines
from ..layout import (
    Call,
    Dict,
    Expression,
    Text,
    Tuple,
    assignment,
    call,
    lay_out,
    scalar,
    texts,
)
from ..literals import Code, literal, width
from ..names import auth_constant, operation_constant
from .context import ProviderContext

_OPERATION = "..core.client.operation"
_FACTS = "..core.safety.facts"
_ERRORS = "_ERRORS"


@dataclass(frozen=True, slots=True)
class OperationsView:
    """`_operations.py`: one constant per operation."""

    about: str
    imports: str
    typing_imports: str
    constants: tuple[str, ...]


def build(context: ProviderContext) -> OperationsView:
    """The view of a provider's table of operations."""
    used: set[Import] = {Import("typing", "TYPE_CHECKING")}
    typing: set[Import] = set()
    constants: list[str] = []
    shared = _shared_errors(context)
    if shared is not None:
        constants.append(assignment(_ERRORS, shared))
    for operation in context.provider.operations:
        result = result_annotation(context, operation)
        typing |= result.imports
        table, imports = _table(context, operation, shared)
        used |= imports
        target = f"{operation_constant(operation)}: {table.name}[{result.text}]"
        laid_out = lay_out(table, 0, width(target) + 3)
        constants.append(f"{target} = {laid_out}")
    used.add(Import("__future__", "annotations"))
    return OperationsView(
        about=context.about("what can be asked, as tables"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        constants=tuple(constants),
    )


def is_read(operation: Operation) -> bool:
    """Whether an operation changes nothing, and so gives a model and no outcome."""
    return operation.effect is Effect.READ


def value_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """What an operation gives when it succeeds."""
    return union(_model(context, answer.payload) for answer in operation.answers)


def error_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """What an operation gives when the provider refuses."""
    if not operation.errors:
        return Annotation("Never", frozenset({Import("typing", "Never")}))
    return union(_model(context, error) for error in operation.errors)


def result_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """The type arguments of an operation's table, or of its outcome."""
    value = value_annotation(context, operation)
    if is_read(operation):
        return value
    error = error_annotation(context, operation)
    return Annotation(f"{value.text}, {error.text}", value.imports | error.imports)


def _model(context: ProviderContext, payload: Payload) -> Annotation:
    name = _model_name(context, payload)
    imports = {Import(".models", name)}
    if isinstance(payload.type, ListOf):
        imports.add(Import("..core.client.read", "Items"))
        return Annotation(f"Items[{name}]", frozenset(imports))
    return Annotation(name, frozenset(imports))


def _model_name(context: ProviderContext, payload: Payload) -> str:
    inner = payload.type.item if isinstance(payload.type, ListOf) else payload.type
    assert isinstance(inner, Ref)
    return context.names.response(inner.name)


def _shared_errors(context: ProviderContext) -> Tuple | None:
    """The shapes of an error that several operations have in common."""
    found = [
        errors
        for operation in context.provider.operations
        if (errors := _errors(context, operation)) is not None
    ]
    common = max(found, key=found.count, default=None)
    return common if common is not None and found.count(common) > 1 else None


def _errors(context: ProviderContext, operation: Operation) -> Tuple | None:
    shapes = tuple(_shape(context, error) for error in operation.errors)
    return Tuple(shapes) if shapes else None


def _table(
    context: ProviderContext, operation: Operation, shared: Tuple | None
) -> tuple[Call, frozenset[Import]]:
    kind = "ReadOperation" if is_read(operation) else "WriteOperation"
    used = {Import(_OPERATION, kind), Import(_OPERATION, "Shape")}
    errors = _errors(context, operation)
    arguments: dict[str, Expression | None] = {
        "name": literal(operation.name),
        "method": literal(operation.method.value),
        "path": Text(operation.path),
        "parameters": texts([each.name for each in operation.parameters]),
        "headers": _headers(operation),
        "auth": None,
        "body": None,
        "money": None,
        "answers": Dict(
            tuple(
                (literal(status), _shape(context, answer.payload))
                for answer in operation.answers
                for status in answer.statuses
            )
        ),
        "errors": Code(_ERRORS) if errors and errors == shared else errors,
    }
    if operation.auth is not None:
        auth = auth_constant(operation.auth)
        used.add(Import("._provider", auth))
        arguments["auth"] = Code(auth)
    if operation.body is not None:
        assert isinstance(operation.body.type, Ref)
        sent = context.names.request(operation.body.type.name)
        arguments["body"] = _wrapped(sent, operation.body.envelope, many=False)
        arguments["money"] = _money(context, operation, used)
    if not is_read(operation):
        arguments |= _write(context, operation, used)
    return call(kind, **arguments), frozenset(used)


def _headers(operation: Operation) -> Expression | None:
    fixed = [each for each in operation.headers if isinstance(each, FixedHeader)]
    if not fixed:
        return None
    return Tuple(tuple(Tuple((Text(each.name), Text(each.value))) for each in fixed))


def _shape(context: ProviderContext, payload: Payload) -> Expression:
    many = isinstance(payload.type, ListOf)
    return _wrapped(_model_name(context, payload), payload.envelope, many=many)


def _wrapped(model: str, envelope: tuple[str, ...], *, many: bool) -> Expression:
    return call(
        "Shape",
        literal(model),
        envelope=texts(envelope),
        many=Code("True") if many else None,
    )


def _money(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression | None:
    pair = context.money(operation)
    body = context.body(operation)
    if pair is None or body is None:
        return None
    used |= {Import(_OPERATION, "MoneyFields"), Import("._money", "EXPONENTS")}
    amount, currency = (context.names.field(body.name, each.wire) for each in pair)
    return call("MoneyFields", literal(amount), literal(currency), Code("EXPONENTS"))


def _write(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> dict[str, Expression | None]:
    keys = [each.name for each in operation.headers if isinstance(each, KeyHeader)]
    used |= {Import(_FACTS, "Safety"), Import(_FACTS, "Verdict")}
    return {
        "moves_money": Code(repr(operation.effect.needs_write_safety)),
        "key_header": Text(keys[0]) if keys else None,
        "safety": _safety(context, operation, used),
    }


def _safety(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression:
    safety = operation.safety
    if safety is None:
        # Nothing moves: a described answer is what it says.
        accepted = [each for answer in operation.answers for each in answer.statuses]
        rows = tuple((literal(each), Code("Verdict.ACCEPTED")) for each in accepted)
        return call("Safety", outcomes=Dict(rows))
    return call(
        "Safety",
        outcomes=Dict(
            tuple(
                (literal(row.status), Code(f"Verdict.{row.verdict.name}"))
                for row in safety.outcomes
            )
        ),
        repeat=_repeat(safety, used),
        find=_find(context, safety, used),
        echoes=_echoes(safety, used),
        identified_by=_maybe(safety.identified_by),
    )


def _repeat(safety: WriteSafety, used: set[Import]) -> Expression | None:
    repeat = safety.repeat
    if repeat is None:
        return None
    used |= {Import(_FACTS, "Repeat"), Import(_FACTS, "RepeatAnswer")}
    return call(
        "Repeat",
        uuid=Code(repr(repeat.form is KeyForm.UUID)),
        answers=Code(f"RepeatAnswer.{repeat.answers.name}"),
        derive_from=_maybe(repeat.derive_from),
        window=_maybe(repeat.window),
    )


def _find(
    context: ProviderContext, safety: WriteSafety, used: set[Import]
) -> Expression | None:
    find = safety.find
    if find is None:
        return None
    used.add(Import(_FACTS, "Find"))
    target = context.provider.operation(find.operation)
    return call(
        "Find",
        operation=literal(find.operation),
        parameter=literal(target.parameters[0].name),
        field=Text(find.field),
        proof=Code(repr(find.not_found is NotFound.PROOF)),
    )


def _echoes(safety: WriteSafety, used: set[Import]) -> Expression | None:
    if not safety.echoes:
        return None
    used.add(Import(_FACTS, "Echo"))
    return Tuple(
        tuple(
            call("Echo", Text(echo.field), absent=_maybe(echo.absent))
            for echo in safety.echoes
        )
    )


def _maybe(value: str | int | bool | None) -> Expression | None:
    return None if value is None else scalar(value)
