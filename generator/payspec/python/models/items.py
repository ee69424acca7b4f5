"""Bounds on the items of lists and maps, which need a name of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from payspec.ir import scalars as ir
from payspec.ir.types import ListOf, MapOf, Type

from .classes import ModelClass


@dataclass(frozen=True, slots=True)
class ItemAlias:
    """A private alias: `_TextUpTo35 = Annotated[str, Field(max_length=35)]`."""

    name: str
    base: str
    bounds: tuple[tuple[str, int], ...]


def item_alias(of: Type) -> ItemAlias | None:
    """The alias that an item of that type needs; `None` for one without bounds."""
    match of:
        case ir.Text(shortest, longest):
            return _text(shortest, longest)
        case ir.Phone(longest):
            return _text(None, longest)
        case ir.Integer(lowest, highest):
            return _alias("Integer", "int", ("ge", lowest), ("le", highest))
        case ir.Minor():
            return _alias("Integer", "int", ("ge", 1), ("le", None))
        case _:
            return None


def item_aliases(classes: Iterable[ModelClass]) -> tuple[ItemAlias, ...]:
    """Every alias that the classes need, by name."""
    found = {
        alias.name: alias
        for model in classes
        if model.sent
        for field in model.type.fields
        for item in _items(field.type)
        if (alias := item_alias(item)) is not None
    }
    return tuple(found[name] for name in sorted(found))


def _items(of: Type) -> Iterator[Type]:
    if isinstance(of, (ListOf, MapOf)):
        inner = of.item if isinstance(of, ListOf) else of.value
        yield inner
        yield from _items(inner)


def _text(shortest: int | None, longest: int | None) -> ItemAlias | None:
    return _alias("Text", "str", ("min_length", shortest), ("max_length", longest))


def _alias(
    word: str, base: str, low: tuple[str, int | None], high: tuple[str, int | None]
) -> ItemAlias | None:
    bounds = tuple((name, bound) for name, bound in (low, high) if bound is not None)
    if not bounds:
        return None
    parts = [
        f"{preposition}{_digits(bound)}"
        for preposition, (_, bound) in (("From", low), ("UpTo", high))
        if bound is not None
    ]
    return ItemAlias(f"_{word}{''.join(parts)}", base, bounds)


def _digits(number: int) -> str:
    return str(number).replace("-", "Minus")
