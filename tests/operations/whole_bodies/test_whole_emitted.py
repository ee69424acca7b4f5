"""What is emitted for whole bodies: exports and schemas."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def test_what_is_made_for_a_call_is_not_exported(whole: ModuleType) -> None:
    """A map is what a caller is given; what only holds a value is not."""
    names = set(dir(whole))
    assert "SendMapAnswer200" in names
    assert not names & {"SendListBody", "SendAnyBody", "ReadListAnswer200"}


def test_the_schemas_are_of_the_whole(whole: ModuleType) -> None:
    """They hold the value itself, and nothing of what code holds it by."""
    validators = import_module(f"{whole.__name__}.validators")
    assert validators.send_list_request([{"reference": "a"}]) == ()
    assert validators.send_list_request({"body": []}) != ()
    assert validators.send_map_request({"a": "1"}) == ()
    assert validators.read_list_200([{"id": "1", "made": True}]) == ()
    assert not hasattr(validators, "ping_204")
