"""How a value of one of several types is told: by its JSON form, or by a member."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from . import scalars as ir
from .scalars import Scalar
from .types import (
    AnyOf,
    AnyOfType,
    EnumType,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

Types = Mapping[str, NamedType]
"""The named types of a provider."""


class Look(Enum):
    """What JSON calls a value."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Option:
    """One type of a union, and what a value of it looks like.

    `mark` is the member that it holds and no other object of the union does; `None`
    where its look alone tells it.
    """

    type: Type
    look: Look
    mark: str | None


class Ambiguous(Exception):
    """Two types of a union are not told apart.

    `option` is the one that is in doubt; the text says why, `hint` how to mend it.
    """

    def __init__(self, option: Type, says: str, hint: str) -> None:
        super().__init__(says)
        self.option, self.hint = option, hint


def options(of: AnyOf, types: Types) -> tuple[Option, ...]:
    """Every type of a union with what tells it, in the order of the spec.

    Raises `Ambiguous` for the first that is not told, and `KeyError` for a name that
    `types` does not have.
    """
    looks = [(option, _look(option, types)) for option in of.options]
    for place, (option, look) in enumerate(looks):
        earlier = [each for each, other in looks[:place] if other is look]
        if earlier and look is not Look.OBJECT:
            raise Ambiguous(
                option,
                f"the union has two types of which a value is a JSON {look.value}",
                "keep the wider one of them",
            )
    _hold_written(of, types)
    objects = [option for option, look in looks if look is Look.OBJECT]
    marks = _marks(objects, types) if len(objects) > 1 else {}
    return tuple(
        Option(option, look, marks.get(place))
        for place, (option, look) in _numbered(looks)
    )


def _numbered(
    looks: list[tuple[Type, Look]],
) -> Iterator[tuple[int | None, tuple[Type, Look]]]:
    """Objects with their place among the objects, others with none."""
    place = 0
    for option, look in looks:
        if look is Look.OBJECT:
            yield place, (option, look)
            place += 1
        else:
            yield None, (option, look)


def _look(of: Type, types: Types) -> Look:
    match of:
        case ListOf():
            return Look.LIST
        case MapOf():
            return Look.OBJECT
        case AnyOf():
            raise _nested(of)
        case Ref(name):
            return _named_look(of, types[name])
        case _:
            return _scalar_look(of)


def _named_look(of: Ref, named: NamedType) -> Look:
    match named:
        case EnumType(numbers=numbers):
            return Look.NUMBER if numbers else Look.TEXT
        case ObjectType() | TaggedType():
            return Look.OBJECT
        case AnyOfType():
            raise _nested(of)
        case _:
            assert_never(named)


def _nested(of: Type) -> Ambiguous:
    return Ambiguous(
        of, "a type of the union is a union itself", "list its types in this one"
    )


def _scalar_look(of: Scalar) -> Look:
    match of:
        case ir.Boolean():
            return Look.BOOLEAN
        case ir.Integer() | ir.Number() | ir.Minor() | ir.Major() | ir.UnixTime():
            return Look.NUMBER
        case ir.File():
            return Look.OBJECT
        case ir.Json():
            raise Ambiguous(of, "`json` is any value already", "write `json` alone")
        case _:
            return Look.TEXT


def _marks(objects: list[Type], types: Types) -> dict[int | None, str]:
    """The member that tells each of several objects, by its place among them."""
    found: dict[int | None, str] = {}
    for place, option in enumerate(objects):
        own = _described(option, types)
        others = [
            _described(other, types) for at, other in enumerate(objects) if at != place
        ]
        mark = next(
            (
                field.wire
                for field in own.fields
                if field.required
                and not field.nullable
                and all(other.field(field.wire) is None for other in others)
            ),
            None,
        )
        if mark is None:
            raise Ambiguous(
                option,
                f"no required field tells '{own.name}' from the other objects of the "
                "union",
                "require a field in it that the others do not have, or tell them "
                "apart with `$tag` and `$of`",
            )
        found[place] = mark
    return found


def _described(of: Type, types: Types) -> ObjectType:
    named = types[of.name] if isinstance(of, Ref) else None
    if isinstance(named, ObjectType) and named.rest is None:
        return named
    raise Ambiguous(
        of,
        "a map or a tagged union stands beside another object in the union",
        "name its objects in the union, each with a required field of its own",
    )


class _Written(Enum):
    """How a number, or a moment, is written."""

    NUMBER = "a number"
    NUMBER_IN_TEXT = "a number in text"
    MOMENT = "a moment as RFC 3339 writes it"
    SECONDS = "a moment in seconds"
    MILLISECONDS = "a moment in milliseconds"
    ZONELESS = "a moment without a zone"
    PATTERN = "a moment in a form of its own"


_NUMBERS = frozenset({_Written.NUMBER, _Written.NUMBER_IN_TEXT})
_USUAL = frozenset({_Written.NUMBER, _Written.MOMENT})


def _hold_written(of: AnyOf, types: Types) -> None:
    """A number that a caller gives is written in one way, and so is a moment.

    Only one of the two is written in another way than usual.
    """
    seen: list[_Written] = []
    for option in of.options:
        for written in _all_written(option, types, frozenset()):
            first = next((each for each in seen if _clash(each, written)), None)
            seen.append(written)
            if first is not None:
                raise Ambiguous(
                    option,
                    f"the union has {first.value} and {written.value}",
                    "keep one of them, or put it into an object",
                )


def _clash(one: _Written, other: _Written) -> bool:
    if (one in _NUMBERS) is (other in _NUMBERS):
        return one is not other
    return one not in _USUAL and other not in _USUAL


def _all_written(of: Type, types: Types, above: frozenset[str]) -> Iterator[_Written]:
    match of:
        case ListOf(inner) | MapOf(inner):
            yield from _all_written(inner, types, above)
        case AnyOf(options=inside):
            for option in inside:
                yield from _all_written(option, types, above)
        case Ref(name):
            named = types[name]
            if isinstance(named, AnyOfType) and name not in above:
                yield from _all_written(named.of, types, above | {name})
        case ir.Integer() | ir.Number():
            yield _Written.NUMBER
        case ir.IntegerText() | ir.NumberText():
            yield _Written.NUMBER_IN_TEXT
        case ir.Timestamp():
            yield _Written.MOMENT
        case ir.UnixTime(ir.UnixUnit.SECONDS):
            yield _Written.SECONDS
        case ir.UnixTime():
            yield _Written.MILLISECONDS
        case ir.ZonelessTime():
            yield _Written.ZONELESS
        case ir.PatternTime():
            yield _Written.PATTERN
        case _:
            return
