"""Values of enumerations: texts, or whole numbers, as they are written in the spec."""

import re
from collections.abc import Sequence
from enum import Enum

from payspec.runtime.fields.patterns import INTEGER

from ..context import Context
from ..source import TextNode
from .rules import ENUM_KIND

_NUMBER = re.compile(rf"{INTEGER}[.][0-9]+")
_NO_TEXT = {"true": "a boolean", "false": "a boolean", "null": "null", "~": "null"}


class ValueKind(Enum):
    """What a value of an enumeration is, by the way it is written."""

    TEXT = "a text"
    NUMBER = "a whole number"
    OTHER = "neither"


def kind_of_value(name: TextNode) -> ValueKind:
    """A text in quotes is a text, whatever it looks like."""
    if name.quoted:
        return ValueKind.TEXT
    if re.fullmatch(INTEGER, name.text):
        return ValueKind.NUMBER
    if name.text in _NO_TEXT or _NUMBER.fullmatch(name.text):
        return ValueKind.OTHER
    return ValueKind.TEXT


def check_kind(
    context: Context, name: TextNode, kind: ValueKind, before: Sequence[ValueKind]
) -> None:
    """Report a value that no enumeration has, or not beside those `before` it."""
    if kind is ValueKind.OTHER:
        of = _NO_TEXT.get(name.text, "a number with a fraction")
        instead = {"a boolean": "`boolean`", "null": "`?`"}.get(of, "`number`")
        context.report.report(
            ENUM_KIND,
            name.span,
            f"{name.text} is {of}, and no enumeration lists one",
            hint=f"put it in quotes if it is a text, or write {instead} as the type",
        )
        return
    others = {each for each in before if each is not ValueKind.OTHER} - {kind}
    if others:
        context.report.report(
            ENUM_KIND,
            name.span,
            f"'{name.text}' is {kind.value} beside {others.pop().value}",
            hint="put every value in quotes if they are texts, or none",
        )
