"""Types of the language, each with JSON values that fit it and that do not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Valued:
    """A type as a spec writes it, and JSON values of an answer."""

    written: str
    fits: tuple[Any, ...]
    unfit: tuple[Any, ...]

    @property
    def field(self) -> str:
        """What stands behind a field's name."""
        return self.written if self.written.startswith("{") else f'"{self.written}"'


D = Decimal
BIG = 10**40

TYPES: dict[str, Valued] = {
    "text": Valued("text", ("", "a"), (1, True, [], {})),
    "longest": Valued("text(..3)", ("", "abc", "äöü"), ("abcd", 1)),
    "shortest": Valued("text(2..)", ("ab",), ("", "a")),
    "bytes": Valued("text(..3 bytes)", ("abc", "ü"), ("üü", "abcd")),
    "pattern": Valued("{type: text, pattern: '[a-z]+'}", ("a",), ("", "A", "a\n")),
    "integer": Valued("integer", (0, -1, BIG), (D("1.5"), "1", True)),
    "range": Valued("integer(1..5)", (1, 5), (0, 6, BIG, -BIG, "3")),
    "number": Valued("number", (0, D("0.1"), BIG), ("1", True)),
    "between": Valued("number(0.5..1)", (1, D("0.50")), (2, D("0.49"), D("1.01"))),
    "boolean": Valued("boolean", (True, False), (0, 1, "true")),
    "integer_text": Valued("integer_text", ("0", "-5"), ("01", "1.0", "x", 1)),
    "number_text": Valued("number_text", ("0", "-5.50"), ("1e5", ".5", "", 1)),
    "currency": Valued("currency", ("EUR",), ("eur", "E", 1)),
    "lower": Valued("lower_currency", ("eur",), ("EUR", "e")),
    "country": Valued("country", ("DE",), ("DEU", "de", "")),
    "email": Valued("email", ("a@b",), ("ab", "", "a b@c")),
    "phone": Valued("phone(..4)", ("1234",), ("12345", 1234)),
    "url": Valued("url", ("https://a.example",), ("::", "ftp://a", "")),
    "iban": Valued("iban", ("DE00", "****1234"), (1,)),
    "bic": Valued("bic", ("DEUTDEFF",), ("DEUT", "")),
    "card": Valued("card", ("4111********1111",), (1,)),
    "base64": Valued("base64", ("", "YQ=="), ("!!", "YQ")),
    "uuid": Valued("uuid", ("00000000-0000-0000-0000-00000000000A",), ("zz", "")),
    "ip": Valued("ip", ("1.2.3.4", "::1"), ("x.y", "")),
    "date": Valued("date", ("2026-02-28",), ("2026-02-30", "2026-13-01", "x", 1)),
    "timestamp": Valued(
        "timestamp",
        ("2026-02-28T12:34:56Z", "2026-02-28T12:34:56.5+01:00"),
        ("2026-02-30T12:34:56Z", "2026-02-28T12:34:56", "yesterday", 1),
    ),
    "unix": Valued("timestamp(unix)", (0, -5), (BIG, D("1.5"), "0")),
    "unix_ms": Valued("timestamp(unix_ms)", (0,), (BIG, "0")),
    "zoneless": Valued(
        "timestamp(zoneless UTC)",
        ("2026-02-28T12:34:56",),
        ("2026-02-28T12:34:56Z", "2026-02-30T12:34:56"),
    ),
    "own_moment": Valued(
        "timestamp(%d.%m.%Y %H:%M, UTC)",
        ("28.02.2026 12:34",),
        ("30.02.2026 12:34", "x"),
    ),
    "closed": Valued("Closed", ("a", "b"), ("c", "", 1)),
    "open": Valued("Open", ("a", "zz"), (1, True)),
    "closed_numbers": Valued("ClosedNumbers", (1, 2), (3, "1", True, D("1.5"))),
    "open_numbers": Valued("OpenNumbers", (1, 7, -1), ("1", True, D("1.5"))),
    "list": Valued("list(integer(1..5))", ([], [1, 5]), ([0], [1, 9], ["x"], 1)),
    "lists": Valued("list(list(text(..1)))", ([["a"]],), ([["ab"]], [1])),
    "map": Valued("map(text(..2))", ({}, {"k": "ab"}), ({"k": "abc"}, {"k": 1}, [])),
    "constant": Valued("One", ("only",), ("other",)),
    "nullable": Valued("text(..2)?", (None, "ab"), ("abc", 1)),
    "known_null": Valued("{type: text(..2), reads: null}", (None, "ab"), ("abc",)),
    "known_empty": Valued(
        "{type: integer(1..5), reads: [text, empty_text]}", ("", "3", 3), (9, "x")
    ),
    "known_number": Valued(
        "{type: integer, reads: number}", (D("5.0"), 5), (D("5.5"),)
    ),
    "json": Valued("json", (None, 1, "a", [{}], {"a": D("0.1")}), ()),
    "union": Valued("text(..2) | integer(1..5)", ("ab", 5), ("abc", 9, True, [])),
    "tagged": Valued(
        "Tagged",
        ({"kind": "a", "x": "ab"}, {"kind": "new"}),
        ({"kind": "a", "x": "abc"}, {"kind": "a"}, 1),
    ),
    "marked": Valued(
        "Marked",
        ({"one": "ab"}, {"two": 5}),
        ({"one": "abc"}, {"two": 9}, {"one": "a", "two": 1}, {}, 1),
    ),
    "on_a_condition": Valued(
        "Conditional",
        ({}, {"when": "b"}, {"when": "a", "then": "ab", "like": "x"}),
        (
            {"when": "a"},
            {"when": "a", "then": "abc"},
            {"when": "a", "then": "a", "like": "1"},
        ),
    ),
    "required": Valued("Needed", ({"id": "x"},), ({}, {"id": None}, {"id": 1}, [])),
    "money": Valued(
        "Paid",
        ({"amount": 5, "currency": "EUR"}, {"amount": 0, "currency": "JPY"}),
        ({"amount": 5, "currency": "QQQ"}, {"amount": "5"}, {"amount": D("0.5")}),
    ),
}

NAMED = """
  Closed: {$enum: [a, b], $closed: true}
  Open: {$enum: [a, b]}
  ClosedNumbers: {$enum: [1, 2], $closed: true}
  OpenNumbers: {$enum: [1, 2]}
  One: {$enum: [only], $closed: true}
  Tagged: {$tag: kind, $of: {a: TaggedA}}
  TaggedA: {kind!: text, x!: text(..2)}
  Marked: {$any_of: [MarkedOne, MarkedTwo]}
  MarkedOne: {one!: text(..2)}
  MarkedTwo: {two!: integer(1..5)}
  Conditional:
    when: text
    then: {type: text(..2), required_when: {when: a}}
    like: {type: text, pattern: {is: '[a-z]', when: {when: a}}}
  Needed: {id!: text}
  Paid: {amount: minor(currency), currency: currency}
"""
