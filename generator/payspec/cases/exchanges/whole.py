"""Whether the answer to a read tells all of what it has to tell of."""

from payspec.ir.types import ObjectType

from ..json_value import Json, at
from ..readable import is_read
from ..substance import says_something
from .answers import items_in
from .call import Calls


def subjects(
    calls: Calls, of: ObjectType, values: list[Json], *, many: bool
) -> tuple[ObjectType, list[Json]] | None:
    """What an answer tells of, and its type: itself, or the items of its list.

    `None` for a list that is not there, or that has an item which cannot be read.
    """
    if calls.operation.pages is not None:
        way, of = items_in(calls, of)
        [page] = values
        items = at(page, way)
        if not isinstance(items, list):
            return None
        values = items
    elif not many:
        return of, values
    lost = any(is_hollow(calls, of, each) for each in values)
    return None if lost else (of, values)


def is_hollow(calls: Calls, of: ObjectType, value: Json) -> bool:
    """Whether nothing of an object can be read, though something must."""
    if not isinstance(value, dict):
        return True
    if says_something(calls.provider, of, value):
        return False
    required = (each for each in of.fields if each.required)
    if not all(is_read(calls.provider, each, value) for each in required):
        return True
    known = {each.wire for each in of.fields}
    return bool(known and value) and known.isdisjoint(value)
