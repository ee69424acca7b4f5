"""Check digits: numbers of the documents and the registry, and one digit off."""

from __future__ import annotations

import pytest

from payspec.runtime.fields.check_digits import has_iban_digits, has_luhn_digit
from payspec.runtime.fields.iban_lengths import IBAN_LENGTHS
from tests.runtime.descriptors.examples import validator

CARDS = [
    "5123817234060000",
    "5519283812030000",
    "4412397212080000",
    "4302912837020000",
    "4111111111111111",
    "378282246310005",
]

IBANS = [
    "DE89370400440532013000",
    "GB29NWBK60161331926819",
    "FR1420041010050500013M02606",
    "NO9386011117947",
    "BR1800360305000010009795493C1",
    "GB29 NWBK 6016 1331 9268 19",
    "gb29nwbk60161331926819",
]


@pytest.mark.parametrize("number", CARDS)
def test_a_right_card_number(number: str) -> None:
    assert has_luhn_digit(number)
    for place in range(len(number)):
        digit = str((int(number[place]) + 1) % 10)
        assert not has_luhn_digit(number[:place] + digit + number[place + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000000000000000",
        "512381******0000",
        "5123 8172 3406 0000",
        "5123817234060000\n",
        "512381723406000\uff10",
        "-18",
        "1_8",
    ],
    ids=ascii,
)
def test_no_card_number(text: str) -> None:
    assert not has_luhn_digit(text)


@pytest.mark.parametrize("account", IBANS)
def test_a_right_iban(account: str) -> None:
    assert has_iban_digits(account)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("DE88370400440532013000", id="wrong-digits"),
        pytest.param("DE89370400440532013001", id="wrong-account"),
        pytest.param("DE8937040044053201300", id="too-short"),
        pytest.param("", id="empty"),
        pytest.param("DE", id="country-alone"),
        pytest.param("DE89-3704-0044-0532-0130-00", id="hyphens"),
        pytest.param("DE89370400440532013000\n", id="line-break"),
        pytest.param("DE8937040044053201300\u0660", id="other-digits"),
        pytest.param("1289370400440532013000", id="no-country"),
    ],
)
def test_no_iban(text: str) -> None:
    assert not has_iban_digits(text)


def _with_digits(country: str, length: int) -> str:
    """An IBAN of zeros of that country and length, with the digits that it needs."""
    for digits in range(2, 99):
        account = f"{country}{digits:02}" + "0" * (length - 4)
        moved = account[4:] + account[:4]
        if int("".join(str(int(each, 36)) for each in moved)) % 97 == 1:
            return account
    raise AssertionError(country)


@pytest.mark.parametrize(("country", "length"), sorted(IBAN_LENGTHS.items()))
def test_a_country_has_one_length(country: str, length: int) -> None:
    assert has_iban_digits(_with_digits(country, length))
    assert not has_iban_digits(_with_digits(country, length + 1))
    assert not has_iban_digits(_with_digits(country, length - 1))


def test_the_table_has_the_countries_of_the_registry() -> None:
    assert len(IBAN_LENGTHS) == 89
    assert (IBAN_LENGTHS["NO"], IBAN_LENGTHS["RU"], IBAN_LENGTHS["GB"]) == (15, 33, 22)


def test_a_country_that_is_not_known_is_said() -> None:
    check = validator({"key": "a", "options": {"validators": ["IBAN"]}}).check
    found = check({"a": _with_digits("ZZ", 20)})
    assert found.violations == ()
    assert [each.key for each in found.unchecked] == ["a"]
    assert "ZZ" not in found.unchecked[0].why
    assert [each.rule for each in check({"a": "ZZ0012345678901"}).violations] == [
        "iban"
    ]
