"""Files: fields of bodies that are sent in parts, and of nothing else."""

from collections.abc import Iterator

from payspec.diagnostics import Span
from payspec.ir.facts import payloads
from payspec.ir.operations import MultipartBody
from payspec.ir.scalars import File
from payspec.ir.types import AnyOf, ListOf, MapOf, NamedType, ObjectType, Ref, Type
from payspec.ir.usage import held, mentioned

from ..scope import Scope
from . import rules


def check_files(scope: Scope) -> None:
    """Hold every file of a provider to the place where it can be sent."""
    if scope.gaps:
        # An operation that could not be read may be the one that sends it.
        return
    parted = _parted(scope)
    for named in scope.provider.types:
        if isinstance(named, ObjectType) and named.name in parted:
            for field in named.fields:
                of = field.type.item if isinstance(field.type, ListOf) else field.type
                if not isinstance(of, File) and _has_file(of):
                    _wrong(scope, field.span, f"'{field.wire}' holds files inside it")
            if named.rest is not None and _has_file(named.rest):
                _wrong(scope, named.span, f"'{named.name}' holds files without a name")
        else:
            _refuse(scope, named)
    for span, of in _wholes(scope):
        if _has_file(of):
            _wrong(scope, span, "a file stands where no part is sent")


def _refuse(scope: Scope, named: NamedType) -> None:
    if isinstance(named, ObjectType):
        for field in named.fields:
            if _has_file(field.type):
                _wrong(
                    scope,
                    field.span,
                    f"'{field.wire}' is a file, and '{named.name}' is not sent in "
                    "parts, or not only",
                )
        if named.rest is None or not _has_file(named.rest):
            return
    elif not any(map(_has_file, held(named))):
        return
    _wrong(scope, named.span, f"'{named.name}' holds files without a name")


def _parted(scope: Scope) -> set[str]:
    """Objects that are the body of operations in parts, and stand nowhere else."""
    parted: set[str] = set()
    elsewhere: set[str] = set()
    for operation in scope.provider.operations:
        in_parts = isinstance(operation.form, MultipartBody)
        for payload in payloads(operation):
            whole = payload is operation.body and isinstance(payload.type, Ref)
            (parted if in_parts and whole else elsewhere).update(
                mentioned(payload.type)
            )
    for callback in scope.provider.callbacks:
        elsewhere.update(mentioned(callback.body.type))
    for named in scope.provider.types:
        for of in held(named):
            elsewhere.update(mentioned(of))
    return parted - elsewhere


def _wholes(scope: Scope) -> Iterator[tuple[Span, Type]]:
    for operation in scope.provider.operations:
        for payload in payloads(operation):
            yield payload.span, payload.type
    for callback in scope.provider.callbacks:
        yield callback.body.span, callback.body.type


def _has_file(of: Type) -> bool:
    match of:
        case File():
            return True
        case ListOf(inner) | MapOf(inner):
            return _has_file(inner)
        case AnyOf(options):
            return any(map(_has_file, options))
        case _:
            return False


def _wrong(scope: Scope, span: Span, message: str) -> None:
    scope.report.report(
        rules.FILE,
        span,
        message,
        hint="make it a field of a body with `multipart`, of a type of its own",
    )
