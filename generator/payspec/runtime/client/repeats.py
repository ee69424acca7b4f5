"""Whether a refusal may be that of a repeat, and so prove nothing of the order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..safety.facts import RepeatAnswer
from ..wire import JsonValue
from .operation import Operation


def key_in(operation: Operation, body: JsonValue) -> str | None:
    """The name of the idempotency key, or of what it is derived from, in a refusal.

    `None` if it is not there, or if a repeat is never refused. A provider that refuses
    a repeat says so of the key, perhaps with the status of any other refusal: "this
    value is already used" stands under `reference`.
    """
    repeat = operation.safety.repeat
    if repeat is None or repeat.answers is RepeatAnswer.REPLAY:
        return None
    named = (repeat.key, repeat.derive_from, operation.key_header)
    names = [each.rpartition(".")[2] for each in named if each]
    texts = tuple(_texts(body))
    for name in names:
        word = re.compile(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", re.I)
        if any(map(word.search, texts)):
            return name
    return None


def _texts(body: JsonValue) -> Iterator[str]:
    """The names of all members, and all texts."""
    waiting = [body]
    for place in waiting:
        match place:
            case str():
                yield place
            case list():
                waiting += place
            case dict():
                yield from place
                waiting += place.values()
            case _:
                continue
