"""A payload that somebody has, read by the laws of the emitted clients."""

from dataclasses import dataclass

from payspec.pipeline.json_places import Lines, Place, member_name
from payspec.pipeline.json_walk import Kind, Mistake, walk
from payspec.project.failure import CannotRun
from payspec.runtime.wire import JsonValue, UnreadableJson, loads
from payspec.runtime.wire.json_types import MAX_DEPTH, MAX_DIGITS

LARGEST = 8 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, repr=False)
class PayloadFile:
    """A payload that was read: its name for the person, its text, and what it says."""

    label: str
    text: str
    value: JsonValue


def parse_payload(label: str, data: bytes) -> PayloadFile:
    """Read the bytes of a payload; `label` is its name for the person.

    `CannotRun` if it is larger than 8 MiB, or is no JSON, with the mistake's place.
    """
    if len(data) > LARGEST:
        raise CannotRun(f"{label} is larger than 8 MiB")
    try:
        value = loads(data)
    except UnreadableJson as error:
        problem = error.problem
    else:
        return PayloadFile(label, data.removeprefix(_MARK).decode(), value)
    place, problem = _mistake(data.removeprefix(_MARK), problem)
    raise CannotRun(f"{label}:{place.line}:{place.column}: {problem}")


def _mistake(data: bytes, problem: str) -> tuple[Place, str]:
    """Where the text that was refused is wrong, and how."""
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
    return Place(1, 1), problem


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
                name = member_name(text, token)
                if name in names[-1]:
                    raise Mistake(token.start, "the object has this name twice")
                names[-1].add(name)
            case Kind.NUMBER:
                _check_number(text[token.start : token.end], token.start)
            case Kind.SCALAR:
                continue


def _check_number(written: str, index: int) -> None:
    if len(written) <= MAX_DIGITS and "e" not in written and "E" not in written:
        return
    try:
        loads(written.encode())
    except UnreadableJson as error:
        problem = error.problem
    else:
        return
    raise Mistake(index, problem)
