"""Where a text is wrong that the emitted clients refuse to read."""

from payspec.runtime.wire import UnreadableJson, loads
from payspec.runtime.wire.json_types import MAX_DEPTH, MAX_DIGITS

from .places import Lines, Place, member_name
from .walk import Kind, Mistake, walk

MARK = b"\xef\xbb\xbf"
"""A byte order mark, which the clients read over; no place counts it."""


def first_mistake(data: bytes, refused: UnreadableJson) -> tuple[Place, str]:
    """Where the text of these bytes is wrong, and how.

    `refused` is what `loads` raised of them. No part of the text is in the words.
    """
    data = data.removeprefix(MARK)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return Lines(before).place(len(before)), "this is not UTF-8"
    try:
        _check(text)
    except Mistake as mistake:
        return Lines(text).place(mistake.index), mistake.problem
    # Refused without a place: say so at the start, and never take it.
    return Place(1, 1), refused.problem


def _check(text: str) -> None:
    """Raise the first `Mistake`, by the laws that the client's own reader has."""
    names: list[set[str]] = []
    for token in walk(text):
        match token.kind:
            case Kind.OBJECT | Kind.LIST:
                names.append(set())
                if len(names) > MAX_DEPTH:
                    raise Mistake(token.start, f"nested more than {MAX_DEPTH} deep")
            case Kind.END:
                names.pop()
            case Kind.NAME:
                _check_text(text[token.start : token.end], token.start)
                name = member_name(text, token)
                if name in names[-1]:
                    raise Mistake(token.start, "the object has this name twice")
                names[-1].add(name)
            case Kind.NUMBER:
                _check_number(text[token.start : token.end], token.start)
            case Kind.SCALAR:
                _check_text(text[token.start : token.end], token.start)


def _check_text(written: str, index: int) -> None:
    if "\\u" in written:
        _check_read(written, index)


def _check_number(written: str, index: int) -> None:
    if len(written) > MAX_DIGITS or "e" in written or "E" in written:
        _check_read(written, index)


def _check_read(written: str, index: int) -> None:
    """Raise the `Mistake` for which the client's own reader refuses one value."""
    try:
        loads(written.encode())
    except UnreadableJson as error:
        problem = error.problem
    else:
        return
    raise Mistake(index, problem)
