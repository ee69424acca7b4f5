"""Holding the answer to a write to the reference that its caller gave."""

from payspec.ir import scalars as ir
from payspec.ir.mapping import Part, Role
from payspec.ir.operations import Operation
from payspec.ir.safety import Verdict, WriteSafety
from payspec.ir.types import Field, ObjectType

from ..related import described
from ..scope import Scope
from . import rules
from .echoes import can_compare
from .named import field_at, object_of, objects_in, request_value, sent_by_mode


def check_references(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    """Report a write that moves money and whose answer may be about another order.

    What a caller names an order by is what it is found by, and what tells its repeat.
    One of them in the answer is enough; where the request names none, any text that it
    repeats and that is no currency, mode or the like.
    """
    if not operation.effect.needs_write_safety:
        return
    echoed = {echo.sent for echo in safety.echoes}
    names = _references(scope, operation, safety)
    if not names:
        if not any(_is_text(scope, operation, each) for each in echoed):
            scope.report.report(
                rules.REFERENCE_NOT_ECHOED,
                safety.span,
                f"nothing holds the answer of '{operation.name}' to this very order",
                hint="name under `echoes` what tells the order, or say under `$allow` "
                "why nothing does",
            )
        return
    sent = {name: request_value(scope, operation, name) for name in names}
    known = {name: value for name, value in sent.items() if value is not None}
    if echoed.intersection(names) or len(known) < len(sent):
        # A name that is not there has been reported.
        return
    for name, value in known.items():
        found = _repeating(scope, operation, safety, name)
        if found is None or not can_compare(scope, value.type, found[1].type):
            continue
        path, field, always = found
        scope.report.report(
            rules.REFERENCE_NOT_ECHOED,
            safety.span,
            f"the answer has '{path}', and it is not compared with the request's "
            f"'{name}'",
            hint=f"add {_echo(path, name, always=always)} to `echoes`",
            related=described(field),
        )
        return
    scope.report.report(
        rules.REFERENCE_NOT_ECHOED,
        safety.span,
        f"nothing holds the answer of '{operation.name}' to its '{names[0]}'",
        hint=f"name under `echoes` what repeats it: {{field: …, of: {names[0]}}}; or "
        "say under `$allow` why nothing does",
    )


def _references(
    scope: Scope, operation: Operation, safety: WriteSafety
) -> tuple[str, ...]:
    """Names under which a request says which order it is."""
    found = [] if safety.find is None else [safety.find.field]
    if safety.repeat is not None:
        found += filter(None, (safety.repeat.derive_from, safety.repeat.key))
    mapping = scope.provider.mapping
    for call in () if mapping is None else mapping.calls:
        if call.operation == operation.name and call.role in (
            Role.CREATE,
            Role.CONFIRM,
        ):
            found += [
                each.field.path
                for each in call.parts
                if each.part in (Part.REFERENCE, Part.ID)
            ]
    return tuple(dict.fromkeys(found))


def _is_text(scope: Scope, operation: Operation, name: str) -> bool:
    """Whether what is sent under a name can tell one order from another."""
    sent = request_value(scope, operation, name)
    if sent is None:
        # The mode tells nothing, and what is not there has been reported.
        return sent_by_mode(scope, name) is None
    return isinstance(sent.type, ir.Text | ir.IntegerText | ir.Integer | ir.Uuid)


def _repeating(
    scope: Scope, operation: Operation, safety: WriteSafety, name: str
) -> tuple[str, Field, bool] | None:
    """The field that repeats a value: called like it, in every accepted answer.

    With it comes its path, and whether every answer has it.
    """
    taken = {r.status for r in safety.outcomes if r.verdict is not Verdict.REJECTED}
    holders = [
        holder
        for answer in operation.answers
        if answer.payload is not None and taken.intersection(answer.statuses)
        for holder in objects_in(scope, answer.payload.type)
    ]
    for holder in holders:
        for path, field, always in _fields(scope, holder):
            alike = _plain(field.wire) == _plain(name.rpartition(".")[2])
            if alike and all(field_at(scope, each, path) for each in holders):
                return path, field, always
    return None


def _fields(scope: Scope, holder: ObjectType) -> list[tuple[str, Field, bool]]:
    """The fields of an object and of those inside it, the nearest first."""
    found: list[tuple[str, Field, bool]] = []
    waiting: list[tuple[ObjectType, str, bool]] = [(holder, "", True)]
    seen = {holder.name}
    for each, above, sure in waiting:
        for field in each.fields:
            always = sure and field.required and not field.nullable
            found.append((f"{above}{field.wire}", field, always))
            inner = object_of(scope, field.type)
            if inner is not None and inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, f"{above}{field.wire}.", always))
    return found


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()


def _echo(path: str, name: str, *, always: bool) -> str:
    if path == name:
        return f"`{path}`" if always else f"`{path}?`"
    mark = "" if always else ", optional: true"
    return f"`{{field: {path}, of: {name}{mark}}}`"
