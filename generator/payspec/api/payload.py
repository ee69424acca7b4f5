"""A payload that somebody has, read by the laws of the emitted clients."""

from dataclasses import dataclass

from payspec.jsontext.mistakes import MARK, first_mistake
from payspec.project.failure import CannotRun
from payspec.runtime.wire import JsonValue, UnreadableJson, loads

LARGEST = 8 * 1024 * 1024


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
        place, problem = first_mistake(data, error)
    else:
        return PayloadFile(label, data.removeprefix(MARK).decode(), value)
    raise CannotRun(f"{label}:{place.line}:{place.column}: {problem}")
