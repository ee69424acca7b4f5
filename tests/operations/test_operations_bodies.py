"""Bodies: members that are always the same, and forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted, spec

SPEC = spec("bodies")

GIVEN: dict[str, Any] = {
    "name": "a&b=c ü+",
    "total": Decimal("10.50"),
    "inner": {"deep": {"live": True, "count": 0}},
    "tags": ["x", "y"],
    "items": [{"live": False}, {"count": 3}],
}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("forms"), SPEC) as module:
        yield module


def sent(kind: str, module: ModuleType, name: str, given: dict[str, Any]) -> Any:
    """The request of one accepted call."""
    provider = Provider([(200, {"id": "1"})])
    outcome = ask(kind, module, provider, lambda c: getattr(c, name)(**given))
    assert type(outcome).__name__ == "Accepted"
    return provider.seen[0]


@pytest.mark.parametrize("kind", KINDS)
def test_members_beside_a_wrapping_are_sent(kind: str, forms: ModuleType) -> None:
    """Texts, numbers and truth, at every depth; they are no arguments."""
    request = sent(kind, forms, "wrapped", {"name": "n"})
    assert json.loads(request.body) == {
        "version": 2,
        "data": {
            "type": "payout-invoice",
            "live": False,
            "attributes": {"name": "n"},
        },
    }


def test_validators_ask_for_fixed_members(forms: ModuleType) -> None:
    """A body without one, or with another value, does not fit."""
    from importlib import import_module

    check = import_module(f"{forms.__name__}.validators").wrapped_request
    inner = {"type": "payout-invoice", "live": False, "attributes": {"name": "n"}}
    assert check({"version": 2, "data": inner}) == ()
    wrong = check({"version": 2, "data": {**inner, "type": "other"}})
    assert [each.pointer for each in wrong] == ["/data/type"]
    assert check({"data": inner}) != ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        (
            "brackets",
            [
                ("name", "a&b=c ü+"),
                ("total", "10.50"),
                ("inner[deep][live]", "true"),
                ("inner[deep][count]", "0"),
                ("tags[]", "x"),
                ("tags[]", "y"),
                ("items[][live]", "false"),
                ("items[][count]", "3"),
            ],
        ),
        (
            "dots",
            [
                ("draft.name", "a&b=c ü+"),
                ("draft.total", "10.50"),
                ("draft.inner.deep.live", "true"),
                ("draft.inner.deep.count", "0"),
                ("draft.tags[0]", "x"),
                ("draft.tags[1]", "y"),
                ("draft.items[0].live", "false"),
                ("draft.items[1].count", "3"),
            ],
        ),
        (
            "repeated",
            [
                ("name", "a&b=c ü+"),
                ("total", "10.50"),
                ("inner[deep][live]", "true"),
                ("inner[deep][count]", "0"),
                ("tags", "x"),
                ("tags", "y"),
                ("items[live]", "false"),
                ("items[count]", "3"),
            ],
        ),
    ],
)
def test_a_form_is_written_by_its_rules(
    kind: str, name: str, pairs: list[tuple[str, str]], forms: ModuleType
) -> None:
    """In the order of the spec, each name and value percent-encoded."""
    request = sent(kind, forms, name, GIVEN)
    assert request.header("Content-Type") == "application/x-www-form-urlencoded"
    assert parse_qsl(request.body.decode("ascii"), strict_parsing=True) == pairs


def test_a_form_holds_no_half_characters(forms: ModuleType) -> None:
    """What cannot be encoded is refused before a byte leaves."""
    provider = Provider([(200, {"id": "1"})])
    outcome = ask("sync", forms, provider, lambda c: c.brackets(name="\ud800"))
    assert type(outcome).__name__ == "NotSent"
    assert provider.seen == []
