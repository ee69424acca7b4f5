"""Whether a refusal may be that of a repeat, and so prove nothing of the order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..safety.facts import RepeatAnswer
from ..wire import JsonValue
from .operation import Operation

_IDEMPOTENCY = re.compile("idempoten", re.I)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def key_in(operation: Operation, body: JsonValue) -> str | None:
    """The name of the idempotency key, or of what it is derived from, in a refusal.

    `None` if it is not there. A provider that refuses a repeat says so of the key,
    perhaps with the status of any other refusal: "this value is already used" stands
    under `reference`, or its text writes the name in words: "Reference ID is taken".
    One that replays a repeat refuses another order under the key of an earlier one; it
    is believed unless it speaks of idempotency.
    """
    repeat, header = operation.safety.repeat, operation.key_header
    if repeat is None:
        return None
    texts = tuple(_texts(body))
    if header is not None and any(map(_IDEMPOTENCY.search, texts)):
        return header
    if repeat.answers is RepeatAnswer.REPLAY:
        return None
    named = [each for each in (repeat.key, repeat.derive_from) if each]
    words = {name: _in_words(name.rpartition(".")[2]) for name in named}
    if header is not None:
        # Not in words: a `request_id` is in many an answer, and no `RequestID`.
        words[header] = _alone(re.escape(header))
    for name, word in words.items():
        if any(map(word.search, texts)):
            return name.rpartition(".")[2]
    return None


def _in_words(name: str) -> re.Pattern[str]:
    """That name, however its words are joined: reference_id or Reference ID."""
    words = _WORD.findall(name) if name.isascii() else [name]
    return _alone(r"[^0-9A-Za-z]{0,3}".join(map(re.escape, words or [name])))


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])", re.I)


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
