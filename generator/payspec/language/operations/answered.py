"""Answers that are read from their headers: what of them a header can hold."""

from payspec.diagnostics import Related
from payspec.ir import scalars as ir
from payspec.ir.operations import Operation, Payload
from payspec.ir.types import EnumType, Field, Ref, Type

from ..header_names import TOKEN
from ..scope import Scope
from . import rules

_TEXTS = (
    ir.Text
    | ir.IntegerText
    | ir.NumberText
    | ir.CurrencyCode
    | ir.Country
    | ir.Email
    | ir.Phone
    | ir.Url
    | ir.Uuid
    | ir.Timestamp
    | ir.ZonelessTime
    | ir.Date
)


def check_answered(scope: Scope, operation: Operation) -> None:
    """Hold the answers of an operation that stand in headers to what those hold."""
    for answer in operation.answers:
        if answer.in_headers and answer.payload is not None:
            _answer(scope, operation, answer.payload)


def _answer(scope: Scope, operation: Operation, answer: Payload) -> None:
    described = scope.object(answer)
    if operation.pages is not None or not isinstance(answer.type, Ref):
        _wrong(scope, answer, f"'{operation.name}' is answered with a list")
        return
    first: dict[str, Field] = {}
    for field in () if described is None else described.fields:
        earlier = first.setdefault(field.wire.lower(), field)
        if earlier is not field:
            scope.report.report(
                rules.ANSWER_HEADERS,
                field.span,
                f"the header '{field.wire}' is read already",
                hint="remove one of the two: case makes no other header",
                related=(Related(earlier.span, "it is described here first"),),
            )
        elif TOKEN.fullmatch(field.wire) is None:
            _wrong(scope, answer, f"{field.wire!r} is no name of a header")
        elif field.nullable or (
            scope.named(field.type) and not _is_text(scope, field.type)
        ):
            _wrong(scope, answer, f"the header {field.wire!r} is no text")


def _is_text(scope: Scope, of: Type) -> bool:
    if isinstance(of, Ref):
        named = scope.types.get(of.name)
        return isinstance(named, EnumType) and not named.numbers
    return isinstance(of, _TEXTS)


def _wrong(scope: Scope, answer: Payload, message: str) -> None:
    scope.report.report(
        rules.ANSWER_HEADERS,
        answer.span,
        message,
        hint="name an object whose fields are headers with text in them",
    )
