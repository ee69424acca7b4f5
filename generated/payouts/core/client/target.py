"""Where a request goes: the parameters of its path and its query, held to their types.

One check for both: what a call is refused for, nothing else is asked with.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.pointer import join
from ..wire import InvalidParameter, JsonObject, render_path, render_query
from .fill import filled, pairs, plain
from .operation import Operation
from .refusal import refuse
from .settings import Settings


def rendered_path(
    operation: Operation, settings: Settings, parameters: Mapping[str, object]
) -> tuple[JsonObject, str]:
    """The parameters of the path by name, and the path with them in it, as texts.

    `parameters` are by Python name. Raises `InvalidRequest` with what is wrong with
    each, where it does not fit its type or cannot stand in a path.
    """
    given: JsonObject = {}
    if operation.given_path is not None:
        given = filled(operation, settings, operation.given_path, (), parameters)[0]
    try:
        return given, render_path(operation.path, as_texts(given))
    except InvalidParameter as error:
        name, problem = error.name, error.problem
    refuse(operation, join("", name), "path", problem)


def as_texts(given: JsonObject) -> dict[str, str]:
    """Parameters of a path as they stand in it, before anything is escaped."""
    return {name: plain(value) for name, value in given.items()}


def query_fields(
    operation: Operation, settings: Settings, values: Mapping[str, object]
) -> JsonObject:
    """The parameters of the query by wire name, `values` being by Python name.

    Raises `InvalidRequest` with what is wrong with each.
    """
    if operation.query is None:
        return {}
    return filled(operation, settings, operation.query, (), values)[0]


def rendered_query(operation: Operation, query: JsonObject) -> str:
    """The query of the address. Raises `InvalidRequest` for what cannot stand there."""
    if not query:
        return ""
    try:
        return render_query(pairs(query))
    except InvalidParameter as error:
        name, problem = error.name, error.problem
    refuse(operation, join("", name), "query", problem)
