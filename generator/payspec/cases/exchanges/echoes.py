"""What an answer repeats of the request, and whether that is the same."""

from decimal import Decimal, InvalidOperation

from payspec.ir.operations import Operation
from payspec.ir.safety import Echo

from ..json_value import Json


def echoes_of(operation: Operation) -> tuple[Echo, ...]:
    """What an answer has to repeat: of a write, or of a read."""
    if operation.safety is None:
        return operation.echoes
    return operation.safety.echoes


def same(there: Json, here: Json) -> bool:
    """Whether an answer repeats a value: as it was sent, or as the same number."""
    if isinstance(there, bool) is not isinstance(here, bool):
        return False
    if there == here:
        return True
    if isinstance(there, str) and isinstance(here, str):
        return False
    return _number(there) is not None and _number(there) == _number(here)


def _number(value: Json) -> str | None:
    if value is None or isinstance(value, bool | list | dict):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return format(number.normalize(), "f") if number.is_finite() else None
