"""Parameters of a query, and headers that a caller gives."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted, spec

SPEC = spec("query")


@pytest.fixture(scope="module")
def iris(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("iris"), SPEC) as module:
        yield module


FULL = {
    "reference_id": "a b&c=ü",
    "size": 5,
    "states": ["new", "done"],
    "tested": False,
    "above": Decimal("0.50"),
    "since": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "sent"),
    [
        pytest.param({"size": 5}, [("page[size]", "5")], id="only what is required"),
        pytest.param(
            FULL,
            [
                ("filter[reference_id]", "a b&c=ü"),
                ("page[size]", "5"),
                ("state[]", "new"),
                ("state[]", "done"),
                ("tested", "false"),
                ("above", "0.50"),
                ("since", "2026-01-02T03:04:05Z"),
            ],
            id="all of it",
        ),
    ],
)
def test_a_query_is_sent_by_its_names_on_the_wire(
    kind: str, given: dict[str, Any], sent: list[tuple[str, str]], iris: ModuleType
) -> None:
    """Exactly what was given, escaped, in the order of the spec."""
    provider = Provider([(200, {"data": [{"id": "1"}]})])
    page = ask(kind, iris, provider, lambda client: client.list_payouts(**given))
    assert page.data[0].id == "1"
    target = urlsplit(provider.seen[0].target)
    assert target.path == "/api/payouts"
    assert parse_qsl(target.query, keep_blank_values=True) == sent
    assert "[" not in target.query and " " not in target.query


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        pytest.param({"reference_id": "x" * 11}, "/filter[reference_id]", id="long"),
        pytest.param({"states": ["old"]}, "/state[]/0", id="no value of the list"),
        pytest.param({"size": "5"}, "/page[size]", id="a text for a number"),
        pytest.param({"above": 0.5}, "/above", id="a float"),
        pytest.param({"iris_account": "a\nb"}, "", id="a header of two lines"),
    ],
)
def test_what_does_not_fit_is_not_sent(
    wrong: dict[str, Any], pointer: str, iris: ModuleType
) -> None:
    """Refused before a byte leaves, with the place."""
    provider = Provider([(200, {"data": []})])
    with pytest.raises(Exception) as caught:
        ask("sync", iris, provider, lambda c: c.list_payouts(**{"size": 1, **wrong}))
    assert type(caught.value).__name__ == "InvalidRequest"
    assert [each.pointer for each in caught.value.violations] == [pointer]  # type: ignore[attr-defined]
    assert provider.seen == []


@pytest.mark.parametrize("kind", KINDS)
def test_headers_of_the_caller_stand_beside_the_fixed_ones(
    kind: str, iris: ModuleType
) -> None:
    """One that is not given is not sent."""
    provider = Provider([(200, {"data": []})])
    ask(kind, iris, provider, lambda c: c.list_payouts(size=1, iris_account="acc 1"))
    ask(kind, iris, provider, lambda c: c.list_payouts(size=1))
    assert [each.header("Iris-Account") for each in provider.seen] == ["acc 1", None]
    assert [each.header("X-Fixed") for each in provider.seen] == ["1", "1"]


def test_the_signature_has_all_of_it(iris: ModuleType) -> None:
    """What is required comes first; the model of a query is nobody's business."""
    taken = list(inspect.signature(iris.Client.list_payouts).parameters)
    assert taken[:3] == ["self", "size", "reference_id"]
    assert taken[-2:] == ["iris_account", "deadline"]
    assert "ListPayoutsQuery" not in dir(iris)
