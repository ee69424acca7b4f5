"""No printed form of a model shows what is sensitive or undescribed."""

from __future__ import annotations

import io
import json
import logging
import pprint
import traceback
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json, to_jsonable_python

from payspec.runtime.model import WireModel, read
from tests.runtime.model.examples import (
    Address,
    CustomerInput,
    MethodInput,
    Payout,
    PayoutInput,
)

FORMS: dict[str, Callable[[WireModel], object]] = {
    "repr": repr,
    "str": str,
    "format": lambda model: f"{model} {model!r} {model!s}",
    "percent": lambda model: "%s %r" % (model, model),  # noqa: UP031
    "in a list": lambda model: repr([model]),
    "pprint": pprint.pformat,
    "dict": lambda model: repr(dict(model)),
    "iteration": lambda model: repr(list(model)),
    "model_dump": lambda model: model.model_dump(),
    "model_dump by alias": lambda model: model.model_dump(by_alias=True),
    "model_dump json": lambda model: model.model_dump(mode="json"),
    "model_dump round trip": lambda model: model.model_dump(round_trip=True),
    "model_dump context": lambda model: model.model_dump(context={"reveal": True}),
    "model_dump_json": lambda model: model.model_dump_json(indent=1),
    "adapter": lambda model: TypeAdapter(type(model)).dump_python(model),
    "adapter list": lambda model: TypeAdapter(list[Any]).dump_json([model]),
    "jsonable": to_jsonable_python,
    "to_json": to_json,
    "rich": lambda model: list(model.__rich_repr__()),
    "json default": lambda model: json.dumps([model], default=str),
}

SENT = PayoutInput(
    amount=5,
    customer=CustomerInput(
        first_name="MarkerOne",
        account="MarkerTwo",
        born=datetime(1987, 6, 5, tzinfo=UTC),
        age=987654321,
        parent=CustomerInput(nickname="MarkerThree"),
    ),
    customers=[CustomerInput(first_name="MarkerFour")],
    by_name={"k": CustomerInput(account="MarkerFive")},
    method=MethodInput.model_validate({"type": "visa", "pan": {"n": "MarkerSix"}}),
)
RECEIVED = read(
    Payout,
    {
        "uid": "u",
        "amount": "MarkerSeven",
        "status": "new",
        "created": "1987-06-05T00:00:00Z",
        "receipt-url": "MarkerEight",
        "address": {"city": "MarkerNine", "phone": 987654321, "next": "MarkerTen"},
        "addresses": ["MarkerEleven", {"city": ["MarkerTwelve"]}],
        "extra": {"deep": ["MarkerThirteen"]},
    },
).value
BUILT = Address(city="MarkerFourteen", next=Address(city="MarkerFifteen"))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize(
    "model", [SENT, RECEIVED, BUILT], ids=["sent", "read", "built"]
)
def test_no_form_shows_a_masked_value(
    model: WireModel, form: Callable[[WireModel], object]
) -> None:
    shown = str(form(model))
    assert "Marker" not in shown
    assert "987654321" not in shown
    if model is not RECEIVED:
        assert "1987" not in shown
    assert "pii" in shown


def test_only_to_wire_reveals() -> None:
    assert "MarkerOne" in str(SENT.to_wire())
    assert "MarkerSix" in str(SENT.to_wire())
    assert "MarkerSeven" in str(RECEIVED.to_wire())
    assert "MarkerFifteen" in str(BUILT.to_wire())


def test_a_mask_says_what_it_hides() -> None:
    assert repr(CustomerInput(first_name="x")) == "CustomerInput(first_name=<pii>)"
    assert CustomerInput(account="x").model_dump() == {"account": "<bank_account>"}
    dumped = CustomerInput(first_name="x").model_dump(by_alias=True)
    assert dumped == {"first-name": "<pii>"}
    assert MethodInput.model_validate({"type": "a", "b": 1}).model_dump() == {
        "type": "a",
        "b": "<undescribed>",
    }


def test_absence_is_shown_as_absence() -> None:
    assert Address(city="x").model_dump() == {
        "city": "<pii>",
        "phone": None,
        "code": None,
        "next": None,
    }
    assert CustomerInput().model_dump() == {}


def test_selections_of_a_dump_hold() -> None:
    built = Address(city="x", phone="1")
    assert built.model_dump(include={"phone"}) == {"phone": "<pii>"}
    assert built.model_dump(exclude={"phone"}, exclude_none=True) == {"city": "<pii>"}


def test_logs_do_not_show_a_masked_value(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("x").debug("%s %r", SENT, {"model": RECEIVED})
    assert "Marker" not in caplog.text


def test_a_serializers_warning_does_not_quote_a_masked_value() -> None:
    odd = CustomerInput.model_construct(first_name=["MarkerOne"], account=987654321)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        odd.model_dump()
        odd.model_dump_json()
    assert not [each for each in caught if "Marker" in str(each.message)]
    assert not [each for each in caught if "987654321" in str(each.message)]


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (PayoutInput, {"amount": "MarkerOne"}),
        (PayoutInput, {"amount": 5, "customer": {"first-name": ["MarkerOne"]}}),
        (PayoutInput, {"amount": 5, "customer": {"born": "MarkerOne"}}),
        (PayoutInput, {"amount": 5, "customers": ["MarkerOne", {"test": "MarkerOne"}]}),
        (PayoutInput, {"amount": 5, "anything": {"MarkerOne"}}),
        (PayoutInput, {"amount": 5, "rate": "MarkerOne"}),
        (PayoutInput, "MarkerOne"),
        (CustomerInput, {"country": "MarkerOne"}),
        (CustomerInput, {"first_name": "MarkerOne" * 5}),
        (Address, {"city": 5, "phone": ["MarkerOne"]}),
        (Address, {"city": "x", "next": {"city": ["MarkerOne"]}}),
    ],
)
def test_a_validation_error_holds_no_value(
    model: type[WireModel], data: object
) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    error = caught.value
    told = io.StringIO()
    traceback.print_exception(error, file=told)
    chain: list[BaseException | None] = [error]
    while (last := chain[-1]) is not None:
        chain.append(last.__cause__ or last.__context__)
    shown = f"{error} {error!r} {error.errors()} {error.json()} {chain}"
    assert "Marker" not in shown
    assert "Marker" not in told.getvalue().replace('MarkerOne"', "")
    assert len(chain) == 2


@pytest.mark.parametrize("model", [PayoutInput, Payout])
def test_a_model_in_the_making_prints(model: type[WireModel]) -> None:
    """A report of the crash that kept it from being made prints it, and must not crash
    as well."""
    made = model.__new__(model)
    assert repr(made) == f"{model.__name__}()"
    with pytest.raises(ValidationError) as caught:
        PayoutInput(amount="MarkerOne")  # type: ignore[arg-type]
    report = traceback.TracebackException.from_exception(
        caught.value, capture_locals=True
    )
    assert "PayoutInput()" in "".join(report.format())


@given(st.text(min_size=6), st.sampled_from(sorted(FORMS)))
def test_no_text_whatever_shows_through(text: str, form: str) -> None:
    model = Address(city=f"⟦{text}⟧")
    assert "⟦" not in str(FORMS[form](model))
