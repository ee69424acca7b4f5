"""What tells a repeat where the request itself holds it: which texts can."""

import re
from collections.abc import Iterator

from payspec.ir import scalars as ir
from payspec.ir.operations import Operation
from payspec.ir.safety import KeyForm, Repeat
from payspec.ir.types import Pattern, Type
from payspec.runtime.fields.patterns import UUID

from ..expressions import Unreadable, parse
from ..matching import matches
from ..patterns import Unbuildable, patterned
from ..texts import fits, good_texts

LONGEST = 255
"""Characters that a key may have."""

_UUID = re.compile(rf"{UUID}|[0-9A-Fa-f]{{32}}")


def repeat_of(operation: Operation) -> Repeat | None:
    """How a repeat is told, if the request itself has what tells it."""
    repeat = None if operation.safety is None else operation.safety.repeat
    return repeat if repeat is not None and repeat.key is not None else None


def is_key(repeat: Repeat, text: object) -> bool:
    """Whether a client takes the text for a key."""
    if not isinstance(text, str):
        return False
    if repeat.form is KeyForm.UUID:
        return _UUID.fullmatch(text) is not None
    return 0 < len(text) <= LONGEST and text.strip() == text


def takes(of: Type, pattern: Pattern | None, text: str) -> bool:
    """Whether the table takes the text; where that cannot be told, it does not."""
    if isinstance(of, ir.Uuid):
        return re.fullmatch(UUID, text) is not None
    if not isinstance(of, ir.Text) or not fits(of, text):
        return False
    try:
        return pattern is None or matches(parse(pattern.expression), text)
    except Unreadable:
        return False


def own_key(
    repeat: Repeat, of: Type, pattern: Pattern | None, usual: object, uuid: str
) -> str:
    """A text that is a key, and that the table takes; `usual` if that is one.

    Raises `Unbuildable` if none is found.
    """
    if isinstance(usual, str) and is_key(repeat, usual):
        return usual
    for text in (uuid, uuid.replace("-", ""), *_others(of, pattern)):
        if is_key(repeat, text) and takes(of, pattern, text):
            return text
    raise Unbuildable(f"no text was found that {repeat.key!r} and its key can be")


def _others(of: Type, pattern: Pattern | None) -> Iterator[str]:
    if isinstance(of, ir.Text):
        yield from (text for _, text in good_texts(of))
        if pattern is not None:
            found = patterned(of, pattern)
            yield from (found.example, *found.others)
