"""The clients that are called ten thousand times, and what each call has to give."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from threading import Lock
from types import ModuleType
from typing import Any

from payouts import Entry

from .money import cents, currency

FORM = """\
payspec: 1
provider: form
title: Form
environments: {test: {url: https://sandbox.form.example, sandbox: true}}
credentials: {merchant: account, key: secret}
auth:
  shop: {oauth2: {token_url: /oauth/token, client: [merchant, key]}}
money: {exponents: {from: iso4217}}
types:
  Request: {amount!: minor(currency), currency!: currency, reference!: text(..40)}
  Payout: {id!: text, amount!: minor(currency), currency!: currency}
operations:
  pay:
    POST: /payouts/{id}
    path: {id: text}
    auth: shop
    effect: moves_money
    headers: {Idempotency-Key: idempotency_key}
    body: Request
    form: brackets
    answers: {200: Payout}
    write_safety:
      repeat: {form: uuid, derive: reference, window: 24h, answers: replay}
      outcomes: {200: accepted}
      find: {with: get_payout, by: reference, not_found: no_proof}
      echoes: [amount, currency]
      identified_by: id
  get_payout:
    GET: /payouts/{id}
    path: {id: text}
    auth: shop
    effect: read
    answers: {200: Payout}
"""
"""OAuth 2 and a body of form fields."""


class Tally:
    """A journal for threads that counts its entries by phase."""

    def __init__(self) -> None:
        self.phases: Counter[str] = Counter()
        self._lock = Lock()

    def record(self, entry: Entry) -> None:
        with self._lock:
            self.phases[entry.phase] += 1


class AsyncTally(Tally):
    """The same for an event loop."""

    async def record(self, entry: Entry) -> None:  # type: ignore[override]
        self.phases[entry.phase] += 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: the method of the client, its arguments, and what answers them."""

    method: str
    arguments: dict[str, Any]
    facts: Callable[[Any], tuple[object, ...]]
    expected: tuple[object, ...]

    def wrong(self, given: Any) -> str | None:
        """How the answer differs from what this very call has to be given."""
        try:
            facts = self.facts(given)
        except Exception as error:
            return f"{self.method}: {error!r}"
        return None if facts == self.expected else f"{facts} for {self.expected}"


@dataclass(frozen=True, slots=True)
class Subject:
    """A provider: how its clients are built, and its calls by name."""

    name: str
    package: ModuleType
    credentials: dict[str, str]
    environment: str
    path: str
    calls: int
    writing: Callable[[ModuleType, str], Asked]
    reading: Callable[[ModuleType, str], Asked]

    def options(self, url: str, journal: Tally) -> dict[str, Any]:
        """What a client of this provider is built with."""
        package = importlib.import_module(self.package.__name__.split(".")[0])
        environment = getattr(self.package, self.environment)
        return {
            **self.credentials,
            "environment": environment.at(url + self.path),
            "journal": journal,
            # Nothing here is about time: a busy machine may take what it needs.
            "timeouts": package.Timeouts(connect=60, read=60, write=60, pool=60),
            "deadline": 120.0,
        }

    def call(self, number: int) -> Asked:
        """The call of that number: two for each payout, and one in four moves money."""
        name = f"{self.name}/{number // 2}"
        make = self.reading if number % 4 else self.writing
        return make(self.package, name)


def begateway(calls: int) -> Subject:
    """Basic, minor units, a key in a header."""
    return Subject(
        "begateway",
        importlib.import_module("payouts.begateway"),
        {"shop_id": "shop", "secret_key": "secret"},
        "TEST",
        "/beyag",
        calls,
        _transaction,
        _find_transaction,
    )


def aopay(calls: int) -> Subject:
    """A token for each path, major units, the key in the path."""
    return Subject(
        "aopay",
        importlib.import_module("payouts.aopay"),
        {"merchant_code": "shop", "secret": "secret"},
        "SANDBOX",
        "",
        calls,
        _payout,
        _find_payout,
    )


def form(package: ModuleType, calls: int) -> Subject:
    """OAuth 2, a form, the key in a header; `package` is what `FORM` was emitted as."""
    return Subject(
        "form",
        package,
        {"merchant": "shop", "key": "secret"},
        "TEST",
        "/form",
        calls,
        _pay,
        _find_paid,
    )


def _money(package: ModuleType, name: str) -> Any:
    return package.Money(Decimal(cents(name)).scaleb(-2), currency(name))


def _transaction(package: ModuleType, name: str) -> Asked:
    given = {
        "money": _money(package, name),
        "description": "d",
        "tracking_id": name,
        "customer": {"first_name": name},
    }
    return Asked(
        "create_payout",
        given,
        lambda outcome: _transaction_facts(_accepted(package, outcome)),
        (f"uid-{name}", name, cents(name), currency(name)),
    )


def _find_transaction(package: ModuleType, name: str) -> Asked:
    return Asked(
        "get_payout",
        {"uid": f"uid-{name}"},
        _transaction_facts,
        (f"uid-{name}", name, cents(name), currency(name)),
    )


def _transaction_facts(found: Any) -> tuple[object, ...]:
    return found.uid, found.tracking_id, found.amount, found.currency


def _payout(package: ModuleType, name: str) -> Asked:
    method = {
        "payment_method_code": "B",
        "account": {"account_name": name, "account_number": "11223344"},
    }
    given = {
        "id_payout": name,
        "money": _money(package, name),
        "payment_method": method,
    }
    return Asked(
        "create_payout",
        given,
        lambda outcome: _payout_facts(_accepted(package, outcome)),
        (name, Decimal(cents(name)).scaleb(-2), currency(name)),
    )


def _find_payout(package: ModuleType, name: str) -> Asked:
    return Asked(
        "get_payout",
        {"id_payout": name},
        _payout_facts,
        (name, Decimal(cents(name)).scaleb(-2), currency(name)),
    )


def _payout_facts(found: Any) -> tuple[object, ...]:
    money = found.payment_requested.money_
    name = found.payment_method_response.id_payout
    return name, money.amount, money.currency_code


def _pay(package: ModuleType, name: str) -> Asked:
    given = {"id": name, "money": _money(package, name), "reference": name}
    return Asked(
        "pay",
        given,
        lambda outcome: _paid_facts(_accepted(package, outcome)),
        (name, cents(name), currency(name)),
    )


def _find_paid(package: ModuleType, name: str) -> Asked:
    return Asked(
        "get_payout", {"id": name}, _paid_facts, (name, cents(name), currency(name))
    )


def _paid_facts(found: Any) -> tuple[object, ...]:
    return found.id, found.amount, found.currency


def _accepted(package: ModuleType, outcome: Any) -> Any:
    if isinstance(outcome, package.Accepted):
        return outcome.value
    raise AssertionError(f"{outcome!r}")
