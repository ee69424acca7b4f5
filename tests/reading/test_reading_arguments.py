"""An argument is held to its type wherever in a request it goes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.emitting import checked, emit, importable, text_spec
from tests.reading.values import NAMED

PACKAGE = "emitted_for_arguments"
D = Decimal
MOMENT = datetime(2026, 2, 28, 12, 34, 56, tzinfo=UTC)
NAIVE = datetime(2026, 2, 28)

ARGUMENTS: dict[str, tuple[str, tuple[Any, ...], tuple[Any, ...]]] = {
    "text": ("text", ("a", "5"), (5, True, None, b"a", 1.5, [], "\ud800")),
    "sized": ("text(2..4)", ("ab", "abcd"), ("a", "abcde", 12)),
    "bytes": ("text(..3 bytes)", ("abc",), ("üü", 1)),
    "pattern": ("{type: text, pattern: '[a-z]+'}", ("a",), ("A", "a1", "a\n", 1)),
    "integer": ("integer(1..10)", (1, 10), (0, 11, "5", True, 1.0, D(1), None)),
    "number": ("number(0.5..2)", (D("0.5"), 1), (D("0.4"), 3, 1.0, "1", D("NaN"))),
    "boolean": ("boolean", (True, False), (1, "true", None)),
    "integer_text": ("integer_text", (5, -1), ("x", "01", True, 1.0)),
    "number_text": ("number_text", (D("0.50"), 5), ("x", True, 1.0)),
    "currency": ("currency", ("EUR",), ("eur", "", 1)),
    "lower": ("lower_currency", ("eur",), ("EUR",)),
    "country": ("country", ("DE",), ("DEU", "de")),
    "email": ("email", ("a@b",), ("ab", 1)),
    "phone": ("phone(..4)", ("1234",), ("12345", 1234)),
    "url": ("url", ("https://a.example/b",), ("::", 1)),
    "iban": ("iban", ("DE89370400440532013000",), ("DE00370400440532013000", "x")),
    "bic": ("bic", ("DEUTDEFF",), ("DEUT",)),
    "card": ("card", ("4111111111111111",), ("4111111111111112",)),
    "base64": ("base64", ("YQ==",), ("!!",)),
    "uuid": ("uuid", ("00000000-0000-0000-0000-000000000000",), ("zz",)),
    "ip": ("ip", ("1.2.3.4",), ("1.2.3", "x")),
    "date": ("date", (date(2026, 2, 28), "2026-02-28"), ("2026-02-30", MOMENT, 5)),
    "timestamp": ("timestamp", (MOMENT,), (NAIVE, "yesterday", 5)),
    "unix": ("timestamp(unix)", (MOMENT, 5), (NAIVE, "5", 10**20)),
    "unix_ms": ("timestamp(unix_ms)", (MOMENT,), (NAIVE, True)),
    "zoneless": ("timestamp(zoneless UTC)", (MOMENT,), (NAIVE, "x")),
    "own_moment": ("timestamp(%d.%m.%Y %H:%M, UTC)", (MOMENT,), (NAIVE, "x")),
    "closed": ("Closed", ("a", "b"), ("c", 1, "", None)),
    "open": ("Open", ("a", "zz"), (1, None)),
    "closed_numbers": ("ClosedNumbers", (1, 2), (3, "1", True, 1.0, None)),
    "open_numbers": ("OpenNumbers", (1, 7), ("1", True, 1.5)),
    "constant": ("One", ("only",), ("other",)),
}
PLACES = ("path", "query", "header", "body", "form", "parts")


def _spec() -> str:
    types, operations = [NAMED], []
    for name, (written, _, _) in ARGUMENTS.items():
        field = written if written.startswith("{") else f'"{written}"'
        body = "".join(part.capitalize() for part in f"b_{name}".split("_"))
        types.append(f"  {body}: {{v!: {field}}}\n")
        rest = "effect: draft, answers: {200: A}}\n"
        operations += [
            f'  path_{name}: {{POST: "/{{v}}", path: {{v: {field}}}, {rest}',
            f"  query_{name}: {{POST: /a, query: {{v!: {field}}}, {rest}",
            f"  header_{name}: {{POST: /a, headers: {{V!: {_typed(field)}}}, {rest}",
            f"  body_{name}: {{POST: /a, body: {body}, {rest}",
            f"  form_{name}: {{POST: /a, body: {body}, form: brackets, {rest}",
            f"  parts_{name}: {{POST: /a, body: {body}, multipart: brackets, {rest}",
        ]
    return (
        "payspec: 1\nprovider: acme\ntitle: T\n"
        "environments: {test: {url: https://t.example/base, sandbox: true}}\n"
        "money: {exponents: {from: iso4217}}\n"
        f"types:{''.join(types)}  A: {{id: text}}\noperations:\n{''.join(operations)}"
    )


def _typed(field: str) -> str:
    return field if field.startswith("{") else f"{{type: {field}}}"


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    folder = tmp_path_factory.mktemp("arguments")
    emit(checked(text_spec(_spec())), PACKAGE, folder)
    with importable(folder, PACKAGE):
        yield importlib.import_module(f"{PACKAGE}.acme")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ARGUMENTS)
def test_what_does_not_fit_is_not_sent(place: str, name: str, acme: ModuleType) -> None:
    _, fits, unfit = ARGUMENTS[name]
    seen: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={})

    transport = httpx2.MockTransport(handler)
    with acme.Client(environment=acme.TEST, transport=transport) as client:
        call = getattr(client, f"{place}_{name}")
        for value in fits:
            seen.clear()
            outcome = call(v=value)
            assert type(outcome).__name__ == "Accepted", (value, outcome)
            assert len(seen) == 1
        for value in unfit:
            seen.clear()
            outcome = call(v=value)
            assert type(outcome).__name__ == "NotSent", (value, outcome)
            assert type(outcome.error).__name__ == "InvalidRequest", value
            [violation, *_] = outcome.error.violations
            wire = "/V" if place == "header" else "/v"
            assert violation.pointer in (wire, ""), (value, violation)
            assert not seen


def test_a_value_of_a_path_is_one_segment(acme: ModuleType) -> None:
    """What its type allows may still be nothing that can stand in a path."""
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json={}))
    with acme.Client(environment=acme.TEST, transport=transport) as client:
        for value in ("", ".", "..", "a/../b", "%2e%2e", "a\nb"):
            outcome = client.path_text(v=value)
            assert type(outcome).__name__ == "NotSent", value
