"""Reading answers: JSON to models, and where they are not as documented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ..wire.json_types import JsonObject, JsonValue
from .answer import ResponseModel
from .base import wire_names
from .drift import Drift, ResponseDrift, kind_of
from .pointer import join
from .reading import Reading

T_co = TypeVar("T_co", covariant=True)
M = TypeVar("M", bound=ResponseModel)


@dataclass(frozen=True, slots=True)
class Read(Generic[T_co]):
    """What was read, and where it was not as documented."""

    value: T_co
    drift: tuple[Drift, ...]


def read(
    model: type[M], data: JsonValue, pointer: str = "", *, strict: bool = False
) -> Read[M]:
    """Read one object; `pointer` is where in the answer it stands.

    No JSON value makes this fail. What is no object at all gives a model that holds
    nothing, and drift at `pointer`. With `strict`, undeclared drift raises
    `ResponseDrift` instead. `data` is kept, not copied: do not change it afterwards.
    """
    reading = Reading()
    found: tuple[Drift, ...] = ()
    document: JsonObject = {}
    if isinstance(data, dict):
        document = data
    else:
        found = (_no_object(data, pointer),)
    value = model.model_validate(
        document, context=reading, by_alias=True, by_name=False
    )
    if not found:
        found = reading.drift(data, pointer)
    return Read(value, _checked(found, strict))


def read_list(
    model: type[M], data: JsonValue, pointer: str = "", *, strict: bool = False
) -> Read[tuple[M, ...]]:
    """Read a list of objects. An item that is no object is left out and named.

    What is no list gives none, and drift at `pointer`: so an empty tuple says that
    there is nothing only if no undeclared drift comes with it.
    """
    if not isinstance(data, list):
        problem = f"is {kind_of(data)}, not a list"
        return Read((), _checked((Drift(pointer, problem, False),), strict))
    values: list[M] = []
    found: list[Drift] = []
    for index, item in enumerate(data):
        place = join(pointer, index)
        if isinstance(item, dict):
            one = read(model, item, place)
            values.append(one.value)
            found.extend(one.drift)
        else:
            found.append(_no_object(item, place))
    return Read(tuple(values), _checked(tuple(found), strict))


def read_whole(
    model: type[ResponseModel],
    data: JsonValue,
    pointer: str = "",
    *,
    strict: bool = False,
) -> Read[object]:
    """Read a value of any type as the one field of `model`, which does not travel.

    A value that does not fit is `None`, with drift at `pointer`.
    """
    [(name, wire)] = wire_names(model).items()
    held = read(model, {wire: data})
    inside = join("", wire)
    found = tuple(
        replace(each, pointer=f"{pointer}{each.pointer.removeprefix(inside)}")
        for each in held.drift
    )
    return Read(vars(held.value).get(name), _checked(found, strict))


def _no_object(data: JsonValue, pointer: str) -> Drift:
    return Drift(pointer, f"is {kind_of(data)}, not an object", False)


def _checked(found: tuple[Drift, ...], strict: bool) -> tuple[Drift, ...]:
    if strict and not all(drift.declared for drift in found):
        raise ResponseDrift(found)
    return found
