"""Lists, maps and unions as whole bodies and whole answers; answers without a body."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.operations.house import KINDS, Provider, ask, checked, emitted

SPEC = """\
payspec: 1
provider: whole
title: Whole
environments: {test: {url: https://sandbox.whole.example, sandbox: true}}
types:
  Order: {reference!: text(..9), at: timestamp(unix), iban: iban}
  Made: {id!: text, state: text}
  Open: {id!: text, made!: boolean}
  Gone: {id!: text, deleted!: boolean}
  Failure: {message!: text}
  Event: {$tag: kind, $of: {made: MadeEvent, gone: GoneEvent}}
  MadeEvent: {kind!: text, id!: text}
  GoneEvent: {kind!: text, id!: text, when: timestamp(unix)}
  Rates: {$map: number_text}
  Orders: {$any_of: [Order, list(Order)]}
errors: [Failure]
operations:
  send_list:
    POST: /sent
    effect: draft
    body: list(Order)
    answers: {200: list(Made), 202: nothing}
  send_texts:
    POST: /sent
    effect: draft
    body: {names: list(text(..3))}
    answers: {200: {names: list(text)}}
  send_map:
    POST: /sent
    effect: draft
    body: map(integer_text)
    answers: {200: map(integer_text)}
  send_rates:
    POST: /sent
    effect: draft
    body: Rates
    answers: {200: Rates}
  send_any:
    POST: /sent
    effect: draft
    body: Orders
    answers: {200: Made | list(Made)}
  send_event:
    POST: /sent
    effect: draft
    body: Event
    answers: {200: Event}
  send_form:
    POST: /sent
    effect: draft
    body: map(text)
    form: brackets
    answers: {200: Made}
  cancel:
    DELETE: /made/{id}
    path: {id: text}
    effect: cancels
    answers: {204: nothing}
  ping:
    GET: /ping
    effect: read
    answers: {204: nothing}
  read_list:
    GET: /read
    effect: read
    answers: {200: list(Open | Gone)}
  read_one:
    GET: /read
    effect: read
    answers: {200: {found: Open | Gone}}
  read_cards:
    GET: /read
    effect: read
    answers: {200: list(card)}
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("whole"), SPEC) as module:
        yield module


MOMENT = datetime(1970, 1, 2, tzinfo=UTC)

SENT: dict[str, tuple[str, object, object]] = {
    "list": ("send_list", [{"reference": "a"}, {"reference": "b"}], None),
    "empty-list": ("send_list", [], None),
    "list-in-a-wrapping": ("send_texts", ["a", "b"], {"names": ["a", "b"]}),
    "map": ("send_map", {"a/b": 1}, {"a/b": "1"}),
    "empty-map": ("send_map", {}, None),
    "map-of-a-name": ("send_rates", {"EUR": "1.50"}, None),
    "one-of-several": ("send_any", {"reference": "a"}, None),
    "several-of-them": ("send_any", [{"reference": "a"}], None),
    "told-by-a-tag": ("send_event", {"kind": "gone", "id": "1", "when": 86400}, None),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("method", "given", "wire"), SENT.values(), ids=SENT)
def test_a_whole_body_is_sent(
    kind: str, method: str, given: object, wire: object, whole: ModuleType
) -> None:
    provider = Provider([(200, {"id": "1", "kind": "made"})])
    ask(kind, whole, provider, lambda c: getattr(c, method)(body=given))
    assert json.loads(provider.seen[0].body) == (given if wire is None else wire)


def test_models_are_sent(whole: ModuleType) -> None:
    provider = Provider([(200, [])])
    order = whole.Order(reference="a", at=MOMENT)
    ask("sync", whole, provider, lambda c: c.send_list(body=[order]))
    assert json.loads(provider.seen[0].body) == [{"reference": "a", "at": 86400}]
    rates = whole.RatesInput(EUR=Decimal("1.50"))
    ask("sync", whole, provider, lambda c: c.send_rates(body=rates))
    assert json.loads(provider.seen[1].body) == {"EUR": "1.50"}


def test_a_map_is_sent_as_a_form(whole: ModuleType) -> None:
    provider = Provider([(200, {"id": "1"})])
    ask("sync", whole, provider, lambda c: c.send_form(body={"a": "b c", "d": "&"}))
    assert provider.seen[0].body == b"a=b%20c&d=%26"


REFUSED: dict[str, tuple[str, object, str, str]] = {
    "item": ("send_list", [{"reference": "a"}, {}], "/1/reference", "required"),
    "no-list": ("send_list", {"reference": "a"}, "", "type"),
    "null": ("send_list", None, "", "type"),
    "in-a-wrapping": ("send_texts", ["a", "long"], "/names/1", "maxLength"),
    "value": ("send_map", {"a/b": "x"}, "/a~1b", "format"),
    "one": ("send_any", {"reference": "ten digits"}, "/reference", "maxLength"),
    "of-several": ("send_any", [{"reference": 1}], "/0/reference", "type"),
    "no-type-of-it": ("send_any", "a", "", "type"),
    "tag": ("send_event", {"kind": "other", "id": "1"}, "/kind", "enum"),
}


@pytest.mark.parametrize(
    ("method", "given", "pointer", "rule"), REFUSED.values(), ids=REFUSED
)
def test_a_body_that_does_not_fit_is_not_sent(
    method: str, given: object, pointer: str, rule: str, whole: ModuleType
) -> None:
    """The pointer leads into what would have been sent."""
    provider = Provider([(200, [])])
    outcome = ask("sync", whole, provider, lambda c: getattr(c, method)(body=given))
    assert type(outcome).__name__ == "NotSent"
    found = [(each.pointer, each.rule) for each in outcome.error.violations]
    assert found == [(pointer, rule)]
    assert provider.seen == []


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
    body = [{"id": "1", "deleted": True}, {"id": "2"}, {"id": "3", "made": 1}]
    found = ask(kind, whole, Provider([(200, body)]), lambda c: c.read_list())
    assert [type(each) for each in found] == [whole.Gone, whole.Open]
    places = [each.pointer for each in found.response.drift]
    assert places == ["/1", "/2/made"]


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


def test_a_list_of_cards_prints_none(whole: ModuleType) -> None:
    cards = ["4111111111111111"]
    found = ask("sync", whole, Provider([(200, cards)]), lambda c: c.read_cards())
    assert list(found) == cards
    assert "4111" not in repr(found) + str(found)


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


BESIDE = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
credentials: {key: secret}
auth: {shop: {bearer: key}}
types:
  Order: {reference!: text}
  Card: {reference!: text, pan!: text}
  Made: {id!: text, reference: text}
  Failure: {message!: text}
errors: [Failure]
operations:
  pay:
    POST: /payouts
    auth: shop
    effect: moves_money
    body: Order
    answers: {200: Made}
    write_safety:
      outcomes: {200: accepted, 422: rejected}
      identified_by: id
      find: {with: get_payout, by: reference, not_found: no_proof}
      echoes: [reference]
  get_payout:
    GET: /payouts/{reference}
    path: {reference: text}
    auth: shop
    effect: read
    answers: {200: Made}
"""

MISTAKES: dict[str, tuple[str, str, str]] = {
    "identity-of-a-list": (
        "answers: {200: Made}\n    write",
        "answers: {200: list(Made)}\n    write",
        "the answer is no object",
    ),
    "identity-of-nothing": (
        "answers: {200: Made}\n    write",
        "answers: {200: nothing}\n    write",
        "the answer is no object",
    ),
    "echo-of-a-list": (
        "answers: {200: Made}\n    write",
        "answers: {200: list(Made)}\n    write",
        "echoes nothing",
    ),
    "reference-in-a-list": ("body: Order", "body: list(Order)", "no field 'reference'"),
    "mode-in-a-list": (
        "live: https://api.acme.example",
        "live: {url: https://api.acme.example, mode: {test: true}}",
        "no field 'test'",
    ),
    "form-of-a-list": (
        "    body: Order\n",
        "    body: list(Order)\n    form: brackets\n",
        "may be a list",
    ),
    "text-alone": ("body: Order", "body: text", "no object, list or map"),
    "text-or-object": ("body: Order", "body: Order | text", "no object, list or map"),
    "answer-of-text": (
        "auth: shop\n    effect: read\n    answers: {200: Made}",
        "auth: shop\n    effect: read\n    answers: {200: text}",
        "is no object, list or map",
    ),
    "nothing-sent": ("body: Order", "body: nothing", "no scalar 'nothing'"),
    "body-key-in-a-list": (
        "auth: {shop: {bearer: key}}",
        "auth: {shop: {body: {key: key}}}",
        "may be no object",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_cannot_be_said_is_refused(old: str, new: str, said: str) -> None:
    assert old in BESIDE
    spec = BESIDE.replace(old, new)
    if said in ("no field 'test'", "may be no object"):
        spec = spec.replace("body: Order", "body: list(Order)")
    with pytest.raises(AssertionError, match=said.replace("(", r"\(")):
        checked(spec)


def test_an_answer_is_identified_in_each_of_its_types() -> None:
    """A union of objects can be echoed and identified; each of them is held to it."""
    union = BESIDE.replace("{200: Made}\n    write", "{200: Made | Seen}\n    write")
    seen = "  Seen: {reference: text, seen!: text, id!: text}\n"
    made = union.replace("Made: {id!: text,", "Made: {id!: text, made!: text,")
    checked(made.replace("  Failure:", f"{seen}  Failure:"))
    lacking = made.replace("  Failure:", f"{seen.replace('id!', 'id')}  Failure:")
    with pytest.raises(AssertionError, match="not always there"):
        checked(lacking)


def test_what_is_made_takes_no_name_of_a_type() -> None:
    with pytest.raises(AssertionError, match="'SendListBody', as another type is"):
        checked(SPEC.replace("Rates", "SendListBody"))
