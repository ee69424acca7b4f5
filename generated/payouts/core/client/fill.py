"""From what a caller gives to the plain JSON that is sent, checked all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pydantic import MISSING, ValidationError

from ..errors import InvalidRequest
from ..fields.missing import MISSING as LEFT_OUT
from ..model.base import wire_names
from ..model.pointer import pointer_of
from ..model.rules import check_rules
from ..model.violations import violations_from
from ..wire import JsonObject, JsonValue
from .operation import Operation
from .settings import Settings


def filled(
    operation: Operation,
    settings: Settings,
    model_name: str,
    envelope: tuple[str, ...],
    values: Mapping[str, object],
    *,
    bare: bool = False,
) -> tuple[JsonObject, frozenset[str]]:
    """The object to be sent, and the wire names of its sensitive fields.

    `values` are fields by Python name; what is left out is not sent. Raises
    `InvalidRequest` with every violation, each at its pointer below `envelope`; of a
    model that is `bare`, which holds a value as its one field, below that.
    """
    given = {
        name: value
        for name, value in values.items()
        if value is not LEFT_OUT and value is not MISSING
    }
    model = settings.provider.request_model(model_name)
    try:
        request = model.model_validate(given)
    except ValidationError as error:
        violations = violations_from(error)
    else:
        violations = check_rules(request, "")
        if not violations:
            names = wire_names(model)
            sensitive = frozenset(names[name] for name in model.__sensitive__)
            return request.to_wire(), sensitive
    above = pointer_of(wire_names(model).values()) if bare else ""
    raise InvalidRequest(
        operation.name,
        tuple(
            replace(
                each,
                pointer=pointer_of(envelope) + each.pointer.removeprefix(above),
            )
            for each in violations
        ),
    )


def pairs(sent: JsonObject) -> list[tuple[str, str]]:
    """Names and texts of a query, or of headers; a list is several of one name."""
    return [
        (name, plain(item))
        for name, value in sent.items()
        for item in (value if isinstance(value, list) else [value])
    ]


def plain(value: JsonValue) -> str:
    """A plain value as text: `true`, `12`, `0.50`; `TypeError` for any other."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case _:
            raise TypeError("a list or an object is no plain value")
