"""What is read of an answer beside its values: what statuses mean, and money."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.fields.money import Money
from ..core.fields.narrow import is_array
from ..core.model.answer import ResponseModel
from ..core.model.base import wire_names
from .call_cases import Members
from .json_text import items, members


def reading_differences(expected: Members, value: object) -> Iterator[str]:
    """What differs, in words that hold no value."""
    for each in map(members, items(expected.get("meanings", []))):
        yield from _meaning(each, value)
    for each in map(members, items(expected.get("worth", []))):
        at = str(each["at"])
        money = Money(str(each["amount"]), str(each["currency"]))
        if _money(_held(value, at)) != money:
            yield f"the money at {at or '/'} is another"


def _meaning(said: Members, value: object) -> Iterator[str]:
    at, _, last = str(said["at"]).rpartition("/")
    holder = _held(value, at)
    name = _name(holder, last)
    meaning = getattr(holder, f"{(name or '').rstrip('_')}_meaning", None)
    if meaning is None:
        yield f"nothing says what {said['at']} means"
        return
    found = (meaning.standing.value, meaning.final, meaning.money.value)
    if found != (said["is"], said["final"], said["money"]):
        yield f"{said['at']} means something else"


def _money(holder: object) -> Money | None:
    """The property for the first amount of an object."""
    for name, own in vars(type(holder)).items():
        if isinstance(own, property) and (name == "money" or name.endswith("_money")):
            found = getattr(holder, name)
            return found if isinstance(found, Money) else None
    return None


def _held(value: object, pointer: str) -> object:
    """What a model holds at a JSON pointer of wire names."""
    for step in pointer.split("/")[1:]:
        name = _name(value, step)
        if is_array(value):
            value = value[int(step)]
        elif name is not None:
            value = getattr(value, name)
        elif isinstance(value, ResponseModel):
            # Not a field: an entry of a map.
            value = (value.model_extra or {})[_unescaped(step)]
    return value


def _name(holder: object, step: str) -> str | None:
    """The attribute of a field; `None` if there is no such field."""
    if not isinstance(holder, ResponseModel):
        return None
    names = {each: name for name, each in wire_names(type(holder)).items()}
    return names.get(_unescaped(step))


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
