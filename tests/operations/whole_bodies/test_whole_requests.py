"""Lists, maps and unions that are sent, and those that do not fit."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from types import ModuleType

import pytest

from tests.operations.house import KINDS, Provider, ask

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
