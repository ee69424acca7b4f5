"""Where authentication is written: places of its own in a request."""

from collections.abc import Iterator

from payspec.diagnostics import Related, Span
from payspec.ir.auth import AuthScheme, BodyAuth, QueryAuth
from payspec.ir.operations import Method, Operation
from payspec.ir.types import MapOf

from ...header_names import SET_BY_CLIENT, TOKEN
from ...safety.named import is_object, objects_in
from ...scope import Scope
from . import rules
from .uses import headers


def check_placing(scope: Scope, scheme: AuthScheme) -> None:
    """Hold the headers and members of one scheme to what can be sent."""
    _headers(scope, scheme)
    _queries(scope, scheme)
    _bodies(scope, scheme)


def _headers(scope: Scope, scheme: AuthScheme) -> None:
    seen: set[str] = set()
    for name, span in headers(scheme):
        folded = name.lower()
        if TOKEN.fullmatch(name) is None or folded in SET_BY_CLIENT:
            scope.report.report(
                rules.AUTH_HEADER,
                span,
                f"no header {name!r} can authenticate",
                hint="write the header that the provider names",
            )
        elif folded in seen:
            scope.report.report(
                rules.AUTH_TWICE,
                span,
                f"'{scheme.name}' writes the header '{folded}' twice",
                hint="remove one of the two",
            )
        else:
            for operation in _operations(scope, scheme):
                own = _own_headers(scope, operation)
                if folded in own:
                    scope.report.report(
                        rules.AUTH_TWICE,
                        span,
                        f"'{operation.name}' has a header '{folded}' of its own",
                        hint="remove one of the two",
                        related=(Related(own[folded], "it is declared here"),),
                    )
        seen.add(folded)


def _own_headers(scope: Scope, operation: Operation) -> dict[str, Span]:
    """The headers that an operation declares, and where."""
    given = scope.object(operation.given_headers)
    fields = () if given is None else given.fields
    return {
        **{each.wire.lower(): each.span for each in fields},
        **{each.name.lower(): each.span for each in operation.headers},
    }


def _queries(scope: Scope, scheme: AuthScheme) -> None:
    for part in scheme.parts:
        if isinstance(part, QueryAuth):
            for operation in _operations(scope, scheme):
                query = scope.object(operation.query)
                field = None if query is None else query.field(part.parameter)
                if field is not None:
                    scope.report.report(
                        rules.AUTH_TWICE,
                        part.span,
                        f"'{part.parameter}' is a parameter of '{operation.name}'",
                        hint="remove it there: authentication writes it",
                        related=(Related(field.span, "it is described here"),),
                    )


def _bodies(scope: Scope, scheme: AuthScheme) -> None:
    members = [part for part in scheme.parts if isinstance(part, BodyAuth)]
    for part in members:
        for operation in _operations(scope, scheme):
            if operation.method in {Method.GET, Method.DELETE}:
                scope.report.report(
                    rules.AUTH_BODY,
                    part.span,
                    f"'{operation.name}' is sent without a body",
                    hint="give it another way to authenticate",
                )
            elif not _has_members(scope, operation):
                scope.report.report(
                    rules.AUTH_BODY,
                    part.span,
                    f"the body of '{operation.name}' may be no object",
                    hint="give it another way to authenticate",
                )
            elif part.member in _root(scope, operation):
                scope.report.report(
                    rules.AUTH_TWICE,
                    part.span,
                    f"the body of '{operation.name}' has '{part.member}' already",
                    hint="remove the field: authentication writes it",
                )


def _root(scope: Scope, operation: Operation) -> tuple[str, ...]:
    """Members at the root of a body."""
    if operation.body is not None and operation.body.envelope:
        return operation.body.envelope[:1]
    if operation.body is None:
        return ()
    return tuple(
        field.wire
        for each in objects_in(scope, operation.body.type)
        for field in each.fields
    )


def _has_members(scope: Scope, operation: Operation) -> bool:
    """Whether a body is always an object: one more member can stand in it."""
    body = operation.body
    if body is None or body.envelope or isinstance(body.type, MapOf):
        return True
    return is_object(scope, body.type)


def _operations(scope: Scope, scheme: AuthScheme) -> Iterator[Operation]:
    yield from scope.provider.authenticated_by(scheme.name)
