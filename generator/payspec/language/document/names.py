"""Names that emitted code could not use, because it keeps them for itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.diagnostics import Span
from payspec.ir.free_name import free_name

from .. import reserved
from ..scope import Scope
from .rules import RESERVED_NAME


@dataclass(frozen=True, slots=True)
class _Named:
    """A name and its place, the words that are taken there, and how to make another."""

    name: str
    span: Span
    taken: frozenset[str]
    form: str
    others: frozenset[str] = frozenset()


def check(scope: Scope) -> None:
    """Report every name that is taken already, or a keyword."""
    for each in _names(scope):
        if each.name in each.taken or reserved.is_keyword(each.name):
            free = free_name(each.name, each.form, each.taken | each.others)
            scope.report.report(
                RESERVED_NAME,
                each.span,
                f"'{each.name}' is taken: emitted code has it already",
                hint=f"call it '{free}'",
            )


def _names(scope: Scope) -> Iterator[_Named]:
    provider = scope.provider
    yield _Named(provider.name, provider.span, reserved.PROVIDERS, "{}_pay")
    credentials = frozenset(each.name for each in provider.credentials)
    keys = {key.credential for each in provider.signatures for key in each.keys}
    for credential in provider.credentials:
        taken = reserved.CLIENT_ARGUMENTS
        if credential.name in keys:
            taken |= reserved.PARSE_ARGUMENTS
        yield _Named(
            credential.name,
            credential.span,
            taken,
            "{}_credential",
            credentials,
        )
    types = frozenset(each.name for each in provider.types)
    for named in provider.types:
        yield _Named(named.name, named.span, frozenset(), "{}Type", types)
    operations = frozenset(each.name for each in provider.operations)
    for operation in provider.operations:
        yield _Named(
            operation.name,
            operation.span,
            reserved.CLIENT_MEMBERS,
            "call_{}",
            operations,
        )
        for parameter in operation.parameters:
            yield _Named(
                parameter.name,
                parameter.span,
                reserved.METHOD_ARGUMENTS,
                "{}_value",
                frozenset(each.name for each in operation.parameters),
            )
