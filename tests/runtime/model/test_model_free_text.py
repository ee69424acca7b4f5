"""What a provider says in its own words, as it prints."""

from __future__ import annotations

import time

import pytest

from payspec.runtime.model.answer import ResponseModel
from payspec.runtime.model.base import WireModel
from payspec.runtime.model.reader import read
from payspec.runtime.model.request import RequestModel

PAN = "4111111111111111"


class Reason(ResponseModel):
    """An error of a provider."""

    message: str
    details: list[str] | None = None
    pair: tuple[str, ...] | None = None
    more: dict[str, object] | None = None
    cause: Reason | None = None


class Words(ResponseModel):
    """A map of texts."""

    __entries__ = True


class Asked(RequestModel):
    """What a caller sends."""

    message: str


def printed(model: WireModel) -> list[str]:
    """Every way in which a model shows itself."""
    shown = [repr(model), str(model), repr(dict(model)), repr(model.model_dump())]
    return [*shown, model.model_dump_json(), repr(model.model_dump(mode="json"))]


HIDDEN = [
    pytest.param(f"card {PAN} is blocked", PAN, "<pan>", id="card"),
    pytest.param(PAN, PAN, "<pan>", id="card-alone"),
    pytest.param(f"card={PAN}", PAN, "<pan>", id="card-in-one-word"),
    pytest.param(f"No card {PAN}.", PAN, "<", id="card-at-the-end"),
    pytest.param(
        "card 4111-1111 1111-1111 is blocked", "1111", "<pan>", id="in-groups"
    ),
    pytest.param("card 4111111111111112 is none", "41111", "<digits>", id="no-card"),
    pytest.param("DE89370400440532013000", "8937", "<bank_account>", id="iban"),
    pytest.param("gb29nwbk60161331926819", "6016", "<bank_account>", id="small-iban"),
    pytest.param(
        "IBAN GB29 NWBK 6016 1331 9268 19 is closed",
        "NWBK",
        "<bank_account>",
        id="printed-iban",
    ),
    pytest.param(
        "IBAN FR14 2004 1010 0505 0001 3M02 606 IS WRONG",
        "2004",
        "<bank_account>",
        id="printed-iban-among-capitals",
    ),
    pytest.param("unknown payee ann.lee+x@example.com", "ann", "<email>", id="e-mail"),
    pytest.param("<ann@example.com>", "example", "<email>", id="e-mail-alone"),
    pytest.param("call +62 (812) 345-6789 first", "812", "<phone>", id="phone"),
    pytest.param("+628123456789", "812", "<phone>", id="phone-alone"),
    pytest.param("phone 08123456789 is wrong", "0812", "<digits>", id="national-phone"),
    pytest.param("account 123456 is closed", "123456", "<digits>", id="account"),
    pytest.param("account 1234 5678 9012 is closed", "5678", "<digits>", id="grouped"),
    pytest.param("order no_1234567x failed", "1234567", "<digits>", id="inside-a-word"),
]


@pytest.mark.parametrize(("text", "told", "instead"), HIDDEN)
def test_what_has_a_form_is_hidden(text: str, told: str, instead: str) -> None:
    """At every depth, in everything that prints; `to_wire` alone reveals."""
    sent = {
        "message": text,
        "details": ["fine", text],
        "more": {"said": [text]},
        "cause": {"message": text},
    }
    model = read(Reason, sent).value
    for shown in printed(model):
        assert told not in shown
        assert shown.count(instead) >= 4
    assert model.message == text
    assert model.details == ["fine", text]
    assert model.to_wire() == sent
    entries = read(Words, {"one": text}).value
    for shown in printed(entries):
        assert told not in shown
    assert entries.to_wire() == {"one": text}


@pytest.mark.parametrize(
    "text",
    [
        "Amount must not exceed 50000",
        "2-52671c8733",
        "1234567890",
        "cpoi_1234567890123456",
        "4a6a89d5-6950-400f-8123-411111111111",
        "4111111111111111.5",
        "DE89370400440532013001",
        "2014-06-11T12:04:59.123456+03:00",
        "rejected at 2014-06-11 12:04:59",
        "see https://docs.example.com/errors#E.4101",
        "E 12345",
        "",
    ],
)
def test_what_helps_to_find_out_stays(text: str) -> None:
    """A reference, a moment and a code are what a log is read for."""
    model = read(Reason, {"message": text}).value
    assert model.model_dump()["message"] == text
    assert repr(text) in repr(model)


def test_a_name_is_not_seen() -> None:
    """It looks like any other word; the field that holds it has to be sensitive."""
    model = read(Reason, {"message": "no account of Ann Lee"}).value
    assert "Ann Lee" in repr(model)


def test_what_the_caller_sends_is_printed_by_its_fields() -> None:
    """Whoever filled it knows it; what is sensitive there is said by the spec."""
    assert "123456789 " in repr(Asked(message="bill 123456789 paid"))


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "1 " * 150_000, "+1-" * 100_000, "@" * 300_000, "GB29 " * 60_000],
    ids=["letters", "digits", "phones", "ats", "ibans"],
)
def test_a_long_text_takes_linear_time(text: str) -> None:
    model = read(Reason, {"message": text}).value
    start = time.process_time()
    repr(model)
    assert time.process_time() - start < 20


@pytest.mark.filterwarnings("error")
def test_a_tuple_stays_one() -> None:
    """A dump that warned of another type would quote the value."""
    model = Reason(message="fine", pair=("account 123456", "fine"))
    assert model.model_dump()["pair"] == ("account <digits>", "fine")
