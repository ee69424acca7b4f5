"""Whatever prints: kinds of sensitive values, in every place, on every surface."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from payouts.begateway import validators
from payspec.runtime.errors import InvalidRequest
from payspec.runtime.flow import Entry
from payspec.runtime.model.answer import ResponseModel
from payspec.runtime.model.base import WireModel
from payspec.runtime.model.drift import ResponseDrift
from payspec.runtime.model.reader import read
from payspec.runtime.model.request import RequestModel
from payspec.runtime.model.violations import violations_from
from payspec.runtime.safety.facts import Find, Repeat, RepeatAnswer, Safety
from payspec.runtime.safety.instruction import instruction
from payspec.runtime.safety.outcomes import Unknown, UnknownReason

TEXTS = {
    "card": "4111111111111111",
    "card-in-groups": "4111 1111 1111 1111",
    "iban": "DE89370400440532013000",
    "e-mail": "ann.lee@example.com",
    "phone": "+628123456789",
}
NUMBERS = {"whole": 4111111111111111, "fraction": Decimal("4111111111111111.0")}


class Inner(ResponseModel):
    """A part of an answer."""

    number: int | None = None


class Told(ResponseModel):
    """An answer with a place for everything."""

    said: str | None = None
    number: int | None = None
    amount: Decimal | None = None
    anything: object = None
    parts: list[Inner] | None = None


class Named(ResponseModel):
    """A map of anything."""

    __entries__ = True


class Asked(RequestModel):
    """A request that is refused where it holds more than numbers."""

    numbers: dict[str, int]


PLACES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "value": lambda v: {"anything": v},
    "list": lambda v: {"anything": [1, [v]]},
    "object": lambda v: {"anything": {"a": {"b": v}}},
    "object-in-list": lambda v: {"anything": [{"a": v}]},
    "undescribed": lambda v: {"other": {"a": v}},
}
NAMES: dict[str, Callable[[str], dict[str, Any]]] = {
    "name": lambda v: {"anything": {v: 1}},
    "name-in-list": lambda v: {"anything": [{v: {"a": 1}}]},
    "name-twice": lambda v: {"anything": {v: 1, f"<{v}>": 2, f"{v} ": 3}},
    "undescribed-name": lambda v: {v: 1},
    "name-of-a-bad-value": lambda v: {"parts": [{v: 1, "number": "x"}]},
}


def printed(model: WireModel) -> Iterator[str]:
    """Every way in which a model shows itself, without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield repr(model)
        yield str(model)
        yield repr(dict(model))
        yield repr(model.model_dump())
        yield repr(model.model_dump(mode="json"))
        yield model.model_dump_json()


def assert_hidden(value: object, *shown: str) -> None:
    text = str(value)
    for each in shown:
        assert text not in each
        assert json.dumps(text)[1:-1] not in each


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", [*TEXTS.values(), *NUMBERS.values()], ids=str)
def test_a_value(value: Any, place: str) -> None:
    for model in (Told, Named):
        found = read(model, PLACES[place](value))
        assert_hidden(value, *printed(found.value), repr(found.drift))
        assert_hidden(4111111111111111, *printed(found.value))
        assert found.value.to_wire() == PLACES[place](value)


@pytest.mark.parametrize("field", ["number", "amount"])
@pytest.mark.parametrize("value", NUMBERS.values(), ids=NUMBERS)
def test_a_described_number(value: Any, field: str) -> None:
    found = read(Told, {field: value, "parts": [{"number": value}]}).value
    assert_hidden(4111111111111111, *printed(found))
    assert found.to_wire()[field] == value


@pytest.mark.parametrize("place", NAMES)
@pytest.mark.parametrize("name", TEXTS.values(), ids=TEXTS)
def test_a_name(name: str, place: str) -> None:
    sent = NAMES[place](name)
    for model in (Told, Named):
        found = read(model, sent)
        assert_hidden(name, *printed(found.value), repr(found.drift))
        assert_hidden(name, str(ResponseDrift(found.drift)))
        assert found.value.to_wire() == sent
    entries = read(Named, {name: 1, f"{name}\t": 2}).value
    assert len(entries.model_dump()) == 2


@pytest.mark.parametrize("name", TEXTS.values(), ids=TEXTS)
def test_what_is_refused(name: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Asked(numbers={name: "x"})  # type: ignore[dict-item]
    error = raised.value
    violations = violations_from(error)
    assert violations
    refused = InvalidRequest("pay", violations)
    assert_hidden(name, str(error), repr(error.errors()), repr(violations))
    assert_hidden(name, str(refused), repr(refused), repr(refused.violations))
    found = validators.create_payout_request({name: {}, "request": {name: 1}})
    assert_hidden(name, repr(found))


@pytest.mark.parametrize("reference", TEXTS.values(), ids=TEXTS)
def test_what_is_kept_to_find_out_is_not_printed(reference: str) -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    entry = Entry("pay", "sending", reference, reference, "f", None, None, at)
    safety = Safety(
        outcomes={},
        repeat=Repeat(uuid=False, answers=RepeatAnswer.REPLAY),
        find=Find("find", "reference", "reference", proof=False),
    )
    told = instruction(safety, reference, reference)
    unknown = Unknown(
        "pay", UnknownReason.STATUS, "d", told, reference, reference, at, None
    )
    assert_hidden(reference, repr(entry), str(entry), told, repr(unknown))
    assert unknown.reference == entry.reference == reference


@pytest.mark.parametrize(
    "number",
    [4111111111111112, 1772282096123, 411111111111, 10**13, 10**30, 0, -1, True],
)
def test_another_number_stays(number: int) -> None:
    found = read(Told, {"number": number, "anything": [number]}).value
    assert str(number) in repr(dict(found)["anything"])
