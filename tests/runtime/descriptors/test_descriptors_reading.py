"""Descriptors as they come, and the violations of the fields that they describe."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payspec.runtime.descriptors import (
    Check,
    DescriptorShape,
    fields_validator,
    filled,
    read_descriptors,
)
from payspec.runtime.wire.json_types import JsonObject, JsonValue
from tests.runtime.descriptors.examples import COREFY, PROP2P, validator

ACCOUNT = {
    "key": "account",
    "type": "string",
    "label": {"ru": "Аккаунт", "en": "Account", "uk": "Акаунт"},
    "example": None,
    "hint": {"en": "Your account"},
    "regexp": "^\\\\d{1,15}$",
    "required": True,
    "position": 0,
}
STATUS = {
    "key": "status",
    "type": "string",
    "label": "Expected status",
    "regexp": "^[A-Z\\\\-\\\\sa-z]{2,64}$",
    "required": False,
    "position": None,
}
CARD = {
    "key": "card_number",
    "regexp": "/^\\d{12,19}$/",
    "required": True,
    "options": {"validators": [{"name": "Luhn"}]},
}
SECRET = "4111-SENSITIVE"


def test_a_descriptor_is_read_by_its_shape() -> None:
    account, status, card = read_descriptors([ACCOUNT, STATUS, CARD], COREFY).fields
    assert account.key == "account"
    assert account.required
    assert account.expression == "^\\\\d{1,15}$"
    assert account.label["uk"] == "Акаунт"
    assert account.hint == {"en": "Your account"}
    assert account.position == 0
    assert account.raw == ACCOUNT
    assert (status.required, status.position, status.label) == (
        False,
        None,
        {"": "Expected status"},
    )
    assert card.checks == (Check.LUHN,)


def test_another_provider_is_another_shape() -> None:
    shape = DescriptorShape(
        key=("meta", "id"), required=("must",), expression=("rules", "format")
    )
    element = {"meta": {"id": "x"}, "must": True, "rules": {"format": "[0-9]+"}}
    check = fields_validator(read_descriptors([element], shape)).check
    assert [each.rule for each in check({}).violations] == ["required"]
    assert [each.rule for each in check({"x": "a"}).violations] == ["pattern"]
    assert check({"x": "1"}).violations == ()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(
            {"account": "123", "card_number": "5123817234060000"}, [], id="right"
        ),
        pytest.param(
            {"card_number": "5123817234060000"}, [("/account", "required")], id="absent"
        ),
        pytest.param(
            {"account": "", "card_number": "5123817234060000"},
            [("/account", "required")],
            id="empty",
        ),
        pytest.param(
            {"account": "1", "card_number": "512381******0000"},
            [("/card_number", "pattern"), ("/card_number", "luhn")],
            id="masked-card",
        ),
        pytest.param(
            {"account": "1", "card_number": "5123817234060001"},
            [("/card_number", "luhn")],
            id="wrong-check-digit",
        ),
        pytest.param(
            {"account": "x", "card_number": "5123817234060000", "a/b": "1"},
            [("/account", "pattern"), ("/a~1b", "additionalProperties")],
            id="pattern-and-unknown-key",
        ),
        pytest.param(
            {"account": "1", "card_number": "5123817234060000", "status": "no_t"},
            [("/status", "pattern")],
            id="optional-and-wrong",
        ),
        pytest.param(
            {"account": 1, "card_number": "5123817234060000"},
            [("/account", "type")],
            id="no-text",
        ),
    ],
)
def test_violations(values: dict[str, str], expected: list[tuple[str, str]]) -> None:
    found = validator(ACCOUNT, STATUS, CARD).check(values)
    assert [(each.pointer, each.rule) for each in found.violations] == expected
    assert found.unchecked == ()


def test_a_value_is_in_no_message_and_no_repr() -> None:
    fields = [
        {**CARD, "key": "a"},
        {**CARD, "key": "b", "options": {"validators": ["Iban", "Other"]}},
        {"key": "c", "regexp": "(?=x)"},
        {"key": "d"},
    ]
    made = validator(*fields)
    values = {"a": SECRET, "b": SECRET, "c": SECRET, "d": SECRET * 1_000, "e": SECRET}
    found = made.check(values)
    assert len(found.violations) == 6
    assert len(found.unchecked) == 2
    assert "SENSITIVE" not in repr(found) + repr(made) + repr(vars(made))


def test_a_descriptor_does_not_print_what_came_with_it() -> None:
    read = read_descriptors([{"key": "a", "holder": SECRET}], COREFY)
    assert "SENSITIVE" not in repr(read)
    assert read.fields[0].raw["holder"] == SECRET


def test_text_of_the_provider_stays_on_its_line() -> None:
    made = validator({"key": "a", "regexp": "x\n\x1b" + "y" * 500, "options": None})
    (violation,) = made.check({"a": "z"}).violations
    assert violation.message.isprintable()
    assert len(violation.message) < 300
    made = validator({"key": "a", "options": {"validators": ["\x1b[31m\n"]}})
    (unchecked,) = made.check({"a": "z"}).unchecked
    assert unchecked.why.isprintable()


@pytest.mark.parametrize(
    ("member", "value", "why"),
    [
        pytest.param("required", "true", "neither true nor false", id="required-text"),
        pytest.param("required", 1, "neither true nor false", id="required-number"),
        pytest.param("regexp", ["a"], "no text", id="expression-list"),
        pytest.param("options", {"validators": "x"}, "not a list", id="checks-text"),
        pytest.param("options", {"validators": [1]}, "no name", id="check-number"),
        pytest.param(
            "options", {"validators": [{"name": "Bic"}]}, "'Bic' is not", id="check-bic"
        ),
        pytest.param(
            "options", {"validators": ["luhn"] * 21}, "more than 20", id="many-checks"
        ),
    ],
)
def test_what_cannot_be_read_of_a_descriptor_is_said(
    member: str, value: object, why: str
) -> None:
    made = validator({"key": "a", member: value})
    found = made.check({"a": "4111111111111111"})
    assert found.violations == ()
    (unchecked,) = found.unchecked
    assert unchecked.key == "a"
    assert why in unchecked.why
    assert made.check({}).violations == ()


@pytest.mark.parametrize(
    "options",
    [None, [], {}, {"validators": None}, {"validators": []}, {"validators": {}}],
    ids=str,
)
def test_no_checks_are_no_checks(options: object) -> None:
    found = validator({"key": "a", "options": options}).check({"a": "1"})
    assert (found.violations, found.unchecked) == ((), ())


@pytest.mark.parametrize("value", [[], {}], ids=["array", "object-for-an-array"])
def test_no_fields_take_no_values(value: object) -> None:
    check = fields_validator(read_descriptors(value, COREFY)).check
    assert check({}).violations == ()
    assert [each.rule for each in check({"a": "1"}).violations] == [
        "additionalProperties"
    ]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param(None, "not a list", id="null"),
        pytest.param("fields", "not a list", id="text"),
        pytest.param({"a": {}}, "not a list", id="object"),
        pytest.param([None], "descriptor 0", id="null-inside"),
        pytest.param([{"regexp": "a"}], "descriptor 0", id="no-key"),
        pytest.param([{"key": ""}], "descriptor 0", id="empty-key"),
        pytest.param([{"key": 1}], "descriptor 0", id="number-for-a-key"),
        pytest.param(
            [{"key": f"k{n}"} for n in range(501)], "more than 500", id="too-many"
        ),
    ],
)
def test_what_cannot_be_read_at_all_refuses_no_key(value: object, why: str) -> None:
    found = fields_validator(read_descriptors(value, COREFY)).check({"k500": "1"})
    assert found.violations == ()
    assert [each.key for each in found.unchecked] == ["", "k500"]
    assert why in found.unchecked[0].why


def test_five_hundred_fields_are_all_read() -> None:
    read = read_descriptors([{"key": f"k{n}"} for n in range(500)], COREFY)
    assert len(read.fields) == 500
    assert read.unread == ()


def test_a_field_that_is_described_twice_is_not_checked() -> None:
    check = validator({**ACCOUNT, "regexp": "a"}, ACCOUNT, CARD).check
    found = check({"account": "?", "card_number": "5123817234060000"})
    assert found.violations == ()
    assert [each.key for each in found.unchecked] == ["account"]
    assert [each.pointer for each in check({}).violations] == ["/card_number"]


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner)
    ),
    max_leaves=10,
)
_MEMBERS = ("key", "regexp", "required", "options", "label", "hint", "position")
_DESCRIPTORS = st.lists(
    _JSON
    | st.dictionaries(
        st.sampled_from(_MEMBERS),
        _JSON
        | st.sampled_from(["a", True, "^\\\\d+$", {"validators": [{"name": "Iban"}]}]),
    ),
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(
    _JSON | _DESCRIPTORS,
    st.dictionaries(st.text(max_size=5) | st.just("a"), st.text(max_size=20)),
    st.sampled_from([COREFY, PROP2P]),
)
def test_no_json_and_no_value_raises(
    value: object, values: dict[str, str], shape: DescriptorShape
) -> None:
    before = copy.deepcopy(value)
    read = read_descriptors(value, shape)
    found = fields_validator(read).check(values)
    keys = {each.key for each in read.fields}
    assert all(
        key in keys
        or f"/{key.replace('~', '~0').replace('/', '~1')}"
        in {each.pointer for each in found.violations}
        or key in {each.key for each in found.unchecked}
        for key in values
    )
    assert value == before


def test_descriptors_can_be_kept() -> None:
    read = read_descriptors([ACCOUNT, CARD], COREFY)
    assert pickle.loads(pickle.dumps(read)) == read
    assert hash(read) == hash(copy.deepcopy(read))


REQUISITES: list[JsonObject] = [
    {"id": 7, "name": "card", "rate": Decimal("1.10"), "extra": {"x": [None, ""]}},
    {"id": 8, "value": None, "unknown": []},
    {"id": 9},
]


def test_requisites_go_back_as_they_came_with_their_values() -> None:
    before = copy.deepcopy(REQUISITES)
    back = filled([*REQUISITES], {"0": "4111", "1": "Ann"}, PROP2P)
    assert back == [
        {**REQUISITES[0], "value": "4111"},
        {"id": 8, "value": "Ann", "unknown": []},
        {"id": 9},
    ]
    assert [list(each) for each in back if isinstance(each, dict)] == [
        ["id", "name", "rate", "extra", "value"],
        ["id", "value", "unknown"],
        ["id"],
    ]
    assert REQUISITES == before


def test_requisites_can_go_by_a_key() -> None:
    shape = DescriptorShape(key=("name",), value="answer")
    elements: list[JsonValue] = [{"name": "a"}, "no object", {"name": "b"}]
    assert filled(elements, {"b": "1"}, shape) == [
        {"name": "a"},
        "no object",
        {"name": "b", "answer": "1"},
    ]


@pytest.mark.parametrize(
    ("elements", "values"),
    [
        pytest.param([{}], {"1": SECRET}, id="no-such-place"),
        pytest.param([None], {"0": SECRET}, id="no-object"),
    ],
)
def test_a_value_without_a_requisite_is_refused(
    elements: list[JsonValue], values: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match="exactly one") as refused:
        filled(elements, values, PROP2P)
    assert SECRET not in str(refused.value)


def test_a_value_for_two_requisites_is_refused() -> None:
    shape = DescriptorShape(key=("name",))
    with pytest.raises(ValueError, match="exactly one"):
        filled([{"name": "a"}, {"name": "a"}], {"a": "1"}, shape)


def test_requisites_are_checked_as_fields_are() -> None:
    check = fields_validator(read_descriptors(REQUISITES, PROP2P)).check
    assert check({"0": "4111", "2": "x"}).violations == ()
    assert [each.pointer for each in check({"3": "x"}).violations] == ["/3"]
