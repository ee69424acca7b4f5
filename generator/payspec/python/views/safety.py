"""What a client carries of write safety: the facts of one operation, as a table."""

from dataclasses import replace

from payspec.ir.look_ups import look_ups
from payspec.ir.operations import Operation
from payspec.ir.safety import Echo, KeyForm, NotFound, WriteSafety
from payspec.ir.types import NamedType, ObjectType, Ref

from ..constants import operation_constant
from ..imports import Import
from ..layout import Dict, Expression, Text, Tuple, call, scalar, texts
from ..literals import Code, literal
from .context import ProviderContext

_FACTS = "..core.safety.facts"


def safety_table(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression:
    """The facts of an operation that may change something; `used` gains its imports."""
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
        echoes=_echoes(safety.echoes, used),
        identified_by=maybe(safety.identified_by),
        hidden=texts(_hidden(context, operation, safety)),
        effect_by=_effect_by(operation, used),
        look_ups=_look_ups(context, operation, used),
    )


def _look_ups(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression | None:
    """The reads besides that of `find` that the order can be asked for with."""
    find = None if operation.safety is None else operation.safety.find
    found = [
        each
        for each in look_ups(context.provider, operation)
        if find is None or (each.operation, each.field) != (find.operation, find.field)
    ]
    if not found:
        return None
    used.add(Import(_FACTS, "LookUp"))
    return Tuple(
        tuple(
            call(
                "LookUp",
                literal(operation_constant(context.provider.operation(each.operation))),
                literal(each.parameter),
                Text(each.field),
            )
            for each in found
        )
    )


def _effect_by(operation: Operation, used: set[Import]) -> Expression | None:
    by = operation.effect_by
    if by is None:
        return None
    used.add(Import(_FACTS, "EffectBy"))
    rows = ((scalar(each.value), each.effect.needs_write_safety) for each in by.rows)
    moves = Dict(tuple((value, Code(repr(moves))) for value, moves in rows))
    return call("EffectBy", Text(by.field), moves)


def _hidden(
    context: ProviderContext, operation: Operation, safety: WriteSafety
) -> list[str]:
    """Names that a payout is found or recognised by, and whose values are sensitive.

    Sensitive fields of the body itself are known to its model.
    """
    repeat, find = safety.repeat, safety.find
    named = {find.field} if find is not None else set[str]()
    if repeat is not None:
        named |= {each for each in (repeat.key, repeat.derive_from) if each}
    hidden = {each.name for each in operation.parameters if each.sensitivity}
    return sorted(
        name
        for name in named
        if name in hidden or ("." in name and _is_sensitive(context, operation, name))
    )


def _is_sensitive(context: ProviderContext, operation: Operation, path: str) -> bool:
    holder: NamedType | None = context.body(operation)
    while path:
        step = holder.toward(path) if isinstance(holder, ObjectType) else None
        if step is None or step[0].sensitivity is not None:
            return True
        of, path = step[0].type, step[1]
        holder = context.provider.type(of.name) if isinstance(of, Ref) else None
    return False


def _repeat(safety: WriteSafety, used: set[Import]) -> Expression | None:
    repeat = safety.repeat
    if repeat is None:
        return None
    used |= {Import(_FACTS, "Repeat"), Import(_FACTS, "RepeatAnswer")}
    return call(
        "Repeat",
        uuid=Code(repr(repeat.form is KeyForm.UUID)),
        answers=Code(f"RepeatAnswer.{repeat.answers.name}"),
        derive_from=maybe(repeat.derive_from),
        window=maybe(repeat.window),
        key=maybe(repeat.key),
    )


def _find(
    context: ProviderContext, safety: WriteSafety, used: set[Import]
) -> Expression | None:
    find = safety.find
    if find is None:
        return None
    used.add(Import(_FACTS, "Find"))
    target = context.provider.operation(find.operation)
    parameter = target.parameters[0].name if target.parameters else find.word
    return call(
        "Find",
        operation=literal(find.operation),
        parameter=literal(parameter),
        field=Text(find.field),
        proof=Code(repr(find.not_found is NotFound.PROOF)),
        table=literal(operation_constant(target)),
    )


def read_echoes(
    context: ProviderContext, operation: Operation, used: set[Import]
) -> Expression | None:
    """What the answer to a read has to hold; a parameter goes by its wire name."""
    query = context.asked(operation.query)
    fields = () if query is None else query.fields
    path = {each.name for each in operation.parameters}
    wire = {each.name or each.wire: each.wire for each in fields}
    named = tuple(
        (
            replace(each, of=wire[each.sent])
            if each.sent in wire and each.sent not in path
            else each
        )
        for each in operation.echoes
    )
    return _echoes(named, used)


def _echoes(echoes: tuple[Echo, ...], used: set[Import]) -> Expression | None:
    if not echoes:
        return None
    used.add(Import(_FACTS, "Echo"))
    return Tuple(
        tuple(
            call(
                "Echo",
                Text(echo.field),
                absent=maybe(echo.absent),
                of=maybe(echo.of),
                optional=Code("True") if echo.optional else None,
            )
            for echo in echoes
        )
    )


def maybe(value: str | int | bool | None) -> Expression | None:
    """A scalar, if there is one."""
    return None if value is None else scalar(value)
