"""Holding types to their rules: names that lead somewhere, shapes that can exist."""

from collections.abc import Iterator

from payspec.diagnostics import Related, nearest
from payspec.ir.facts import payloads
from payspec.ir.scalars import Text
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Field,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)
from payspec.ir.unions import Ambiguous, options
from payspec.ir.usage import held, mentioned, refs, usage

from ..gaps import UNREADABLE
from ..scope import Scope
from ..values import can_hold
from . import rules
from .catalogue import BY_WORD, ELSEWHERE
from .depth import check_depth
from .described import check_descriptor
from .fields import check_fields


def check(scope: Scope) -> None:
    """Hold every type of a provider to the rules of types."""
    dangling = [ref for of in _expressions(scope) for ref in _unknown(scope, of)]
    for ref in dangling:
        _report_unknown(scope, ref)
    unread = any(of is UNREADABLE for of in _expressions(scope))
    whole = not (dangling or unread or scope.gaps)
    reach = usage(scope.provider) if whole else None
    if reach is not None:
        _unused(scope, reach.sent | reach.received)
        for of in _expressions(scope):
            for union in _unions(of):
                _told(scope, union)
    _endless(scope)
    if not dangling:
        check_depth(scope)
    for named in scope.provider.types:
        if isinstance(named, ObjectType):
            _empty(scope, named)
            sent = reach is not None and named.name in reach.sent
            holder = _holder(scope, reach.sent, named) if reach and sent else None
            check_fields(scope, named, sent=sent, sent_in=holder)
            check_descriptor(scope, named, reach)
        elif isinstance(named, TaggedType) and not dangling:
            _tags(scope, named)


def _holder(scope: Scope, sent: frozenset[str], named: ObjectType) -> Field | None:
    """The first field of another object through which requests hold `named`."""
    holders = [each for each in scope.provider.types if each.name in sent]
    for holder in holders:
        for field in holder.fields if isinstance(holder, ObjectType) else ():
            if holder.name != named.name and named.name in mentioned(field.type):
                return field
    return None


def _expressions(scope: Scope) -> Iterator[Type]:
    for named in scope.provider.types:
        yield from held(named)
    for operation in scope.provider.operations:
        yield from (payload.type for payload in payloads(operation))
        yield from (parameter.type for parameter in operation.parameters)
    yield from (callback.body.type for callback in scope.provider.callbacks)


def _unknown(scope: Scope, of: Type) -> Iterator[Ref]:
    for ref in refs(of):
        if ref.name not in scope.types and not scope.gaps.at("types", ref.name):
            yield ref


def _report_unknown(scope: Scope, ref: Ref) -> None:
    word = ELSEWHERE.get(ref.name.lower()) or ref.name.lower()
    near = nearest(ref.name, scope.types)
    hint: str | None = None
    related: tuple[Related, ...] = ()
    if near is not None:
        span = scope.types[near].span
        hint = f"did you mean '{near}' (line {span.line})?"
        related = (Related(span, f"'{near}' is described here"),)
    elif word in BY_WORD:
        hint = f"did you mean '{word}'?"
    scope.report.report(
        rules.UNKNOWN_TYPE,
        ref.span,
        f"there is no type '{ref.name}'",
        hint=hint or "describe it under `types`",
        related=related,
    )


def _unused(scope: Scope, used: frozenset[str]) -> None:
    # What only an unused type uses is not reported beside it.
    unused = {name: scope.types[name] for name in scope.types if name not in used}
    below = {
        inner for name, named in unused.items() for inner in _below(named) - {name}
    }
    roots = [name for name in unused if name not in below] or [*unused][:1]
    for name in roots:
        scope.report.report(
            rules.UNUSED_TYPE,
            unused[name].span,
            f"nothing uses '{name}'",
            hint="name it in an operation, or remove it",
        )


def _below(named: NamedType) -> set[str]:
    return {name for inner in held(named) for name in mentioned(inner)}


def _empty(scope: Scope, named: ObjectType) -> None:
    if (
        named.fields
        or named.open
        or named.rest is not None
        or scope.gaps.within("types", named.name)
    ):
        return
    scope.report.report(
        rules.EMPTY_TYPE,
        named.span,
        f"'{named.name}' describes nothing",
        hint="describe a field, or write `$open: true`",
    )


def _unions(of: Type) -> Iterator[AnyOf]:
    match of:
        case ListOf(inner) | MapOf(inner):
            yield from _unions(inner)
        case AnyOf(inside):
            yield of
            for option in inside:
                yield from _unions(option)
        case _:
            return


def _told(scope: Scope, union: AnyOf) -> None:
    try:
        options(union, scope.types)
    except Ambiguous as ambiguous:
        of = ambiguous.option
        scope.report.report(
            rules.AMBIGUOUS_UNION,
            of.span if isinstance(of, Ref) else union.span,
            str(ambiguous),
            hint=ambiguous.hint,
        )


def _tags(scope: Scope, named: TaggedType) -> None:
    """Each member is an object in which the tag is a required text."""
    for member in named.members:
        inner = scope.types.get(member.type.name)
        field = inner.field(named.tag) if isinstance(inner, ObjectType) else None
        if scope.gaps.within("types", member.type.name):
            continue
        if field is None or not field.required or field.nullable:
            problem = f"has no required field '{named.tag}'"
        elif not _is_tag(scope, field, member.value):
            problem = f"has a '{named.tag}' that is never '{member.value}'"
        else:
            continue
        scope.report.report(
            rules.BAD_TAG,
            member.type.span,
            f"'{member.type.name}' {problem}",
            hint=f"write `{named.tag}!: text` in it",
        )


def _is_tag(scope: Scope, field: Field, value: str) -> bool:
    if field.pattern is not None or field.reads:
        return False
    return can_hold(field.type, value, scope.types) and isinstance(
        field.type, Text | Ref
    )


def _endless(scope: Scope) -> None:
    """Report a circle of types that require each other once, where it begins.

    So is a union that is in itself, with no object between: it has no name there.
    """
    reported: set[str] = set()
    for named in scope.provider.types:
        if isinstance(named, AnyOfType):
            reached = _united(scope, named)
        else:
            reached = _required_from(scope, named)
        if named.name in reached and not reached & reported:
            reported.add(named.name)
            scope.report.report(
                rules.ENDLESS_TYPE,
                named.span,
                f"every '{named.name}' requires another '{named.name}'",
                hint=(
                    "put an object between the union and itself"
                    if isinstance(named, AnyOfType)
                    else "make one of the fields on the way optional"
                ),
            )


def _required_from(scope: Scope, named: NamedType) -> set[str]:
    waiting, seen = [named], set[str]()
    while waiting:
        current = waiting.pop()
        for field in current.fields if isinstance(current, ObjectType) else ():
            of = field.type
            if not field.required or field.nullable or not isinstance(of, Ref):
                continue
            if of.name not in seen and of.name in scope.types:
                seen.add(of.name)
                waiting.append(scope.types[of.name])
    return seen


def _united(scope: Scope, named: AnyOfType) -> set[str]:
    """The unions that are reached from one through lists, maps and other unions."""
    waiting, seen = [named], set[str]()
    while waiting:
        for name in mentioned(waiting.pop().of):
            inner = scope.types.get(name)
            if isinstance(inner, AnyOfType) and name not in seen:
                seen.add(name)
                waiting.append(inner)
    return seen
