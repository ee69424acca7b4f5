"""The body of a request: its wrapping, and its bytes."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.pointer import join
from ..wire import InvalidParameter, JsonInput, JsonValue, MultipartEncoding, dumps
from .media import JSON
from .operation import Operation, Shape
from .refusal import refuse


def wrapped(shape: Shape, value: JsonValue) -> JsonInput:
    """The value inside its wrapping."""
    body: JsonInput = value
    for depth, member in reversed([*enumerate(shape.envelope)]):
        beside = {name: fixed for at, name, fixed in shape.fixed if at == depth}
        body = {**beside, member: body}
    return body


def written(operation: Operation, body: JsonInput) -> tuple[str, bytes]:
    """The media type and the bytes of a body.

    Raises `InvalidRequest` for what cannot be written in JSON, a text in a form, or in
    parts, that cannot be encoded, and for parts that are too long.
    """
    if operation.form is None:
        return JSON, _json(operation, body)
    if not isinstance(body, Mapping):
        raise TypeError("a form is written from an object")
    try:
        if isinstance(operation.form, MultipartEncoding):
            return operation.form.body(body)
        return "application/x-www-form-urlencoded", operation.form.body(body)
    except InvalidParameter as error:
        name, problem = error.name, error.problem
    refuse(operation, join("", name) if name else "", "form", problem)


def _json(operation: Operation, body: JsonInput) -> bytes:
    try:
        return dumps(body)
    except ValueError as error:
        problem = str(error)
    refuse(operation, "", "json", f"cannot be written as JSON: {problem}")
