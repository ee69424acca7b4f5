"""Names that emitted code could not use, because it keeps them for itself."""

from collections.abc import Iterator

from payspec.diagnostics import Span

from .. import reserved
from ..scope import Scope
from .rules import RESERVED_NAME

Named = tuple[str, Span, frozenset[str]]
"""A name, its place, and the words that are taken where it will stand."""


def check(scope: Scope) -> None:
    """Report every name that is taken already, or a keyword."""
    for name, span, taken in _names(scope):
        if name in taken or reserved.is_keyword(name):
            scope.report.report(
                RESERVED_NAME,
                span,
                f"'{name}' is taken: emitted code has it already",
                hint="choose another name",
            )


def _names(scope: Scope) -> Iterator[Named]:
    provider = scope.provider
    yield provider.name, provider.span, reserved.PROVIDERS
    for credential in provider.credentials:
        yield credential.name, credential.span, reserved.CLIENT_ARGUMENTS
    for named in provider.types:
        yield named.name, named.span, frozenset()
    for operation in provider.operations:
        yield operation.name, operation.span, reserved.CLIENT_MEMBERS
        for parameter in operation.parameters:
            yield parameter.name, parameter.span, reserved.METHOD_ARGUMENTS
    for signature in provider.signatures:
        for key in signature.keys:
            yield key.credential, key.span, reserved.PARSE_ARGUMENTS
