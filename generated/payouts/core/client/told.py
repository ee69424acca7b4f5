"""What the answer to a read tells of: itself, or the items of its list."""

from __future__ import annotations

from ..errors import UnreadableAnswer
from ..fields.narrow import is_array
from ..model.answer import ResponseModel, received_by
from ..model.base import wire_names
from ..model.class_fields import fields_of
from .operation import Operation
from .paged import items_of, received_items
from .read import Answer, Items
from .substance import says_something


def subjects(operation: Operation, answer: Answer) -> tuple[object, ...]:
    """The answer itself, or the items of its list, every one of them.

    Who looks for a payout in a list takes its absence for a fact. So a list has to be
    there, and each of its items has to be read: one that could not be may be the one
    that is looked for. Raises `UnreadableAnswer`.
    """
    value = answer.value
    received: object
    if isinstance(value, Items):
        items, received = tuple(value), answer.received
    elif operation.pages is not None:
        items = items_of(operation, operation.pages, value)
        received = received_items(operation.pages, value)
    else:
        return (value,)
    lost = is_array(received) and len(items) != len(received)
    if lost or any(map(is_hollow, items)):
        problem = "holds an item that cannot be read"
        raise UnreadableAnswer(operation.name, problem, answer.response)
    return items


def is_hollow(value: object) -> bool:
    """Whether an object came of which nothing could be read, though something must.

    It says nothing, and either lacks what is required, or has only members that are not
    described: the body of an error is such a one.
    """
    if not isinstance(value, ResponseModel) or says_something(value):
        return False
    fields, held = fields_of(type(value)), vars(value)
    if any(each.is_required() and name not in held for name, each in fields.items()):
        return True
    known, received = set(wire_names(type(value)).values()), received_by(value)
    return bool(known and received) and known.isdisjoint(received)
