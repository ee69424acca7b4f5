"""Whether the answer to a read is about what was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import AnotherAnswer, UnreadableAnswer
from ..model.answer import ResponseModel
from ..safety.echoes import differing_echoes
from .named import received_under
from .operation import Operation
from .read import Answer
from .told import is_hollow, subjects


def hold_to_request(
    operation: Operation, asked: Mapping[str, object], answer: Answer
) -> None:
    """Hold an answer, or each item of its list, to what was asked for.

    `asked` is what the request held under the names of the operation's echoes: what it
    did not hold says nothing. Raises `AnotherAnswer` with the fields that differ, and
    `UnreadableAnswer` for a list that is not there or not whole, and for an object of
    which nothing could be read.
    """
    echoes = tuple(each for each in operation.echoes if each.sent in asked)
    wanted = [each.field for each in echoes]
    differing = dict.fromkeys(
        field
        for each in subjects(operation, answer)
        if isinstance(each, ResponseModel)
        for field in differing_echoes(echoes, asked, received_under(wanted, each))
    )
    if differing:
        raise AnotherAnswer(operation.name, tuple(differing), answer.response)
    if operation.pages is None and is_hollow(answer.value):
        problem = "holds nothing of what its spec describes"
        raise UnreadableAnswer(operation.name, problem, answer.response)
