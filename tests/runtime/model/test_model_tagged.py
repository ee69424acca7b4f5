"""Tagged unions and maps: what is told by a tag, and members that are data."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias

import pytest
from pydantic import Field, ValidationError

from payspec.runtime.fields.moments import UnixSeconds
from payspec.runtime.model import (
    OpenRequestModel,
    ReadAs,
    RequestModel,
    ResponseModel,
    read,
    tagged,
    violations_from,
)
from payspec.runtime.model.wire_form import WriteAs


class CardInput(RequestModel):
    type: str
    number: str


class BankInput(RequestModel):
    type: str
    next: FundingInput | None = None


class PayInput(RequestModel):
    funding: FundingInput


FundingInput: TypeAlias = Annotated[
    CardInput | BankInput, tagged("type", {"card": CardInput, "bank": BankInput})
]


class Card(ResponseModel):
    __sensitive__: ClassVar[Mapping[str, str]] = {"number": "pan"}

    type: str
    number: str
    till_number: Annotated[str | None, Field(alias="till-number")] = None


class Bank(ResponseModel):
    type: str


class Pay(ResponseModel):
    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "services": (ReadAs.EMPTY_LIST_AS_OBJECT,),
        "later": (ReadAs.EMPTY_TEXT_AS_ABSENT,),
    }

    funding: Funding | None = None
    fundings: list[Funding] | None = None
    services: Services | None = None
    later: str | None = None


Funding: TypeAlias = Annotated[
    Card | Bank | ResponseModel,
    tagged("type", {"card": Card, "bank": Bank}, ResponseModel),
]


class Service(ResponseModel):
    code: str


class Services(ResponseModel):
    __entries__: ClassVar[bool] = True

    methods: list[str] | None = None

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, Service]

    @property
    def entries(self) -> dict[str, Any]:
        return dict(self.__pydantic_extra__ or {})


class TimesInput(OpenRequestModel):
    __entries__: ClassVar[bool] = True
    __writes__: ClassVar[Mapping[str, WriteAs]] = {"": WriteAs.SECONDS}

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, UnixSeconds]


def test_a_tag_tells_what_is_sent() -> None:
    sent = {"funding": {"type": "bank", "next": {"type": "card", "number": "1"}}}
    made = PayInput.model_validate(sent)
    assert isinstance(made.funding, BankInput)
    assert isinstance(made.funding.next, CardInput)
    again = PayInput(funding=made.funding)
    assert again.to_wire() == made.to_wire() == sent


@pytest.mark.parametrize(
    ("funding", "pointer", "rule"),
    [
        ({"type": "cash"}, "/funding/type", "enum"),
        ({"type": 1}, "/funding/type", "enum"),
        ({}, "/funding/type", "required"),
        ({"type": "card"}, "/funding/number", "required"),
        (
            {"type": "bank", "next": {"type": "card", "number": 1}},
            "/funding/next/number",
            "type",
        ),
        ("card", "/funding", "type"),
        (None, "/funding", "type"),
        (CardInput(type="bank", number="1"), "/funding", "type"),
        (CardInput(type="cash", number="1"), "/funding/type", "enum"),
    ],
)
def test_what_no_tag_tells_is_refused(funding: object, pointer: str, rule: str) -> None:
    with pytest.raises(ValidationError) as raised:
        PayInput.model_validate({"funding": funding})
    found = violations_from(raised.value)
    assert [(each.pointer, each.rule) for each in found] == [(pointer, rule)]


def test_an_unknown_tag_survives_with_all_that_came() -> None:
    body = {"fundings": [{"type": "cash", "till": 7}, {"type": "card", "number": "1"}]}
    found = read(Pay, body)
    assert found.drift == ()
    assert found.value.fundings is not None
    cash, card = found.value.fundings
    assert type(cash) is ResponseModel and isinstance(card, Card)
    assert cash.model_extra == {"type": "cash", "till": 7}
    assert found.value.to_wire() == body
    assert "cash" not in repr(found.value) and "number=<pan>" in repr(found.value)


def test_drift_inside_what_a_tag_tells_stands_at_its_place() -> None:
    found = read(Pay, {"funding": {"type": "card", "number": 1}, "fundings": [1]})
    assert [(each.pointer, each.declared) for each in found.drift] == [
        ("/fundings/0", False),
        ("/funding/number", False),
    ]
    assert isinstance(found.value.funding, Card)
    assert found.value.fundings == []


def test_a_member_that_is_called_as_a_field_is_in_python_is_none() -> None:
    body = {"funding": {"type": "card", "number": "1", "till_number": "7"}}
    found = read(Pay, body)
    assert found.drift == ()
    assert isinstance(found.value.funding, Card)
    assert found.value.funding.till_number is None
    assert found.value.to_wire() == body


def test_a_map_keeps_names_apart_from_its_entries() -> None:
    body = {"services": {"test_usd": {"code": "a"}, "methods": ["m"]}}
    found = read(Pay, body)
    services = found.value.services
    assert found.drift == () and services is not None
    assert services.methods == ["m"]
    assert services.entries.keys() == {"test_usd"}
    assert isinstance(services.entries["test_usd"], Service)
    assert found.value.to_wire() == body
    assert "code='a'" in repr(services)
    for other in (copy.deepcopy(services), pickle.loads(pickle.dumps(services))):
        assert other == services and other.to_wire() == services.to_wire()


def test_an_entry_that_does_not_fit_is_left_out_and_named() -> None:
    body = {"services": {"good": {"code": "a"}, "bad": 1, "half": {"code": 2}}}
    found = read(Pay, body)
    services = found.value.services
    assert services is not None
    assert services.entries.keys() == {"good", "half"}
    assert isinstance(services.entries["good"], Service)
    assert [each.pointer for each in found.drift] == [
        "/services/bad",
        "/services/half/code",
    ]
    assert found.value.to_wire() == body


def test_the_entries_of_a_map_travel_by_their_type() -> None:
    made = TimesInput.model_validate({"a": datetime(1970, 1, 2, tzinfo=UTC)})
    assert made.to_wire() == {"a": 86400}


def test_empty_forms() -> None:
    body = {"services": [], "later": ""}
    found = read(Pay, body)
    assert found.value.services is not None and found.value.services.entries == {}
    assert found.value.later is None
    assert [(each.pointer, each.declared) for each in found.drift] == [
        ("/services", True),
        ("/later", True),
    ]
    assert found.value.to_wire() == body
    assert read(Pay, {"services": [1]}).drift[0].declared is False
