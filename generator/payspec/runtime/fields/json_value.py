"""A value of which nothing is described but that it is JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic_core import PydanticCustomError

from ..wire.json_types import MAX_DEPTH, JsonValue, is_plain_size
from .narrow import is_array, is_mapping
from .plain import read_by


def check_json(value: object, depth: int = 0) -> JsonValue:
    """A copy of `value`, which consists of JSON values alone, without floats.

    `PydanticCustomError` for anything else, and for nesting deeper than `MAX_DEPTH`.
    """
    if value is None or isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, Decimal) and is_plain_size(value):
        return value
    if depth >= MAX_DEPTH:
        raise PydanticCustomError("type", "must be JSON that is not nested so deeply")
    if is_array(value):
        return [check_json(item, depth + 1) for item in value]
    if is_mapping(value):
        return {_key(key): check_json(item, depth + 1) for key, item in value.items()}
    raise PydanticCustomError("type", "must be JSON, its numbers no floats")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise PydanticCustomError("type", "must be JSON, its keys text")
    return key


if TYPE_CHECKING:
    Json = JsonValue
    """A field that holds any JSON value, its numbers exact."""
else:
    # pydantic is shown `object`: it would follow the recursive alias from the module
    # of the model that uses it, where the names in it mean nothing.
    Json = Annotated[object, read_by(check_json, {})]
