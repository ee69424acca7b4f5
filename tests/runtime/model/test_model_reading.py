"""Reading answers: what fits is read, what does not is named, nothing is lost."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import MISSING, ValidationError

from payspec.runtime.model import (
    AbsentField,
    Drift,
    NoResponse,
    ReadAs,
    Response,
    ResponseDrift,
    read,
    read_list,
)
from payspec.runtime.model.reader import Read
from payspec.runtime.wire import Headers, JsonValue, loads
from tests.runtime.model.examples import WHOLE, Address, Payout, Status


def reading(**changes: Any) -> Read[Payout]:
    return read(Payout, {**WHOLE, **changes}, "/transaction")


def places(found: tuple[Drift, ...]) -> list[tuple[str, bool]]:
    return sorted((each.pointer, each.declared) for each in found)


def test_an_answer_as_documented_drifts_nowhere() -> None:
    found = read(Payout, WHOLE)
    assert found.drift == ()
    payout = found.value
    assert payout.status == "brand-new"
    assert type(payout.status) is Status and not payout.status.is_known
    assert payout.paid is None and payout.maybe is None
    assert payout.fee == Decimal("1.50")
    assert payout.addresses is not None and payout.addresses[1].next is not None
    assert payout.receipt == "https://example.test/secret-receipt"
    assert payout.to_wire() == WHOLE


@pytest.mark.parametrize(
    ("field", "value", "attribute", "held"),
    [
        ("gateway", None, "gateway", None),
        ("gateway", "85", "gateway", 85),
        ("fee", "1.50", "fee", Decimal("1.50")),
        ("test", "true", "test", True),
        ("test", 0, "test", False),
    ],
    ids=str,
)
def test_a_declared_form_is_read_and_named(
    field: str, value: JsonValue, attribute: str, held: object
) -> None:
    found = reading(**{field: value})
    assert getattr(found.value, attribute) == held
    assert places(found.drift) == [(f"/transaction/{field}", True)]
    assert found.value.to_wire()[field] == value
    read(Payout, {**WHOLE, field: value}, strict=True)


@pytest.mark.parametrize(
    ("field", "value", "pointer"),
    [
        ("test", "yes", "/test"),
        ("test", 2, "/test"),
        ("gateway", "8_5", "/gateway"),
        ("gateway", Decimal("85.5"), "/gateway"),
        ("gateway", True, "/gateway"),
        ("fee", "NaN", "/fee"),
        ("paid", "yesterday", "/paid"),
        ("paid", 1402488299, "/paid"),
        ("address", "x", "/address"),
        ("address", [], "/address"),
        ("address", None, "/address"),
        ("address", {}, "/address/city"),
        ("address", {"city": 5}, "/address/city"),
        ("address", {"city": "x", "next": {"city": None}}, "/address/next/city"),
        ("addresses", {}, "/addresses"),
        ("addresses", [1], "/addresses/0"),
        ("addresses", [{"city": "x"}, None], "/addresses/1"),
        ("addresses", [{"city": "x"}, {"city": []}], "/addresses/1/city"),
        ("byName", [], "/byName"),
        ("byName", {"a/b": 5}, "/byName/a~1b"),
        ("byName", {"a": {"city": 5}}, "/byName/a/city"),
        ("errors", {"system": "x"}, "/errors/system"),
        ("errors", {"system": ["x", 5]}, "/errors/system"),
    ],
    ids=str,
)
def test_a_misfit_is_absent_named_and_kept(
    field: str, value: JsonValue, pointer: str
) -> None:
    found = reading(**{field: value})
    assert places(found.drift) == [(f"/transaction{pointer}", False)]
    assert found.value.to_wire() == {**WHOLE, field: value}
    # Everything beside it was read all the same.
    assert (found.value.uid, found.value.amount) == ("2-526", 100)
    with pytest.raises(ResponseDrift) as caught:
        read(Payout, {**WHOLE, field: value}, strict=True)
    assert caught.value.drift and pointer in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "attribute"),
    [
        ("uid", 5, "uid"),
        ("uid", None, "uid"),
        ("amount", "100", "amount"),
        ("amount", Decimal("100.5"), "amount"),
        ("created", "2014-06-11", "created"),
        ("receipt-url", False, "receipt"),
        ("status", 1, "status"),
    ],
)
def test_a_required_field_that_does_not_fit_is_unset(
    field: str, value: JsonValue, attribute: str
) -> None:
    found = reading(**{field: value})
    assert places(found.drift) == [(f"/transaction/{field}", False)]
    with pytest.raises(AbsentField) as caught:
        getattr(found.value, attribute)
    assert f"Payout.{attribute}" in str(caught.value)
    assert attribute not in found.value.model_fields_set
    assert attribute not in repr(found.value).split("(")[1].split("=")
    assert found.value.to_wire() == {**WHOLE, field: value}


def test_a_missing_required_field_is_named_and_unset() -> None:
    data = {name: value for name, value in WHOLE.items() if name != "uid"}
    found = read(Payout, data)
    assert found.drift == (Drift("/uid", "is missing", False),)
    with pytest.raises(AbsentField):
        _ = found.value.uid


def test_a_property_over_an_unset_field_says_which() -> None:
    with pytest.raises(AbsentField) as caught:
        _ = reading(amount=None).value.half
    assert "Payout.amount" in str(caught.value)


def test_absent_and_null_are_apart_where_null_is_documented() -> None:
    data = {name: value for name, value in WHOLE.items() if name != "paid"}
    assert read(Payout, data).value.paid is MISSING
    assert reading(paid=None).value.paid is None
    assert read(Payout, data).drift == reading(paid=None).drift == ()


def test_declared_and_undeclared_drift_come_together() -> None:
    found = reading(
        gateway=None,
        address={"city": 5, "phone": 177, "code": None, "next": {"phone": "x"}},
    )
    assert places(found.drift) == [
        ("/transaction/address/city", False),
        ("/transaction/address/code", True),
        ("/transaction/address/next/city", False),
        ("/transaction/address/phone", True),
        ("/transaction/gateway", True),
    ]
    address = found.value.address
    assert address is not None and address.phone == "177" and address.code is None
    assert (
        Drift("/transaction/address/phone", ReadAs.INTEGER_AS_TEXT.value, True)
        in found.drift
    )


def test_the_same_object_in_two_places_drifts_in_both() -> None:
    shared: JsonValue = {"city": 5}
    found = reading(address=shared, addresses=[shared])
    assert places(found.drift) == [
        ("/transaction/address/city", False),
        ("/transaction/addresses/0/city", False),
    ]


def test_items_that_fit_stay_in_their_order() -> None:
    found = reading(addresses=[1, {"city": "a"}, None, {"city": "b"}, "x"])
    assert found.value.addresses is not None
    assert [each.city for each in found.value.addresses] == ["a", "b"]
    assert [each.pointer for each in found.drift] == [
        f"/transaction/addresses/{index}" for index in (0, 2, 4)
    ]


@pytest.mark.parametrize("data", [None, [], "x", 5, True, Decimal(1)], ids=repr)
def test_what_is_no_object_gives_an_empty_model(data: JsonValue) -> None:
    found = read(Payout, data, "/transaction")
    assert [(each.pointer, each.declared) for each in found.drift] == [
        ("/transaction", False)
    ]
    assert found.value.to_wire() == {}
    with pytest.raises(AbsentField):
        _ = found.value.uid


def test_a_list_of_objects() -> None:
    found = read_list(Address, [{"city": "a"}, 5, {"city": None}], "/transactions")
    assert ["city" in vars(each) for each in found.value] == [True, False]
    assert places(found.drift) == [
        ("/transactions/1", False),
        ("/transactions/2/city", False),
    ]
    assert read_list(Address, {}, "/x").value == ()
    assert places(read_list(Address, {}, "/x").drift) == [("/x", False)]
    assert read_list(Address, []).drift == ()
    for data in ([5], {}, [{"city": 5}]):
        with pytest.raises(ResponseDrift):
            read_list(Address, data, strict=True)


def test_drift_holds_no_value() -> None:
    found = reading(amount="Marker", address={"city": ["Marker"], "phone": True})
    with pytest.raises(ResponseDrift) as caught:
        read(Payout, {**WHOLE, "amount": "Marker"}, strict=True)
    assert "Marker" not in f"{found.drift} {caught.value!r}"


def test_wire_names_alone_are_read() -> None:
    data = {**WHOLE, "by_name": {"a": {"city": "x"}}}
    del data["byName"]
    found = read(Payout, data)
    assert found.value.by_name is None
    assert found.value.to_wire() == data


def test_the_wire_form_is_a_copy() -> None:
    payout = read(Payout, copy.deepcopy(WHOLE)).value
    wire = payout.to_wire()
    assert isinstance(wire["errors"], dict)
    wire["errors"]["system"] = []
    assert payout.to_wire()["errors"] == {"system": ["a", "b"]}


def test_one_built_by_hand_travels_by_its_types() -> None:
    built = Address(city="a", next=Address(city="b", phone="1"))
    assert built.to_wire() == {"city": "a", "next": {"city": "b", "phone": "1"}}
    with pytest.raises(ValidationError):
        Address.model_validate({"city": 5})
    around = Address(city="c", next=read(Address, {"city": "d", "x": None}).value)
    assert around.to_wire() == {"city": "c", "next": {"city": "d", "x": None}}


def test_a_changed_copy_travels_with_its_changes() -> None:
    payout = reading(gateway="85", amount="100").value
    changed = payout.model_copy(
        update={"receipt": "r", "gateway": None, "paid": MISSING, "maybe": None}
    )
    expected = {**WHOLE, "amount": "100", "receipt-url": "r", "maybe": None}
    del expected["gateway"], expected["paid"]
    assert changed.to_wire() == expected
    assert payout.to_wire() == {**WHOLE, "gateway": "85", "amount": "100"}


@pytest.mark.parametrize(
    "duplicate",
    [
        copy.copy,
        copy.deepcopy,
        lambda model: pickle.loads(pickle.dumps(model)),
        lambda model: model.model_copy(),
        lambda model: model.model_copy(deep=True),
    ],
    ids=["copy", "deepcopy", "pickle", "model_copy", "deep model_copy"],
)
def test_copies_keep_what_was_received(duplicate: Callable[[Payout], Payout]) -> None:
    payout = reading(amount="100", gateway=None).value
    payout.attach(Response(200, Headers([("a", "b")]), b"{}"))
    again = duplicate(payout)
    assert again == payout
    assert again.to_wire() == payout.to_wire()
    assert again.response.status == 200
    assert "amount" not in vars(again)


def test_what_was_received_does_not_make_answers_unequal() -> None:
    one = read(Address, {"city": "a", "phone": 1}).value
    other = read(Address, {"city": "a", "phone": "1"}).value
    assert one == other and hash(one) == hash(other)


def test_the_answer_is_at_hand_or_its_lack_is_said() -> None:
    payout = read(Payout, WHOLE).value
    with pytest.raises(NoResponse):
        _ = payout.response
    response = Response(201, Headers([("Set-Cookie", "Marker")]), b"Marker")
    payout.attach(response)
    assert payout.response is response
    assert "Marker" not in f"{response!r} {payout!r}"


def test_depth_does_not_multiply_the_work() -> None:
    data: dict[str, JsonValue] = {"city": 1}
    for _ in range(90):
        data = {"city": None, "next": data}
    found = read(Address, data)
    assert len(found.drift) == 91
    assert found.value.to_wire() == data


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
ADDRESSES = st.recursive(
    st.dictionaries(st.sampled_from(["city", "phone", "code", "next", "x"]), JSON),
    lambda inner: st.fixed_dictionaries({"next": inner, "city": JSON | st.text()}),
    max_leaves=4,
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={name: JSON | st.just(value) for name, value in WHOLE.items()}
    | {
        "address": ADDRESSES | JSON,
        "addresses": st.lists(ADDRESSES | JSON, max_size=3),
        "byName": st.dictionaries(st.text(), ADDRESSES | JSON, max_size=3),
    },
)


def at(data: JsonValue, pointer: str) -> JsonValue:
    """What stands at the pointer; what a missing member is of, if it is missing."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list):
            data = data[int(name)]
        else:
            assert isinstance(data, dict)
            if name not in data:
                return data
            data = data[name]
    return data


@given(ANSWERS | JSON)
def test_any_json_is_read_and_given_back(data: JsonValue) -> None:
    found = read(Payout, data, "/t")
    for drift in found.drift:
        assert drift.pointer.startswith("/t")
        at(data, drift.pointer.removeprefix("/t"))
    if isinstance(data, dict):
        assert found.value.to_wire() == data
    repr(found.value)
    found.value.model_dump_json()
    assert read(Payout, data, "/t") == found


@given(ANSWERS)
def test_what_drifts_nowhere_is_also_strictly_fine(data: dict[str, JsonValue]) -> None:
    found = read(Payout, data)
    if all(drift.declared for drift in found.drift):
        assert read(Payout, data, strict=True) == found
    else:
        with pytest.raises(ResponseDrift):
            read(Payout, data, strict=True)


def test_numbers_of_json_text_come_back_digit_for_digit() -> None:
    text = b'{"city":"x","n":12345678901234567.8900,"i":12345678901234567890,"z":1E+2}'
    assert read(Address, loads(text)).value.to_wire() == loads(text)
