"""Arguments of a case as a method takes them: models, moments, decimals, money."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import MISSING, BaseModel, TypeAdapter, ValidationError

from ..runtime.client.operation import Operation
from ..runtime.client.provider import Provider
from ..runtime.fields.money import Money
from ..runtime.fields.plain import FromWire
from ..runtime.model.base import wire_names
from .call_cases import CallCase, Members
from .json_text import JsonValue, members


def arguments(
    case: CallCase, operation: Operation, provider: Provider
) -> dict[str, object]:
    """The arguments of a case by the names that the method gives them.

    A value in wire form becomes what a caller would give: a text with a moment a
    `datetime`, an object its model. One that does not fit is given as it is, and it is
    for the client to refuse it. Raises `LookupError` for what the method does not take.
    """
    given = case.arguments
    found: dict[str, object] = dict(_part(given, "path"))
    for kind, name in (
        ("query", operation.query),
        ("headers", operation.given_headers),
        ("body", None if operation.body is None else operation.body.model),
    ):
        values = _part(given, kind)
        if name is None and values:
            raise LookupError(f"{operation.name} takes no {kind}")
        if name is not None:
            found |= _fields(provider.request_model(name), values, operation)
    if "money" in given:
        money = members(given["money"])
        found["money"] = Money(str(money["amount"]), str(money["currency"]))
    if "idempotency_key" in given:
        found["idempotency_key"] = given["idempotency_key"]
    return found


def _part(given: Members, name: str) -> Mapping[str, JsonValue]:
    return members(given.get(name, {}))


def _fields(
    model: type[BaseModel], values: Mapping[str, JsonValue], operation: Operation
) -> dict[str, object]:
    money = operation.money
    taken = set[str]() if money is None else {money.amount, money.currency}
    if money is not None and money.inside:
        names = {wire: name for name, wire in wire_names(model).items()}
        taken = {names[money.inside[0]]}
    found: dict[str, object] = {}
    rest = dict(values)
    for name, wire in wire_names(model).items():
        field = model.model_fields[name]
        if wire in rest:
            found[name] = typed(_annotation(model, name), rest.pop(wire))
        elif field.is_required() and name not in taken:
            # A caller in Python cannot leave it out; but it can give nothing.
            found[name] = MISSING
    if rest:
        raise LookupError(f"{operation.name} has no argument {next(iter(rest))!r}")
    return found


def _annotation(model: type[BaseModel], name: str) -> Any:
    # Types that hold each other are only names until all of them are there.
    model.model_rebuild()
    field = model.model_fields[name]
    if not field.metadata:
        return field.annotation
    return Annotated[field.annotation, *field.metadata]


def typed(annotation: Any, value: JsonValue) -> object:
    """A value in wire form as that type; where it does not fit, its parts are."""
    try:
        return _adapter(annotation).validate_python(
            value, strict=True, context=FromWire(), by_alias=True, by_name=False
        )
    except ValidationError:
        return _in_parts(annotation, value)


def _in_parts(annotation: Any, value: JsonValue) -> object:
    """Each member and item by its own type: what is wrong with one is not the other's.

    Objects stay mappings of wire names, as a caller may give them.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _in_parts(inner[0], value)
    if origin in (Union, UnionType):
        found: object = value
        for each in inner:
            found = value if each is MISSING else _in_parts(each, value)
            if found is not value:
                break
        return found
    match value:
        case list() if origin is list:
            return [typed(inner[0], item) for item in value]
        case dict() if origin is dict:
            return {name: typed(inner[1], item) for name, item in value.items()}
        case dict() if isinstance(annotation, type):
            if issubclass(annotation, BaseModel):
                return _mapping(annotation, value)
        case _:
            pass
    return value


def _mapping(
    model: type[BaseModel], value: Mapping[str, JsonValue]
) -> dict[str, object]:
    names = {wire: name for name, wire in wire_names(model).items()}
    return {
        wire: typed(_annotation(model, names[wire]), item) if wire in names else item
        for wire, item in value.items()
    }


@lru_cache(maxsize=2048)
def _adapter(annotation: Any) -> TypeAdapter[object]:
    return TypeAdapter(annotation)
