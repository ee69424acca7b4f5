"""Bodies, answers and errors: what of them a client can say."""

from payspec.diagnostics import Rule
from payspec.ir.operations import (
    Method,
    MultipartBody,
    Operation,
    PartNesting,
    Payload,
)
from payspec.ir.safety import Verdict
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

from ..scope import Scope
from ..statuses import BODILESS
from . import rules


def check_shapes(scope: Scope, operation: Operation) -> None:
    """Hold the body, answers and errors of an operation to what they can be."""
    if operation.body is not None:
        _body(scope, operation, operation.body)
    for answered in operation.answered:
        if not isinstance(answered.type, MapOf) and not _is_whole(
            scope, answered.type, maps=False
        ):
            _wrong(
                scope,
                rules.ANSWER_SHAPE,
                answered,
                f"the answer of '{operation.name}' is no object, list or map, nor one "
                "of several objects and lists",
            )
    for error in operation.errors:
        if not _is_object(scope, error.type):
            _wrong(scope, rules.ERROR_SHAPE, error, "this error is no object type")
    _statuses(scope, operation)
    for payload in (*operation.answered, *operation.errors):
        for fixed in payload.fixed:
            scope.report.report(
                rules.FIXED,
                fixed.span,
                f"'{fixed.member}' is fixed in what the provider sends",
                hint="describe it as a field of the type",
            )
    if operation.form is not None and operation.body is None:
        scope.report.report(
            rules.FORM,
            operation.span,
            f"'{operation.name}' has no body to write as a form",
            hint="remove `form` or `multipart`, or describe the body",
        )


def _body(scope: Scope, operation: Operation, body: Payload) -> None:
    if operation.method in {Method.GET, Method.DELETE}:
        scope.report.report(
            rules.BODY_NOT_TAKEN,
            body.span,
            f"'{operation.name}' is sent with {operation.method.value}",
            hint="remove the body, or correct the verb",
        )
    if not _is_whole(scope, body.type, maps=True):
        what = f"the body of '{operation.name}' is no object, list or map"
        _wrong(scope, rules.BODY_SHAPE, body, what)
    elif _is_json(operation) and body.envelope:
        scope.report.report(
            rules.FORM,
            body.span,
            f"the parts of '{operation.name}' are JSON inside, and what wraps them is "
            "no part",
            hint="name the type without a wrapping",
        )
    elif operation.form is not None and not _is_members(scope, body.type):
        scope.report.report(
            rules.FORM,
            body.span,
            f"the body of '{operation.name}' may be a list, which a form has no name "
            "for",
            hint="describe an object that holds the list",
        )


def _is_json(operation: Operation) -> bool:
    """Whether what is nested in the parts of a body is JSON."""
    match operation.form:
        case MultipartBody(nesting=PartNesting.JSON):
            return True
        case _:
            return False


def _wrong(scope: Scope, rule: Rule, payload: Payload, message: str) -> None:
    scope.report.report(
        rule,
        payload.span,
        message,
        hint="describe an object under `types` and name it here",
    )


def _is_object(scope: Scope, of: Type) -> bool:
    """Whether it is one; what could not be read has been reported, and may be."""
    if not scope.named(of):
        return True
    return isinstance(of, Ref) and isinstance(scope.types[of.name], ObjectType)


def _is_whole(scope: Scope, of: Type, *, maps: bool) -> bool:
    """Whether JSON is sent, or read, as such a value: no text, number or boolean is."""
    match of:
        case ListOf():
            return True
        case MapOf():
            return maps
        case AnyOf(options):
            return all(_is_whole(scope, each, maps=maps) for each in options)
        case Ref(name) if name in scope.types:
            named = scope.types[name]
            if isinstance(named, AnyOfType):
                return _is_whole(scope, named.of, maps=maps)
            return isinstance(named, ObjectType | TaggedType)
        case _:
            return not scope.named(of)


def _is_members(scope: Scope, of: Type) -> bool:
    """Whether every value of the type is a JSON object."""
    match of:
        case ListOf():
            return False
        case AnyOf(options):
            return all(_is_members(scope, each) for each in options)
        case Ref(name):
            named = scope.types.get(name)
            return not isinstance(named, AnyOfType) or _is_members(scope, named.of)
        case _:
            return True


def _statuses(scope: Scope, operation: Operation) -> None:
    rows = () if operation.safety is None else operation.safety.outcomes
    again = {row.status for row in rows if row.verdict is Verdict.DUPLICATE}
    seen: set[int] = set()
    for answer in operation.answers:
        for status, span in zip(answer.statuses, answer.status_spans, strict=True):
            if status in seen:
                scope.report.report(
                    rules.STATUS_TWICE,
                    span,
                    f"{status} is described already",
                    hint="remove one of the two",
                )
            elif status in BODILESS and answer.payload and not answer.in_headers:
                scope.report.report(
                    rules.STATUS_WITHOUT_BODY,
                    span,
                    f"an answer with {status} has no body to hold this",
                    hint=f"write `{status}: nothing`, or name the status that is "
                    "answered with it",
                )
            elif status >= 300 and status not in again:
                scope.report.report(
                    rules.ANSWER_STATUS,
                    span,
                    f"{status} is no success",
                    hint="describe its shape under `errors`, or add "
                    f"`{status}: duplicate` to `outcomes`",
                )
            seen.add(status)
