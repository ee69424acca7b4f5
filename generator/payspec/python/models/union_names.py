"""Names of the unions that a spec does not name: `_TextOrCustomer`."""

from __future__ import annotations

from payspec.ir import scalars as ir
from payspec.ir.types import AnyOf, ListOf, MapOf, Ref, Type

from .items import item_alias


class UnionNames:
    """Gives each union of one provider a name that says what it is made of.

    The same types in the same order have the same name, whoever holds them.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[AnyOf, bool], str] = {}

    def name(self, of: AnyOf, *, sent: bool) -> str:
        """The alias of a union in one direction."""
        known = self._names.get((of, sent))
        if known is not None:
            return known
        name = f"_{_word(of)}{'Input' if sent else ''}"
        # `list(A)` and a type called ListOfA come to the same word.
        while name in self._names.values():
            name = f"{name}_"
        self._names[of, sent] = name
        return name


def _word(of: Type) -> str:
    match of:
        case Ref(name):
            return name
        case ListOf(item):
            return f"ListOf{_word(item)}"
        case MapOf(value):
            return f"MapOf{_word(value)}"
        case AnyOf(options):
            return "Or".join(map(_word, options))
        case ir.UnixTime(unit):
            return f"Unix{unit.name.title()}"
        case _:
            bounded = item_alias(of)
            return type(of).__name__ if bounded is None else bounded.name[1:]
