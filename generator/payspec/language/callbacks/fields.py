"""Fields that a callback names."""

from payspec.ir import scalars as ir
from payspec.ir.callbacks import Callback, FieldPath
from payspec.ir.types import EnumType, Field, ListOf, ObjectType, Ref, Type

from ..related import last_described
from ..safety.rules import SENSITIVE_REFERENCE
from ..scope import Scope, did_you_mean
from . import rules


def event_type(scope: Scope, callback: Callback) -> ObjectType | None:
    """The object that tells of one event; `None` if that is no object."""
    of = callback.body.type
    return object_of(scope, of.item if isinstance(of, ListOf) else of)


def object_of(scope: Scope, of: Type) -> ObjectType | None:
    """The object that a type names; `None` if it names none."""
    named = scope.types.get(of.name) if isinstance(of, Ref) else None
    return named if isinstance(named, ObjectType) else None


def fields_on(scope: Scope, callback: Callback, use: FieldPath) -> list[Field]:
    """The fields on the way that a path takes; none, reported, if it leads nowhere."""
    found: list[Field] = []
    holder, at = event_type(scope, callback), "the payload"
    for step in use.steps:
        if holder is None:
            if found:
                _unknown(scope, use, f"{at} is no object", [], found)
            return []
        field = holder.field(step)
        if scope.gaps.within("types", holder.name):
            return []
        if field is None:
            names = [each.wire for each in holder.fields]
            message = f"'{holder.name}' has no field '{step}'"
            _unknown(scope, use, message, names, found)
            return []
        if not scope.named(field.type):
            return []
        found.append(field)
        holder, at = object_of(scope, field.type), f"'{step}'"
    return found


def _unknown(
    scope: Scope, use: FieldPath, message: str, names: list[str], way: list[Field]
) -> None:
    last = use.steps[-1]
    scope.report.report(
        rules.UNKNOWN_FIELD,
        use.span,
        message,
        hint=did_you_mean(last, names) or "name a field of the payload",
        related=last_described(way),
    )


def check_plain(scope: Scope, callback: Callback, use: FieldPath) -> None:
    """Hold a field that tells one thing from another to being there and plain."""
    way = fields_on(scope, callback, use)
    if not way:
        return
    problem = None
    if not _is_plain(scope, way[-1]):
        problem = "is no text or whole number"
    elif any(not field.required or field.nullable for field in way):
        problem = "is not always there"
    if problem is not None:
        scope.report.report(
            rules.IDENTITY,
            use.span,
            f"'{use.path}' {problem}",
            hint="name a required field that holds one plain value",
            related=last_described(way),
        )
    elif any(field.sensitivity is not None for field in way):
        scope.report.report(
            SENSITIVE_REFERENCE,
            use.span,
            f"'{use.path}' is sensitive, and is kept to know events by",
            hint="name a field that is not",
            related=last_described(way),
        )


def check_order(scope: Scope, callback: Callback, use: FieldPath) -> None:
    """Hold the field that orders events to having an order."""
    way = fields_on(scope, callback, use)
    if way and not isinstance(way[-1].type, ir.Timestamp | ir.UnixTime | ir.Integer):
        scope.report.report(
            rules.ORDER,
            use.span,
            f"'{use.path}' is no timestamp and no whole number",
            hint="name a field that is, or leave `order` out",
            related=last_described(way),
        )


def _is_plain(scope: Scope, field: Field) -> bool:
    of = field.type
    if isinstance(of, Ref):
        return isinstance(scope.types.get(of.name), EnumType)
    return isinstance(
        of,
        ir.Text
        | ir.Integer
        | ir.Timestamp
        | ir.UnixTime
        | ir.Date
        | ir.CurrencyCode
        | ir.Country,
    )
