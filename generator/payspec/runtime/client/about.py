"""Whether the answer to a read is about what was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import AnotherAnswer, UnreadableAnswer
from ..fields.narrow import is_array
from ..model.answer import ResponseModel
from ..safety.echoes import differing_echoes
from .named import received_under
from .operation import Operation
from .paged import items_of, received_items
from .read import Answer, Items


def hold_to_request(
    operation: Operation, asked: Mapping[str, object], answer: Answer
) -> None:
    """Hold an answer, or each item of its list, to what was asked for.

    `asked` is what the request held under the names of the operation's echoes: what it
    did not hold says nothing. Raises `AnotherAnswer` with the fields that differ, and
    `UnreadableAnswer` for a list with an item that cannot be read.
    """
    echoes = tuple(each for each in operation.echoes if each.sent in asked)
    if not echoes:
        return
    wanted = [each.field for each in echoes]
    differing = dict.fromkeys(
        field
        for each in _told(operation, answer)
        for field in differing_echoes(echoes, asked, received_under(wanted, each))
    )
    if differing:
        raise AnotherAnswer(operation.name, tuple(differing), answer.response)


def _told(operation: Operation, answer: Answer) -> tuple[ResponseModel, ...]:
    """What an answer tells of: itself, or the items of its list, every one of them.

    An item that cannot be read may be the one that was asked for.
    """
    value = answer.value
    received: object
    if isinstance(value, Items):
        items, received = tuple(value), answer.received
    elif operation.pages is None:
        return (value,)
    else:
        items = items_of(operation, operation.pages, value)
        received = received_items(operation.pages, value)
    found = tuple(each for each in items if isinstance(each, ResponseModel))
    if is_array(received) and len(found) != len(received):
        problem = "holds an item that cannot be read"
        raise UnreadableAnswer(operation.name, problem, answer.response)
    return found
