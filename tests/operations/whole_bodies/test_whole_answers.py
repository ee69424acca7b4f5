"""Lists, maps, unions and nothing at all as answers that are read."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.operations.house import KINDS, Provider, ask

MOMENT = datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("kind", KINDS)
def test_a_write_is_answered_with_a_list(kind: str, whole: ModuleType) -> None:
    provider = Provider([(200, [{"id": "1"}, {"id": "2", "state": "new"}])])
    outcome = ask(kind, whole, provider, lambda c: c.send_list(body=[]))
    assert type(outcome).__name__ == "Accepted"
    assert [each.id for each in outcome.value] == ["1", "2"]
    assert outcome.value.response is outcome.response
    assert outcome.value[0].response.status == 200


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_without_a_body(kind: str, whole: ModuleType) -> None:
    """To a write, to a read, and as one of several answers."""
    package = whole.__name__.rpartition(".")[0]
    nothing = import_module(package).NoBody
    for status, use in (
        (204, lambda c: c.cancel(id="1")),
        (202, lambda c: c.send_list(body=[])),
    ):
        outcome = ask(kind, whole, Provider([(status, None)]), use)
        assert type(outcome).__name__ == "Accepted"
        assert type(outcome.value) is nothing
        assert outcome.value.response.status == status
        assert outcome.response.drift == ()
    pinged = ask(kind, whole, Provider([(204, None)]), lambda c: c.ping())
    assert type(pinged) is nothing and pinged.response.status == 204


def test_a_body_that_no_document_describes_is_drift(whole: ModuleType) -> None:
    """The status says all; what else came is kept and named, and never a failure."""
    provider = Provider([(202, b"<html>")])
    outcome = ask("sync", whole, provider, lambda c: c.send_list(body=[]))
    assert type(outcome).__name__ == "Accepted"
    assert outcome.response.body == b"<html>"
    [drift] = outcome.response.drift
    assert (drift.pointer, drift.declared) == ("", False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_map_is_an_answer(kind: str, whole: ModuleType) -> None:
    provider = Provider([(200, {"a": "1", "b": "x"})])
    outcome = ask(kind, whole, provider, lambda c: c.send_map(body={}))
    assert outcome.value.entries == {"a": 1}
    assert [each.pointer for each in outcome.response.drift] == ["/b"]
    assert outcome.value.to_wire() == {"a": "1", "b": "x"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", [{"id": "1"}, [{"id": "1"}]], ids=["one", "several"])
def test_one_of_several_is_an_answer(
    kind: str, body: object, whole: ModuleType
) -> None:
    order = {"reference": "a"}
    outcome = ask(
        kind, whole, Provider([(200, body)]), lambda c: c.send_any(body=order)
    )
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.response.status == 200
    made = outcome.value if isinstance(body, dict) else outcome.value[0]
    assert type(made) is whole.Made and made.id == "1"
    assert made.response is outcome.response


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_tag_tells_is_an_answer(kind: str, whole: ModuleType) -> None:
    def said(answer: object) -> Any:
        given = {"kind": "made", "id": "1"}
        provider = Provider([(200, answer)])
        return ask(kind, whole, provider, lambda c: c.send_event(body=given)).unwrap()

    gone = said({"kind": "gone", "id": "1", "when": 86400})
    assert type(gone) is whole.GoneEvent and gone.when == MOMENT
    assert gone.response.status == 200
    other = said({"kind": "later", "x": 1})
    assert other.to_wire() == {"kind": "later", "x": 1}
    assert other.response.status == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_read_gives_one_of_several(kind: str, whole: ModuleType) -> None:
    body = {"found": {"id": "1", "deleted": True}}
    found = ask(kind, whole, Provider([(200, body)]), lambda c: c.read_one())
    assert type(found) is whole.Gone and found.deleted
    assert found.response.drift == ()


@pytest.mark.parametrize("kind", KINDS)
def test_items_that_fit_are_read(kind: str, whole: ModuleType) -> None:
    body = [{"id": "1", "deleted": True}, {"id": "3", "made": 1}]
    found = ask(kind, whole, Provider([(200, body)]), lambda c: c.read_list())
    assert [type(each) for each in found] == [whole.Gone, whole.Open]
    places = [each.pointer for each in found.response.drift]
    assert places == ["/1/made"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_with_an_item_that_fits_no_form_is_unreadable(
    kind: str, whole: ModuleType
) -> None:
    """It may be the one that is looked for; the error has the whole answer."""
    body = [{"id": "1", "deleted": True}, {"id": "2"}, {"id": "3", "made": 1}]
    with pytest.raises(Exception, match="an item that cannot be read") as caught:
        ask(kind, whole, Provider([(200, body)]), lambda c: c.read_list())
    assert type(caught.value).__name__ == "UnreadableAnswer"


def test_a_list_of_cards_prints_none(whole: ModuleType) -> None:
    cards = ["4111111111111111"]
    found = ask("sync", whole, Provider([(200, cards)]), lambda c: c.read_cards())
    assert list(found) == cards
    assert "4111" not in repr(found) + str(found)
