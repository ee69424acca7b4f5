"""Holding the mapping to the operations, types and fields that it names."""

from collections.abc import Iterable
from typing import assert_never

from payspec.diagnostics import Related, Span
from payspec.ir import scalars as ir
from payspec.ir.mapping import MappedCall, MappedModel, MappedPart, Mapping, Part, Role
from payspec.ir.operations import Effect, Operation
from payspec.ir.types import ListOf, ObjectType, Ref, Type

from ..places import Place, inside, names_sent, sent, way_to
from ..related import last_described
from ..scope import Scope, did_you_mean
from . import rules

_EFFECTS = {
    Role.CREATE: (Effect.MOVES_MONEY, Effect.DRAFT),
    Role.CONFIRM: (Effect.MOVES_MONEY, Effect.ADVANCES_MONEY),
    Role.GET: (Effect.READ,),
    Role.FIND: (Effect.READ,),
    Role.CANCEL: (Effect.CANCELS,),
}
_READING = (Role.CREATE, Role.GET, Role.FIND)


def check(scope: Scope) -> None:
    """Hold every part of the mapping."""
    mapping = scope.provider.mapping
    if mapping is None:
        return
    for call in mapping.calls:
        _call(scope, call)
    for model in mapping.models:
        _model(scope, model)
    _complete(scope, mapping)


def _call(scope: Scope, call: MappedCall) -> None:
    operation = scope.operation(call.operation)
    if operation is None:
        if not scope.gaps.at("operations", call.operation):
            names = [each.name for each in scope.provider.operations]
            message = f"there is no operation '{call.operation}'"
            _bad(scope, call.span, message, did_you_mean(call.operation, names))
        return
    if operation.effect not in _EFFECTS[call.role]:
        wanted = " or ".join(each.value for each in _EFFECTS[call.role])
        message = f"'{operation.name}' has the effect {operation.effect.value}"
        _unfit(scope, call.span, message, f"name one with the effect {wanted}")
        return
    for mapped in call.parts:
        place = sent(scope, operation, mapped.field.path)
        names = names_sent(scope, operation)
        asked = () if operation.body is None else (operation.body.type,)
        holder = f"the request of '{operation.name}'"
        _part(scope, mapped, place, holder, names, *asked)


def _complete(scope: Scope, mapping: Mapping) -> None:
    described = {model.type for model in mapping.models}
    if not described <= scope.types.keys():
        # A name that is misspelt has been reported, and may be the one.
        return
    for call in mapping.calls:
        operation = scope.operation(call.operation)
        if operation is None or call.role not in _READING:
            continue
        for name in _answered(scope, operation):
            if name in described:
                continue
            described.add(name)
            scope.report.report(
                rules.INCOMPLETE,
                call.span,
                f"'{operation.name}' is answered with '{name}', of which `reads` says "
                "nothing",
                hint=f"add `{name}` to `reads`",
            )


def _answered(scope: Scope, operation: Operation) -> list[str]:
    types = [answered.type for answered in operation.answered]
    items = [each.item if isinstance(each, ListOf) else each for each in types]
    return [each.name for each in items if isinstance(each, Ref) and scope.named(each)]


def _model(scope: Scope, model: MappedModel) -> None:
    named = scope.types.get(model.type)
    if not isinstance(named, ObjectType):
        if not scope.gaps.at("types", model.type):
            objects = [
                name
                for name, each in scope.types.items()
                if isinstance(each, ObjectType)
            ]
            message = f"there is no object '{model.type}'"
            _bad(scope, model.span, message, did_you_mean(model.type, objects))
        return
    for mapped in model.parts:
        place = inside(scope, Ref(model.type), mapped.field.path)
        names = [each.wire for each in named.fields]
        _part(scope, mapped, place, f"'{model.type}'", names, Ref(model.type))


def _part(
    scope: Scope,
    mapped: MappedPart,
    place: Place | None,
    holder: str,
    names: Iterable[str],
    *within: Type,
) -> None:
    path, span = mapped.field.path, mapped.field.span
    if place is None:
        message = f"{holder} has no field '{path}'"
        ways = [way_to(scope, each, path) for each in within]
        way = last_described(field for way in ways for field in way)
        _bad(scope, span, message, did_you_mean(path, names), way)
    elif place.type is not None and not _fits(scope, mapped.part, place.type):
        wanted = _WANTED[mapped.part]
        message = f"'{path}' is no {mapped.part.value}"
        _unfit(scope, span, message, f"name {wanted}", place.described)


_WANTED = {
    Part.ID: "a text or a whole number",
    Part.REFERENCE: "a text or a whole number",
    Part.MONEY: "an amount: minor(currency) or major(currency)",
    Part.STATUS: "an enumeration that `statuses` describes",
}


def _fits(scope: Scope, part: Part, of: Type) -> bool:
    match part:
        case Part.ID | Part.REFERENCE:
            return isinstance(of, ir.Text | ir.Integer | ir.IntegerText | ir.Uuid)
        case Part.MONEY:
            return isinstance(of, ir.Amount)
        case Part.STATUS:
            return isinstance(of, Ref) and _has_statuses(scope, of.name)
        case _:
            assert_never(part)


def _has_statuses(scope: Scope, name: str) -> bool:
    described = {each.type for each in scope.provider.lifecycles}
    # A name that is misspelt has been reported, and may be the one.
    unsure = scope.gaps.within("statuses") or not described <= scope.types.keys()
    return name in described or unsure


def _bad(
    scope: Scope,
    span: Span,
    message: str,
    hint: str | None,
    related: Iterable[Related] = (),
) -> None:
    fix = hint or "name one of the spec's own"
    scope.report.report(rules.BAD_MAPPING, span, message, hint=fix, related=related)


def _unfit(
    scope: Scope,
    span: Span,
    message: str,
    hint: str,
    related: Iterable[Related] = (),
) -> None:
    scope.report.report(rules.UNFIT, span, message, hint=hint, related=related)
