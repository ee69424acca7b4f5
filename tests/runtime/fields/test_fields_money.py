"""Money and exponents: exact, or refused."""

from __future__ import annotations

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import MISSING

from payspec.runtime.fields.exponents import (
    Exponents,
    TooManyDecimals,
    UnknownCurrency,
)
from payspec.runtime.fields.iso4217 import ISO_4217
from payspec.runtime.fields.money import MAX_DIGITS, InvalidMoney, Money

BEGATEWAY = Exponents({"IDR": 0, "LAK": 0, "IQD": 0, "MOP": 1})


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("32.45", "USD", 3245),
        ("1", "USD", 100),
        ("1.000", "USD", 100),
        ("-0.01", "USD", -1),
        ("500", "JPY", 500),
        ("1.234", "KWD", 1234),
        ("0.0001", "CLF", 1),
        ("15000", "IDR", 15000),
        ("12.3", "MOP", 123),
        ("8.2", "USD", 820),
        ("16.4", "USD", 1640),
        ("4.35", "USD", 435),
        ("1.15", "USD", 115),
        ("19.99", "USD", 1999),
        (100, "USD", 10000),
        (Decimal("1E+3"), "USD", 100000),
        (Decimal("12345678901234567890123456789012345678.91"), "USD", None),
    ],
    ids=lambda value: str(value),
)
def test_minor_units_go_by_the_providers_table(
    amount: Decimal | str | int, currency: str, minor: int | None
) -> None:
    money = Money(amount, currency)
    if minor is None:
        minor = int(str(amount).replace(".", ""))
    assert BEGATEWAY.to_minor(money) == minor
    assert BEGATEWAY.from_minor(minor, currency) == money


@pytest.mark.parametrize(
    "amount",
    [
        "",
        "1e3",
        "1_000",
        "1,5",
        " 1",
        "1 ",
        "1\n",
        "+1",
        ".5",
        "5.",
        "01",
        "NaN",
        "Infinity",
        "\uff10",
        "\u0663",
        "0x1F",
        "-",
        "9" * (MAX_DIGITS + 1),
        10**MAX_DIGITS,
        10**100_000,
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        Decimal(f"1E+{MAX_DIGITS}"),
        Decimal("1E+999999"),
        Decimal("1E-999999"),
    ],
    ids=lambda value: repr(value)[:20] if isinstance(value, str) else "number",
)
def test_what_is_no_plain_amount_is_refused(amount: Decimal | str | int) -> None:
    with pytest.raises(InvalidMoney):
        Money(amount, "USD")


@pytest.mark.parametrize("amount", [1.5, 0.0, True, None, b"1", object(), 1j])
def test_what_is_no_number_or_text_is_a_type_error(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount, "USD")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("currency", "error"),
    [
        ("usd", InvalidMoney),
        ("US", InvalidMoney),
        ("USD ", InvalidMoney),
        ("USD\n", InvalidMoney),
        ("1USD", InvalidMoney),
        ("ABCDEFGHIJK", InvalidMoney),
        ("\uff35SD", InvalidMoney),
        (None, TypeError),
        (840, TypeError),
    ],
)
def test_what_is_no_currency_is_refused(currency: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Money("1", currency)


def test_an_error_does_not_quote_the_amount() -> None:
    with pytest.raises(InvalidMoney) as caught:
        Money("4111111111111111 ", "USD")
    assert "4111" not in str(caught.value)


def test_equal_values_are_equal_money() -> None:
    assert Money("1.0", "USD") == Money("1.00", "USD") == Money(1, "USD")
    assert hash(Money("1.0", "USD")) == hash(Money("1.00", "USD"))
    assert Money("1", "USD") != Money("1", "EUR")
    assert Money("-0.00", "USD") == Money(0, "USD")
    assert str(Money("-0.00", "USD")) == "0.00 USD"


def test_money_prints_plainly() -> None:
    assert repr(Money("32.45", "USD")) == "Money('32.45', 'USD')"
    assert repr(Money(Decimal("1E+2"), "USD")) == "Money('100', 'USD')"


def test_money_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Money("1", "USD").amount = Decimal(2)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("0.1", "JPY"), ("1.001", "USD"), ("0.00001", "CLF"), ("1.5", "IDR")],
)
def test_one_decimal_too_many_is_refused(amount: str, currency: str) -> None:
    with pytest.raises(TooManyDecimals):
        BEGATEWAY.to_minor(Money(amount, currency))
    with pytest.raises(TooManyDecimals):
        BEGATEWAY.to_major(Money(amount, currency))


@pytest.mark.parametrize("currency", ["XXX", "XAU", "ZZZ", "BTC", "BGN"])
def test_an_unknown_currency_is_never_guessed(currency: str) -> None:
    with pytest.raises(UnknownCurrency):
        BEGATEWAY.exponent(currency)
    with pytest.raises(UnknownCurrency):
        BEGATEWAY.from_minor(1, currency)
    with pytest.raises(UnknownCurrency):
        BEGATEWAY.from_major(Decimal(1), currency)


def test_without_iso_only_the_own_table_counts() -> None:
    own = Exponents({"BTC": 8}, iso4217=False)
    assert own.to_minor(Money("0.00000001", "BTC")) == 1
    with pytest.raises(UnknownCurrency):
        own.exponent("USD")


def test_major_amounts_have_one_text_for_one_value() -> None:
    assert str(BEGATEWAY.to_major(Money("1", "USD"))) == "1.00"
    assert str(BEGATEWAY.to_major(Money("1.000", "USD"))) == "1.00"
    assert str(BEGATEWAY.to_major(Money("7", "JPY"))) == "7"
    assert BEGATEWAY.from_major(Decimal("1.005"), "USD") == Money("1.005", "USD")


@pytest.mark.parametrize("minor", [1.0, True, "100", Decimal("1.5")])
def test_minor_units_are_whole_numbers(minor: object) -> None:
    with pytest.raises(TypeError):
        BEGATEWAY.from_minor(minor, "USD")  # type: ignore[arg-type]


def test_minor_units_without_end_are_refused() -> None:
    with pytest.raises(InvalidMoney):
        BEGATEWAY.from_minor(10**10_000, "USD")


@pytest.mark.parametrize(
    ("minor", "currency", "money"),
    [
        (5, "USD", Money("0.05", "USD")),
        (None, "USD", None),
        (5, None, None),
        (MISSING, "USD", None),
        (5, MISSING, None),
    ],
)
def test_an_absent_half_makes_no_money(
    minor: object, currency: object, money: Money | None
) -> None:
    assert BEGATEWAY.maybe_from_minor(minor, currency) == money


def test_the_standards_table() -> None:
    counts = {digits: 0 for digits in (0, 2, 3, 4)}
    for exponent in ISO_4217.values():
        counts[exponent] += 1
    assert counts == {0: 17, 2: 139, 3: 7, 4: 2}
    assert (ISO_4217["UGX"], ISO_4217["KWD"], ISO_4217["UYW"]) == (0, 3, 4)
    assert not {"XAU", "XXX", "XTS", "ANG", "HRK"} & ISO_4217.keys()


AMOUNTS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15
)


@given(minor=st.integers(-(10**50), 10**50), currency=st.sampled_from(sorted(ISO_4217)))
def test_minor_units_round_trip(minor: int, currency: str) -> None:
    # An ambient context that would round everything has no say.
    with decimal.localcontext(prec=1, rounding=decimal.ROUND_UP):
        money = BEGATEWAY.from_minor(minor, currency)
        assert BEGATEWAY.to_minor(money) == minor
        again = Money(str(money).split()[0], currency)
        assert again == money


@given(amount=AMOUNTS)
def test_an_amount_is_converted_exactly_or_refused(amount: Decimal) -> None:
    try:
        money = Money(amount, "USD")
        minor = BEGATEWAY.to_minor(money)
    except InvalidMoney:
        with decimal.localcontext(prec=400):
            assert amount * 100 != (amount * 100).to_integral_value() or (
                len(format(amount, "f").replace("-", "")) > MAX_DIGITS
            )
    else:
        with decimal.localcontext(prec=400):
            assert Decimal(minor) == amount * 100
