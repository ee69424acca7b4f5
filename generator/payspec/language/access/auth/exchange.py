"""The operation that gives a token: what it is asked with, and what it answers."""

from payspec.diagnostics import Rule, Span
from payspec.ir import scalars as ir
from payspec.ir.access import CredentialKind
from payspec.ir.auth import AuthScheme, ExchangeAuth
from payspec.ir.operations import Effect, Operation
from payspec.ir.types import Field, ListOf, ObjectType, Sensitivity, Type

from ...scope import Scope, did_you_mean
from . import rules


def check_exchange(scope: Scope, scheme: AuthScheme, part: ExchangeAuth) -> None:
    """Hold an exchange against the operation that it names."""
    operation = scope.operation(part.operation)
    if operation is None:
        names = [
            each.name
            for each in scope.provider.operations
            if each.effect is Effect.AUTH
        ]
        if not scope.gaps.at("operations", part.operation):
            _operation(
                scope,
                part,
                f"there is no operation '{part.operation}'",
                did_you_mean(part.operation, names) or "describe it",
            )
        return
    if operation.effect is not Effect.AUTH:
        hint = "write `effect: auth` there"
        _operation(scope, part, f"'{operation.name}' gives no access", hint)
    elif operation.auth is not None and _exchanges(scope, operation.auth):
        hint = f"remove its `auth: {operation.auth}`"
        _operation(scope, part, f"'{operation.name}' needs a token itself", hint)
    elif operation.parameters:
        hint = "name one with a plain path"
        _operation(scope, part, f"'{operation.name}' has a path to fill", hint)
    elif not scope.gaps:
        _request(scope, part, operation)
        _answers(scope, part, operation)


def _exchanges(scope: Scope, name: str) -> bool:
    return any(
        isinstance(part, ExchangeAuth)
        for scheme in scope.provider.auth
        if scheme.name == name
        for part in scheme.parts
    )


def _request(scope: Scope, part: ExchangeAuth, operation: Operation) -> None:
    body = scope.object(operation.body)
    if body is None:
        _operation(
            scope, part, f"'{operation.name}' takes no body", "describe its `body`"
        )
        return
    filled: set[str] = set()
    kinds = {item.name: item.kind for item in scope.provider.credentials}
    for each in part.credentials:
        filled.add(each.field)
        field = _filled(scope, body, each.field, each.span, ir.Text())
        secret = kinds.get(each.credential.name) is CredentialKind.SECRET
        if field is not None and secret:
            _is_secret(scope, body, field, each.span)
    if part.grants is not None:
        filled.add(part.grants)
        _filled(scope, body, part.grants, part.grants_span, ListOf(ir.Text()))
    if part.lifetime is not None and part.lifetime.field is not None:
        name = part.lifetime.field
        filled.add(name)
        _filled(scope, body, name, part.lifetime.span, ir.Integer())
    for field in body.fields:
        if field.required and field.wire not in filled:
            _say(
                scope,
                rules.TOKEN_REQUEST,
                part.span,
                f"nothing fills the required '{field.wire}' of '{body.name}'",
                f"name the credential that does: `{field.wire}: …`",
            )


def _filled(
    scope: Scope, body: ObjectType, name: str, span: Span, of: Type
) -> Field | None:
    field = body.field(name)
    if field is None:
        _say(
            scope,
            rules.TOKEN_REQUEST,
            span,
            f"'{body.name}' has no field '{name}'",
            did_you_mean(name, (each.wire for each in body.fields)) or "describe it",
        )
    elif not _fits(field.type, of):
        word = _word(of)
        _say(
            scope,
            rules.TOKEN_REQUEST,
            span,
            f"'{name}' of '{body.name}' cannot hold this",
            f"write `{name}: {word}` there",
        )
        return None
    return field


def _word(of: Type) -> str:
    match of:
        case ir.Text():
            return "text"
        case ir.Integer():
            return "integer"
        case _:
            return "list(text)"


def _fits(found: Type, of: Type) -> bool:
    if isinstance(of, ListOf):
        return isinstance(found, ListOf) and isinstance(found.item, ir.Text)
    return type(found) is type(of)


def _answers(scope: Scope, part: ExchangeAuth, operation: Operation) -> None:
    for answer in operation.answers:
        shape = scope.object(answer.payload)
        field = None if shape is None else shape.field(part.token)
        if shape is None or field is None:
            known = () if shape is None else (each.wire for each in shape.fields)
            _say(
                scope,
                rules.TOKEN_ANSWER,
                part.token_span,
                f"an answer of '{operation.name}' has no field '{part.token}'",
                did_you_mean(part.token, known) or "name the field with the token",
            )
        elif not field.required or not isinstance(field.type, ir.Text):
            _say(
                scope,
                rules.TOKEN_ANSWER,
                part.token_span,
                f"'{part.token}' of '{shape.name}' is no required text",
                f"write `{part.token}!: {{type: text, sensitive: secret}}` there",
            )
        else:
            _is_secret(scope, shape, field, part.token_span)


def _is_secret(scope: Scope, of: ObjectType, field: Field, span: Span) -> None:
    if field.sensitivity is not Sensitivity.SECRET:
        _say(
            scope,
            rules.TOKEN_NOT_SECRET,
            span,
            f"'{field.wire}' of '{of.name}' would be printed",
            "write `sensitive: secret` there",
        )


def _operation(scope: Scope, part: ExchangeAuth, message: str, hint: str) -> None:
    _say(scope, rules.TOKEN_OPERATION, part.operation_span, message, hint)


def _say(scope: Scope, rule: Rule, span: Span, message: str, hint: str) -> None:
    scope.report.report(rule, span, message, hint=hint)
