"""Which direction a type travels: sent, received, or both."""

from dataclasses import dataclass

from .provider import Provider
from .types import (
    AnyOf,
    AnyOfType,
    EnumType,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)


@dataclass(frozen=True, slots=True)
class Usage:
    """Names of the types that are reached from requests and from answers."""

    sent: frozenset[str]
    received: frozenset[str]


def usage(provider: Provider) -> Usage:
    """Follow every body, answer, error and callback to the types that they hold."""
    sent: set[str] = set()
    received: set[str] = set()
    for operation in provider.operations:
        for asked in (
            operation.given_path,
            operation.query,
            operation.given_headers,
            operation.body,
        ):
            if asked is not None:
                _follow(provider, asked.holder or asked.type, sent)
        for answered in operation.answered:
            _follow(provider, answered.holder or answered.type, received)
        for error in operation.errors:
            _follow(provider, error.type, received)
    for callback in provider.callbacks:
        _follow(provider, callback.body.type, received)
    return Usage(frozenset(sent), frozenset(received))


def mentioned(of: Type) -> tuple[str, ...]:
    """The named types that a type expression mentions, in its order."""
    return tuple(ref.name for ref in refs(of))


def refs(of: Type) -> tuple[Ref, ...]:
    """The uses of named types in a type expression, in its order."""
    match of:
        case Ref():
            return (of,)
        case ListOf(inner) | MapOf(inner):
            return refs(inner)
        case AnyOf(options):
            return tuple(ref for option in options for ref in refs(option))
        case _:
            return ()


def held(named: NamedType) -> tuple[Type, ...]:
    """The type expressions inside a named type, in its order."""
    match named:
        case ObjectType(fields=fields, rest=rest):
            own = tuple(field.type for field in fields)
            return own if rest is None else (*own, rest)
        case TaggedType(members=members):
            return tuple(member.type for member in members)
        case AnyOfType(of=of):
            return (of,)
        case EnumType():
            return ()


def _follow(provider: Provider, of: Type, reached: set[str]) -> None:
    waiting = list(mentioned(of))
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        for inner in held(provider.type(name)):
            waiting.extend(mentioned(inner))
