"""Whether the answer to a read is about what was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import AnotherAnswer
from ..model.answer import ResponseModel
from ..safety.echoes import differing_echoes
from .named import received_under
from .operation import Operation
from .paged import items_of
from .read import Answer, Items


def hold_to_request(
    operation: Operation, asked: Mapping[str, object], answer: Answer
) -> None:
    """Hold an answer, or each item of its list, to what was asked for.

    `asked` is what the request held under the names of the operation's echoes: what it
    did not hold says nothing. Raises `AnotherAnswer` with the fields that differ.
    """
    echoes = tuple(each for each in operation.echoes if each.sent in asked)
    if not echoes:
        return
    wanted = [each.field for each in echoes]
    differing = dict.fromkeys(
        field
        for each in _told(operation, answer.value)
        for field in differing_echoes(echoes, asked, received_under(wanted, each))
    )
    if differing:
        raise AnotherAnswer(operation.name, tuple(differing), answer.response)


def _told(
    operation: Operation, value: ResponseModel | Items[object]
) -> tuple[ResponseModel, ...]:
    """What an answer tells of: itself, or the items of its list."""
    if isinstance(value, Items):
        items = tuple(value)
    elif operation.pages is None:
        items = (value,)
    else:
        items = items_of(operation, operation.pages, value)
    return tuple(each for each in items if isinstance(each, ResponseModel))
