"""From a JSON pointer into a sample to the field that describes what stands there."""

from payspec.ir.operations import Payload
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)
from payspec.runtime.wire import JsonValue

from ..scope import Scope


def field_at(scope: Scope, payload: Payload, pointer: str) -> Field | None:
    """The last field on the way to what a pointer names; `None` if none is."""
    steps = _steps(pointer)
    waiting: list[tuple[Type, tuple[str, ...], Field | None]] = [
        (payload.type, tuple(steps[len(payload.envelope) :]), None)
    ]
    found: tuple[int, Field | None] = (len(steps) + 1, None)
    # The field that leaves the shortest way is the one: a union has several ways.
    while waiting:
        of, rest, field = waiting.pop()
        if field is not None and len(rest) < found[0]:
            found = len(rest), field
        waiting += _inside(scope, of, rest, field)
    return found[1]


def before(
    scope: Scope, payload: Payload, value: JsonValue, pointer: str
) -> Field | None:
    """The field of the nearest member before one that no field describes.

    Tables have the order of their samples: that is where the field is missing.
    """
    around, _, last = pointer.rpartition("/")
    holder = value
    for step in _steps(around):
        if isinstance(holder, dict):
            holder = holder.get(step)
        elif isinstance(holder, list) and step.isdigit() and int(step) < len(holder):
            holder = holder[int(step)]
    names = [*holder] if isinstance(holder, dict) else []
    (own,) = _steps(f"/{last}")
    for name in reversed(names[: names.index(own)] if own in names else []):
        escaped = name.replace("~", "~0").replace("/", "~1")
        field = field_at(scope, payload, f"{around}/{escaped}")
        if field is not None and field.wire == name:
            return field
    return None


def _steps(pointer: str) -> list[str]:
    return [
        step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
    ]


def _inside(
    scope: Scope, of: Type, rest: tuple[str, ...], field: Field | None
) -> list[tuple[Type, tuple[str, ...], Field | None]]:
    if not rest:
        return []
    match of:
        case ListOf(inner) | MapOf(inner):
            return [(inner, rest[1:], field)]
        case AnyOf(options):
            return [(option, rest, field) for option in options]
        case Ref(name):
            match scope.types.get(name):
                case ObjectType() as holder:
                    inner_field = holder.field(rest[0])
                    if inner_field is not None:
                        return [(inner_field.type, rest[1:], inner_field)]
                    return (
                        [] if holder.rest is None else [(holder.rest, rest[1:], field)]
                    )
                case TaggedType(members=members):
                    return [(member.type, rest, field) for member in members]
                case AnyOfType(of=union):
                    return [(union, rest, field)]
                case EnumType() | None:
                    return []
        case _:
            return []
