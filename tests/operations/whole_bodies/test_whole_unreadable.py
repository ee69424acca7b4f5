"""Answers of another form than the one that is described."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from tests.operations.house import Provider, ask

LOST: dict[str, tuple[Callable[[Any], Any], object]] = {
    "neither-of-them": (lambda c: c.send_any(body=[]), "text"),
    "null": (lambda c: c.send_any(body=[]), None),
    "no-list": (lambda c: c.send_texts(body=[]), {"names": {}}),
    "no-map": (lambda c: c.send_map(body={}), []),
    "no-object": (lambda c: c.send_event(body={"kind": "made", "id": "1"}), []),
}


@pytest.mark.parametrize(("use", "body"), LOST.values(), ids=LOST)
def test_an_answer_of_another_form_is_no_failure(
    use: Callable[[Any], Any], body: object, whole: ModuleType
) -> None:
    said = b"null" if body is None else body
    outcome = ask("sync", whole, Provider([(200, said)]), use)
    assert type(outcome).__name__ == "Unknown"
    assert outcome.reason == "unreadable"
    assert outcome.response.body == (
        said if said == b"null" else json.dumps(body).encode()
    )


def test_a_read_of_another_form_says_so(whole: ModuleType) -> None:
    with pytest.raises(Exception, match="another form") as raised:
        ask("sync", whole, Provider([(200, {"found": 1})]), lambda c: c.read_one())
    assert type(raised.value).__name__ == "UnreadableAnswer"


def test_a_strict_client_refuses_drift(whole: ModuleType) -> None:
    """With the place where it is, in the answer as it came."""
    provider = Provider([(200, {"found": {"id": 1, "made": True}})])

    with pytest.raises(Exception, match="/found/id") as raised:
        ask("sync", whole, provider, lambda c: c.read_one(), strict_responses=True)
    assert type(raised.value).__name__ == "UnreadableAnswer"
    provider = Provider([(202, b"<html>")])
    outcome = ask(
        "sync", whole, provider, lambda c: c.send_list(body=[]), strict_responses=True
    )
    assert type(outcome).__name__ == "Unknown"
    assert "has a body" in outcome.detail
