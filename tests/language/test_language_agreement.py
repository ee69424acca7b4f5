"""What the language refuses is what emitted code could not do, and nothing else."""

import inspect
from decimal import Decimal

import pytest

from payspec.ir import scalars as ir
from payspec.ir.evidence import Evidence
from payspec.ir.place import UNPLACED
from payspec.ir.types import EnumType, EnumValue, ListOf, MapOf, Ref, Type
from payspec.language import reserved
from payspec.language.access.address import address_problem
from payspec.language.gaps import Gaps
from payspec.language.samples.cards import card_numbers
from payspec.language.samples.masking import masked
from payspec.language.values import Plain, can_hold
from payspec.runtime import __all__ as exported
from payspec.runtime.client.async_base import BaseAsyncClient
from payspec.runtime.client.sync_base import BaseClient
from payspec.runtime.wire.origin import BaseUrl, InvalidUrl

ADDRESSES = [
    "https://api.acme.example",
    "https://api.acme.example/",
    "https://api.acme.example/v1",
    "https://api.acme.example:8443/v1",
    "https://api.acme.example:0",
    "https://api.acme.example:65536",
    "https://api.acme.example:",
    "https://api_test.acme.example",
    "https://-acme.example",
    "https://acme..example",
    "https://acme.example.",
    "https://192.0.2.1/v1",
    "https://[2001:db8::1]/v1",
    "https://xn--bcher-kva.example",
    "https://bücher.example",
    "https://api.acme.example/a%20b",
    "https://api.acme.example/a b",
    "https://api.acme.example/a%2",
    "https://api.acme.example/%2e%2e/b",
    "https://api.acme.example/../b",
    "https://api.acme.example/a/./b",
    "https://api.acme.example/{id}",
    "https://api.acme.example?a=b",
    "https://api.acme.example?",
    "https://api.acme.example/#a",
    "https://api.acme.example#",
    "https://user@api.acme.example",
    "https://user:word@api.acme.example",
    "https://",
    "https:///v1",
    "https:api.acme.example",
    "//api.acme.example",
    "api.acme.example",
    "ftp://api.acme.example",
    "HTTPS://API.acme.example",
    "http://api.acme.example",
    "http://localhost:8080",
    "http://127.0.0.1:8080/v1",
    "http://[::1]:8080",
    "http://localhost.acme.example",
    "https://api.acme.example\\@evil.example",
    "https://api.acme.example/a\tb",
    "https://api.acme.example/a;b=c",
    "https://api.acme.example/a|b",
    "",
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_is_good_where_the_core_would_send_to_it(url: str) -> None:
    try:
        BaseUrl.parse(url)
        sends = True
    except InvalidUrl:
        sends = False
    assert (address_problem(url) is None) is sends


@pytest.mark.parametrize("base", [BaseClient, BaseAsyncClient])
def test_no_credential_is_called_like_an_argument_of_a_client(base: type) -> None:
    arguments = set(inspect.signature(base.__init__).parameters)
    # The constructor of a client calls `super()`.
    taken = arguments - {"provider", "credentials"} | {"super"}
    assert taken == reserved.CLIENT_ARGUMENTS


@pytest.mark.parametrize("base", [BaseClient, BaseAsyncClient])
def test_no_operation_is_called_like_a_member_of_a_client(base: type) -> None:
    members = {name for name in dir(base) if not name.startswith("_")}
    assert members <= reserved.CLIENT_MEMBERS


def test_no_provider_is_called_like_what_the_package_exports() -> None:
    assert {name for name in exported if name.islower()} <= reserved.PROVIDERS


STATUS = EnumType(
    "Status",
    tuple(EnumValue(wire, "", Evidence()) for wire in ("paid", "failed")),
    False,
    "",
    Evidence(),
    UNPLACED,
)

HOLDS: list[tuple[Type, list[Plain], list[Plain]]] = [
    (ir.Text(), ["", "a"], [1, True, Decimal("0.5")]),
    (ir.Text(2, 3), ["ab", "abc"], ["a", "abcd"]),
    (ir.Integer(), [0, -1], ["1", True, Decimal("1.0")]),
    (ir.Integer(1, 3), [1, 3], [0, 4]),
    (ir.Number(), [1, Decimal("0.5")], ["1", False]),
    (ir.Number(Decimal("0.1"), Decimal(2)), [1, Decimal("0.1")], [0, Decimal("2.1")]),
    (ir.NumberText(), ["1.50"], [1, "1e3", "1\n"]),
    (ir.IntegerText(), ["-1"], [1, "1.0"]),
    (ir.Major("currency"), [1, Decimal("0.5")], [0, Decimal("-0.5"), "1"]),
    (ir.MajorText("currency"), ["0.5"], ["0.00", "-1", 1]),
    (ir.UnixTime(), [0, -1], ["0", True]),
    (ir.ZonelessTime(), ["2026-01-02T03:04:05"], ["2026-01-02T03:04:05Z"]),
    (ir.Text(longest_bytes=3), ["abc", "é"], ["abcd", "éé"]),
    (ir.Iban(), ["DE89370400440532013000"], ["DE88370400440532013000", "DE"]),
    (ir.Bic(), ["DEUTDEFF"], ["DEUT"]),
    (ir.Card(), ["4111111111111111"], ["4111111111111112", "411111******1111"]),
    (ir.Base64(), ["AA=="], ["AA"]),
    (ir.Uuid(), ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567"]),
    (ir.Ip(), ["192.0.2.1", "::1"], ["192.0.2.256", "a.example"]),
    (ir.Boolean(), [True, False], ["true", 1, 0]),
    (ir.Minor("currency"), [1], [0, -1, "1", True]),
    (ir.Currency(), ["EUR", "USDT"], ["eur", "EU", "EUR\n"]),
    (ir.LowerCurrency(), ["eur", "usdt"], ["EUR", "eu", "eur\n", "Eur"]),
    (ir.Country(), ["US"], ["us", "USA"]),
    (ir.Email(), ["a@b"], ["a"]),
    (ir.Phone(5), ["12345"], ["123456", 12345]),
    (ir.Url(), ["https://acme.example"], ["acme.example"]),
    (ir.Timestamp(), ["2026-01-02T03:04:05Z"], ["2026-01-02"]),
    (ir.Date(), ["2026-01-02"], ["2026-13-02", "2026-01-02T03:04:05Z"]),
    (ir.Json(), ["a", 1, True], []),
    (Ref("Status"), ["paid"], ["Paid", True, 1]),
    (Ref("Other"), [], ["paid"]),
    (ListOf(ir.Text()), [], ["a"]),
    (MapOf(ir.Text()), [], ["a"]),
]


@pytest.mark.parametrize(
    ("of", "good", "bad"), HOLDS, ids=[repr(of)[:40] for of, _, _ in HOLDS]
)
def test_which_values_a_type_holds(
    of: Type, good: list[Plain], bad: list[Plain]
) -> None:
    types = {"Status": STATUS}
    assert [value for value in good if not can_hold(of, value, types)] == []
    assert [value for value in bad if can_hold(of, value, types)] == []


CARDS = {
    "plain": ("a 4532015112830366 b", "a ************0366 b"),
    "in-groups": ("4532 0151 1283 0366.", "**** **** **** 0366."),
    "hyphens": ("4532-0151-1283-0366", "****-****-****-0366"),
    "fifteen": ("3714 496353 98456", "**** ****** *8456"),
    "published": ("4111111111111111", "4111111111111111"),
    "check-digit": ("4532015112830367", "4532015112830367"),
    "too-long": ("45320151128303664532", "45320151128303664532"),
    "part-of-a-word": ("x4532015112830366", "x4532015112830366"),
    "uuid": (
        "0a1b2c3d-4532-4015-8128-303664532015",
        "0a1b2c3d-4532-4015-8128-303664532015",
    ),
    "moment": ("2026-11-20 10:00:00", "2026-11-20 10:00:00"),
    "two": (
        "4532015112830366, 4532015112830366",
        "************0366, ************0366",
    ),
    "password": ("https://user:word@a.example", "https://user:****@a.example"),
    "no-password": ("https://a.example:80/@b", "https://a.example:80/@b"),
}


@pytest.mark.parametrize(("text", "shown"), CARDS.values(), ids=CARDS)
def test_what_is_never_shown(text: str, shown: str) -> None:
    assert masked(text) == shown
    if "@" not in text:
        assert bool([*card_numbers(text)]) is (text != shown)


def test_a_gap_holds_what_is_in_it() -> None:
    gaps = Gaps(frozenset({("types", "A"), ("types", "B", "fields", "c")}))
    assert gaps.at("types", "A") and gaps.at("types", "A", "fields", "x")
    assert not gaps.at("types", "B") and gaps.at("types", "B", "fields", "c")
    assert gaps.within("types", "B") and gaps.within("types")
    assert not gaps.within("types", "C") and not gaps.at("types")
    assert gaps and not Gaps()
