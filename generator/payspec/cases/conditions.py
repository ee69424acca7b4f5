"""Rules between the fields of an object: when they hold, and when they do not."""

import re
from collections.abc import Iterator

from payspec.ir.types import Condition, Field, ObjectType

from .build import Builder, Members
from .case import Case
from .json_text import scalar_text
from .patterns import patterned, textual
from .place import Place


def conditional_cases(
    builder: Builder, of: ObjectType, field: Field, outer: Place, place: Place
) -> Iterator[Case]:
    """Cases of the conditions of a field at `place`, in the object at `outer`."""
    if field.pattern is not None and field.pattern.when is not None:
        yield from _pattern(builder, of, field, outer, place)
    if field.required_when is not None:
        when, word = field.required_when, _word(field.required_when.equals)
        on = {when.field: scalar_text(when.equals)}
        given = builder.object(of, on)
        yield place.of_body(f"given-when-{word}", outer.hold(given))
        without = builder.object(of, {**on, field.wire: None})
        yield place.of_body(f"missing-when-{word}", outer.hold(without), "required")
        for name, off in _off(builder, of, when):
            without = builder.object(of, {**off, field.wire: None})
            yield place.of_body(f"missing-{name}", outer.hold(without))


def untrue(builder: Builder, of: ObjectType, field: Field) -> Members | None:
    """Members with which the pattern of a field does not hold; `None` if it must."""
    if field.pattern is None or field.pattern.when is None:
        return {}
    return next((off for _, off in _off(builder, of, field.pattern.when)), None)


def _pattern(
    builder: Builder, of: ObjectType, field: Field, outer: Place, place: Place
) -> Iterator[Case]:
    scalar, pattern = textual(field), field.pattern
    if scalar is None or pattern is None or pattern.when is None:
        return
    found = patterned(scalar, pattern)
    word = _word(pattern.when.equals)
    on = {pattern.when.field: scalar_text(pattern.when.equals)}

    def body(members: Members, text: str) -> str:
        given = {**members, field.wire: scalar_text(text)}
        return outer.hold(builder.object(of, given))

    yield place.of_body(f"pattern-when-{word}", body(on, found.example))
    for number, text in enumerate(found.others, start=2):
        yield place.of_body(f"pattern-when-{word}-{number}", body(on, text))
    for name, text in found.broken:
        what = f"pattern-when-{word}-{name}"
        yield place.of_body(what, body(on, text), "pattern")
    for _, text in found.broken[:1]:
        for name, off in _off(builder, of, pattern.when):
            yield place.of_body(f"pattern-{name}", body(off, text))


def _off(
    builder: Builder, of: ObjectType, condition: Condition
) -> Iterator[tuple[str, Members]]:
    """Ways to make a condition untrue: its field is absent, or something else."""
    field = of.field(condition.field)
    if field is None:
        return
    if not field.required and field.required_when is None:
        yield f"without-{_word(condition.field)}", {condition.field: None}
    other = builder.other(field, condition.equals)
    if other is not None:
        yield f"unless-{_word(condition.equals)}", {condition.field: other}


def _word(value: str | bool | int) -> str:
    return re.sub("[^a-z0-9]+", "-", str(value).lower()).strip("-") or "it"
