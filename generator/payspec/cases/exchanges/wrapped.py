"""Values in the wrapping that a provider puts around them."""

from payspec.ir.operations import Payload

from ..json_value import Json, at, held
from ..patterns import Unbuildable


def wrapped(payload: Payload, value: Json) -> Json:
    """A value in its wrapping."""
    for depth, member in reversed([*enumerate(payload.envelope)]):
        value = {**payload.beside(depth), member: value}
    return value


def unwrapped(payload: Payload, value: Json) -> Json:
    """The value in a wrapping. Raises `Unbuildable` if that is not there."""
    if not held(value, payload.envelope):
        raise Unbuildable("a body without its wrapping")
    return at(value, payload.envelope)
