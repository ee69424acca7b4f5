"""How deep types hold one another: models, schemas and bodies are as deep."""

from collections.abc import Iterator, Mapping

from payspec.diagnostics import Related
from payspec.ir.facts import payloads
from payspec.ir.types import AnyOf, ListOf, MapOf, NamedType, Ref, Type
from payspec.ir.usage import held

from ..scope import Scope
from .rules import TYPES_TOO_DEEP

DEEPEST = 64
"""Types, lists and maps, each inside of the one before; JSON is read to a depth of 100.

Python ends a program that is about ten times as deep in its own calls.
"""

_STEPS = 2_000_000
"""Uses of a type that are followed at most: those of payloads come first."""


def check_depth(scope: Scope) -> None:
    """Report where types hold one another too deep, once."""
    steps = 0
    for root in _roots(scope):
        seen = {root}
        waiting = [_inside(scope.types, root, 1)]
        while waiting:
            for ref, depth in waiting[-1]:
                steps += 1
                if ref.name in seen or ref.name not in scope.types:
                    continue
                if depth > DEEPEST:
                    _report(scope, scope.types[root], ref)
                    return
                seen.add(ref.name)
                waiting.append(_inside(scope.types, ref.name, depth))
                break
            else:
                waiting.pop()
        if steps > _STEPS:
            return


def _roots(scope: Scope) -> Iterator[str]:
    """Each type as the first of a chain; those that travel by themselves before."""
    found = dict.fromkeys(
        ref.name
        for operation in scope.provider.operations
        for payload in payloads(operation)
        for ref, _ in _refs(payload.type, 0)
        if ref.name in scope.types
    )
    yield from found
    yield from (name for name in scope.types if name not in found)


def _inside(
    types: Mapping[str, NamedType], name: str, depth: int
) -> Iterator[tuple[Ref, int]]:
    """The types that a type holds, and how deep each of them then is."""
    for of in held(types[name]):
        yield from _refs(of, depth + 1)


def _refs(of: Type, depth: int) -> Iterator[tuple[Ref, int]]:
    match of:
        case Ref():
            yield of, depth
        case ListOf(inner) | MapOf(inner):
            yield from _refs(inner, depth + 1)
        case AnyOf(options):
            for option in options:
                yield from _refs(option, depth)
        case _:
            return


def _report(scope: Scope, root: NamedType, ref: Ref) -> None:
    scope.report.report(
        TYPES_TOO_DEEP,
        ref.span,
        f"'{ref.name}' is more than {DEEPEST} deep in '{root.name}'",
        hint=f"write `json` in place of '{ref.name}', or leave out what is not needed",
        related=(Related(root.span, f"'{root.name}' is described here"),),
    )
