"""Half of a surrogate pair: it is refused at the door, wherever it stands."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from payspec.runtime.wire import UnreadableJson, dumps, loads

HALVES = ("\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800", "\ud83d\ud83d")
AROUND = ("{}", "a{}", "{}b", "a{}b", "\U0001f600{}", "{}\U0001f600", "\\{}", '"{}')
PLACES: dict[str, Any] = {
    "value": lambda text: text,
    "member": lambda text: {"id": text},
    "name": lambda text: {text: 1},
    "inner-name": lambda text: {"a": [{text: None}]},
    "item": lambda text: ["a", text],
    "deep": lambda text: {"a": {"b": [[{"c": text}]]}},
    "last": lambda text: {"a": 1, "b": "x", "c": text},
}
CASES = [
    (place, around.format(half))
    for place, around, half in product(PLACES, AROUND, HALVES)
]


@pytest.mark.parametrize("place", PLACES)
def test_it_is_no_json_that_is_read(place: str) -> None:
    for where, text in CASES:
        if where == place:
            body = json.dumps(PLACES[place](text)).encode()
            for written in (body, body.replace(b"\\ud", b"\\uD"), body.upper()):
                if b"\\U" in written:
                    continue
                with pytest.raises(UnreadableJson, match="surrogate") as raised:
                    loads(written)
                assert raised.value.__context__ is None


WHOLE = ("\U0001f600", "\\ud800", "a\\\\udc00", "\ue000", "\ud7ff", "é", "\x00")


@pytest.mark.parametrize("text", WHOLE, ids=ascii)
@pytest.mark.parametrize("place", PLACES)
def test_whole_characters_are_read(place: str, text: str) -> None:
    """Written as escapes or as they are; and can be written again."""
    value = PLACES[place](text)
    for written in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        found = loads(written.encode())
        assert found == value
        assert loads(dumps(found)) == value
