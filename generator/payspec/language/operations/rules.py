"""Rules of operations."""

import re
from collections.abc import Iterator

from payspec.diagnostics import Collector, Rule, Severity, nearest
from payspec.ir import scalars as ir
from payspec.ir.operations import FixedHeader, KeyHeader, Method, Operation
from payspec.ir.provider import Provider
from payspec.ir.types import EnumType, Ref, Type

UNKNOWN_AUTH = Rule(
    "unknown-auth",
    Severity.ERROR,
    "An operation authenticates in a way that the spec describes.",
)
BAD_PATH = Rule(
    "bad-path",
    Severity.ERROR,
    "A path is made of plain segments and of whole-segment parameters, without query, "
    "dot segments or empty segments.",
)
PATH_PARAMETER = Rule(
    "path-parameter",
    Severity.ERROR,
    "The parameters in a path and those described are the same, each once.",
)
PARAMETER_TYPE = Rule(
    "parameter-type",
    Severity.ERROR,
    "A parameter of a path is a single text or whole number.",
)
BODY_NOT_TAKEN = Rule(
    "body-not-taken", Severity.ERROR, "GET and DELETE are sent without a body."
)
STATUS_TWICE = Rule(
    "status-twice", Severity.ERROR, "A status of an operation has one shape."
)
BAD_HEADER = Rule(
    "bad-header",
    Severity.ERROR,
    "A header has a token for a name, printable ASCII for a value, and is none that "
    "the client sets itself.",
)
KEY_HEADER = Rule(
    "key-header",
    Severity.ERROR,
    "A header with the idempotency key stands where `write_safety` says what a repeat "
    "does, and there only.",
)
RESERVED_OPERATION = Rule(
    "reserved-operation",
    Severity.ERROR,
    "An operation is not called like another member of every client.",
)
BODY_SHAPE = Rule(
    "body-not-an-object",
    Severity.ERROR,
    "A body is an object type of this spec, inside its wrapping or bare.",
)

RESERVED = frozenset({"close", "aclose", "environment", "perform"})
_SET_BY_CLIENT = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "cookie",
        "host",
        "transfer-encoding",
        "user-agent",
    }
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[!-~]([ -~]*[!-~])?")
_SEGMENT = re.compile(r"\{([a-z][a-z0-9_]*)\}|[A-Za-z0-9._~!$&'()*+,;=:@-]+")


def check(provider: Provider, report: Collector) -> None:
    """Hold every operation to the rules of operations."""
    for operation in provider.operations:
        _auth(provider, operation, report)
        _path(provider, operation, report)
        _payloads(provider, operation, report)
        _headers(operation, report)
        if operation.name in RESERVED:
            report.report(
                RESERVED_OPERATION,
                operation.span,
                f"'{operation.name}' is a member of every client",
                hint="choose another name",
            )


def _auth(provider: Provider, operation: Operation, report: Collector) -> None:
    names = [scheme.name for scheme in provider.auth]
    if operation.auth is None or operation.auth in names:
        return
    near = nearest(operation.auth, names)
    report.report(
        UNKNOWN_AUTH,
        operation.span,
        f"'{operation.name}' authenticates by '{operation.auth}', "
        "which is not described",
        hint=f"did you mean '{near}'?" if near else "describe it under `auth`",
    )


def _path(provider: Provider, operation: Operation, report: Collector) -> None:
    used: list[str] = []
    for segment in operation.path.removeprefix("/").split("/"):
        found = _SEGMENT.fullmatch(segment)
        if found is None or segment in {".", ".."}:
            report.report(
                BAD_PATH,
                operation.span,
                f"the path of '{operation.name}' has a segment {segment!r}",
                hint="write plain segments, and {name} for a whole one",
            )
        elif found.group(1):
            used.append(found.group(1))
    described = [parameter.name for parameter in operation.parameters]
    for name in sorted({*used, *described}):
        if used.count(name) == described.count(name) == 1:
            continue
        where = "path" if name not in described else "description"
        report.report(
            PATH_PARAMETER,
            operation.span,
            f"'{name}' of '{operation.name}' stands in the {where} alone or twice",
            hint=f"write {{{name}}} in the path and `path: {{{name}: text}}` once each",
        )
    for parameter in operation.parameters:
        if not _is_segment(provider, parameter.type):
            report.report(
                PARAMETER_TYPE,
                parameter.span,
                f"'{parameter.name}' is no single text or whole number",
                hint=f"write `{parameter.name}: text`",
            )


def _is_segment(provider: Provider, of: Type) -> bool:
    match of:
        case ir.Text() | ir.Integer() | ir.Currency() | ir.Country() | ir.Date():
            return True
        case Ref(name):
            return any(
                named.name == name and isinstance(named, EnumType)
                for named in provider.types
            )
        case _:
            return False


def _payloads(provider: Provider, operation: Operation, report: Collector) -> None:
    body = operation.body
    if body is not None and operation.method in {Method.GET, Method.DELETE}:
        report.report(
            BODY_NOT_TAKEN,
            body.span,
            f"'{operation.name}' is sent with {operation.method.value}",
            hint="remove the body, or correct the verb",
        )
    if body is not None and not isinstance(body.type, Ref):
        report.report(
            BODY_SHAPE,
            body.span,
            f"the body of '{operation.name}' is no object type",
            hint="describe an object under `types` and name it here",
        )
    for status in _twice(
        status for answer in operation.answers for status in answer.statuses
    ):
        report.report(
            STATUS_TWICE,
            operation.span,
            f"'{operation.name}' describes {status} twice",
            hint="remove one of the two",
        )


def _twice(statuses: Iterator[int]) -> list[int]:
    seen: set[int] = set()
    twice: set[int] = set()
    for status in statuses:
        (twice if status in seen else seen).add(status)
    return sorted(twice)


def _headers(operation: Operation, report: Collector) -> None:
    keys = 0
    for header in operation.headers:
        if not _TOKEN.fullmatch(header.name) or header.name.lower() in _SET_BY_CLIENT:
            report.report(
                BAD_HEADER,
                header.span,
                f"{header.name!r} cannot be declared as a header",
                hint=(
                    "leave it out: the client sets it"
                    if _TOKEN.fullmatch(header.name)
                    else None
                ),
            )
        match header:
            case KeyHeader():
                keys += 1
            case FixedHeader(value=value):
                if not _VALUE.fullmatch(value):
                    report.report(
                        BAD_HEADER,
                        header.span,
                        f"the value of {header.name!r} is not printable ASCII",
                    )
    repeats = operation.safety is not None and operation.safety.repeat is not None
    if keys != int(repeats):
        report.report(
            KEY_HEADER,
            operation.span,
            f"'{operation.name}' has {keys} headers with an idempotency key and "
            f"{'a' if repeats else 'no'} `repeat`",
            hint="write one `headers: {Idempotency-Key: idempotency_key}` and say "
            "under `write_safety` what a `repeat` does",
        )
