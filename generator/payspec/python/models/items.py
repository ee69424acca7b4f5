"""Bounds that need a name of their own: on items of lists and maps, and some others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from payspec.ir import scalars as ir
from payspec.ir.types import AnyOf, ListOf, MapOf, ObjectType, Type

from ..imports import Import
from ..literals import literal
from .classes import ModelClass

_Bound = tuple[str, int | Decimal | None]


@dataclass(frozen=True, slots=True)
class ItemAlias:
    """A private alias: `_TextUpTo35 = Annotated[str, Field(max_length=35)]`.

    `bound` is what constrains `base`, as Python; both use `imports`.
    """

    name: str
    base: str
    bound: str
    imports: frozenset[Import]


def item_alias(of: Type) -> ItemAlias | None:
    """The alias that an item of that type needs; `None` for one without bounds."""
    match of:
        case ir.Text(longest_bytes=int(longest)):
            return ItemAlias(
                f"_TextUpTo{longest}Bytes",
                "str",
                f"max_bytes({longest})",
                frozenset({Import("..core.fields.texts", "max_bytes")}),
            )
        case ir.Text(shortest, longest):
            return _text(shortest, longest)
        case ir.Phone(longest):
            return _text(None, longest)
        case ir.Integer(lowest, highest):
            return _alias("Integer", "int", ("ge", lowest), ("le", highest))
        case ir.Number(lowest, highest):
            return _alias("Number", "Number", ("ge", lowest), ("le", highest))
        case ir.PatternTime(pattern, zone):
            return _moment(pattern, zone)
        case ir.Minor():
            return _alias("Integer", "int", ("ge", 1), ("le", None))
        case _:
            return None


def item_aliases(
    classes: Iterable[ModelClass], unions: Iterable[tuple[bool, AnyOf]]
) -> tuple[ItemAlias, ...]:
    """Every alias that the classes and the unions need, by name.

    Bounds are asked of what is sent alone, which a union says of itself.
    """
    held = [(model.sent, of) for model in classes for of in _types(model.type)]
    found = {
        alias.name: alias
        for sent, of in (*held, *unions)
        for item in (*_whole(of), *_items(of))
        if (sent or isinstance(item, ir.PatternTime))
        and (alias := item_alias(item)) is not None
    }
    return tuple(found[name] for name in sorted(found))


def _types(of: ObjectType) -> Iterator[Type]:
    yield from (field.type for field in of.fields)
    if of.rest is not None:
        yield MapOf(of.rest)


def _whole(of: Type) -> Iterator[Type]:
    """A field's own type, where a keyword of `Field` does not say its bounds."""
    match of:
        case ir.Text(longest_bytes=int()) | ir.Number() | ir.PatternTime():
            yield of
        case _:
            return


def _items(of: Type) -> Iterator[Type]:
    if isinstance(of, (ListOf, MapOf)):
        inner = of.item if isinstance(of, ListOf) else of.value
        yield inner
        yield from _items(inner)
    elif isinstance(of, AnyOf):
        for option in of.options:
            yield option
            yield from _items(option)


def _text(shortest: int | None, longest: int | None) -> ItemAlias | None:
    return _alias("Text", "str", ("min_length", shortest), ("max_length", longest))


def _alias(word: str, base: str, low: _Bound, high: _Bound) -> ItemAlias | None:
    bounds = [(name, bound) for name, bound in (low, high) if bound is not None]
    if not bounds:
        return None
    parts = [
        f"{preposition}{_digits(bound)}"
        for preposition, (_, bound) in (("From", low), ("UpTo", high))
        if bound is not None
    ]
    said = ", ".join(f"{name}={_written(bound)}" for name, bound in bounds)
    imports = {Import("pydantic", "Field")}
    if base == "Number":
        imports |= {
            Import("decimal", "Decimal"),
            Import("..core.fields.number", "Number"),
        }
    name = f"_{word}{''.join(parts)}"
    return ItemAlias(name, base, f"Field({said})", frozenset(imports))


def _moment(pattern: str, zone: str | None) -> ItemAlias:
    form = [pattern] if zone is None else [pattern, zone]
    # A name made of the pattern would be longer than a line.
    name = sha256("\n".join(form).encode()).hexdigest()[:8]
    said = ", ".join(str(literal(each)) for each in form)
    imports = {
        Import("datetime", "datetime"),
        Import("..core.fields.time_pattern", "moment_by"),
    }
    return ItemAlias(
        f"_Timestamp{name}", "datetime", f"moment_by({said})", frozenset(imports)
    )


def _written(bound: int | Decimal) -> str:
    return f'Decimal("{bound:f}")' if isinstance(bound, Decimal) else str(bound)


def _digits(bound: int | Decimal) -> str:
    plain = format(bound, "f") if isinstance(bound, Decimal) else str(bound)
    return plain.replace("-", "Minus").replace(".", "Point")
