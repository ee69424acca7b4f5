"""JSON as values whose numbers stay exact, for cases that change what was built."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from .json_text import JsonText, list_text, object_text, scalar_text

Json: TypeAlias = "str | int | Decimal | bool | list[Json] | dict[str, Json] | None"
"""A JSON value; a fraction is a `Decimal`."""

Steps = Sequence[str]
"""Members on the way into a value, from outside inwards."""


def read(text: JsonText) -> Json:
    """The value of a JSON text."""
    value: Json = json.loads(text, parse_float=Decimal)
    return value


def write(value: Json) -> JsonText:
    """The value as compact JSON text."""
    match value:
        case dict():
            return object_text({name: write(each) for name, each in value.items()})
        case list():
            return list_text(map(write, value))
        case Decimal():
            return format(value, "f")
        case _:
            return scalar_text(value)


def pointer(steps: Steps) -> str:
    """The JSON pointer of these members."""
    return "".join(f"/{each.replace('~', '~0').replace('/', '~1')}" for each in steps)


def held(value: Json, steps: Steps) -> bool:
    """Whether something is there, be it null."""
    for step in steps:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def at(value: Json, steps: Steps) -> Json:
    """What is there; null where nothing is."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def put(value: Json, steps: Steps, by: Json) -> Json:
    """A copy with `by` at that place; objects on the way are made where none are."""
    if not steps:
        return by
    members = value if isinstance(value, dict) else {}
    first, *rest = steps
    return {**members, first: put(members.get(first), rest, by)}


def dropped(value: Json, steps: Steps) -> Json:
    """A copy without what is at that place."""
    if not steps or not isinstance(value, dict) or steps[0] not in value:
        return value
    first, *rest = steps
    if not rest:
        return {name: each for name, each in value.items() if name != first}
    return {**value, first: dropped(value[first], rest)}


def text_of(value: Json) -> str:
    """A plain value as it stands in a query: `true`, `12`, `0.50`, or the text."""
    return value if isinstance(value, str) else write(value)


def alike(one: Json, other: Json) -> bool:
    """Whether two values are written the same: true is no number, 0.50 is not 0.5."""
    if one is other:
        return True
    match one, other:
        case dict(), dict():
            return [*one] == [*other] and all(map(alike, one.values(), other.values()))
        case list(), list():
            return len(one) == len(other) and all(map(alike, one, other))
        case Decimal(), Decimal():
            return write(one) == write(other)
        case _:
            return identical(one, other)


def identical(one: Json, other: Json) -> bool:
    """Whether two plain values are the same: true is no number."""
    return type(one) is type(other) and one == other
