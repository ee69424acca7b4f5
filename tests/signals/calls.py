"""Every operation of every provider, with a text of its own in all that is secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from payouts.core.paging.pager import AsyncPager, Pager
from payouts.testing import CallCase, Route, StandIn, call_cases
from payouts.testing.call_arguments import arguments
from payouts.testing.call_client import environment, operation, provider

PROVIDERS = ("aopay", "begateway", "corefy", "prop2p")
MARK = "cnry"
"""What every text that must not be seen holds."""

_PERSON = {
    "begateway.create_payout": {
        "customer": {"first_name": "cnry-first", "email": "cnry-mail@example.org"},
        "method": {"type": "visa", "holder": "cnry-holder"},
    },
    "aopay.create_payout": {
        "payment_method": {
            "paymentMethodCode": "BANK",
            "account": {"accountName": "cnry-name", "accountNumber": "cnry-number"},
        },
    },
    "aopay.create_token": {"secret": "cnry-secret-given"},
    "corefy.create_payout": {
        "fields": {"card_holder": "cnry-field"},
        "customer": {
            "reference_id": "cnry-reference",
            "name": "cnry-name",
            "email": "cnry-mail@example.org",
        },
    },
    "prop2p.create_operation": {
        "party_requisites": [{"code": "card", "value": "cnry-value"}],
    },
}
_TOKEN_PATH = "/auth-tokens"


@dataclass(frozen=True)
class Trial:
    """An operation that succeeds, and the client that is to carry it out."""

    name: str
    case: CallCase
    given: dict[str, Any]

    def __str__(self) -> str:
        return self.name

    @property
    def package(self) -> str:
        """The provider's package."""
        return f"payouts.{self.name.partition('.')[0]}"

    @property
    def writes(self) -> bool:
        """Whether the call ends in an outcome."""
        return "outcome" in self.case.results[0]

    def stand_in(self, kind: type[StandIn] = StandIn) -> StandIn:
        """A provider that answers, with texts of its own in each answer."""
        return kind(_Answers(self.case))

    def client(self, kind: str, transport: Any, **options: Any) -> Any:
        """A client of the class that is called `kind`."""
        made = getattr(__import__(self.package, fromlist=[kind]), kind)
        return made(
            **{name: f"cnry-{name}" for name in self.case.credentials},
            environment=environment(self.package, self.case),
            accept_assumptions=self.case.accept,
            transport=transport,
            **options,
        )

    def call(self, client: Any) -> Callable[[], Any]:
        """The call of its method; a list that comes in pages is read to its end."""
        method = getattr(client, self.case.operation)
        return lambda: _whole(method(**self.given))

    def arrived(self, transport: StandIn) -> bool:
        """Whether the call itself, and not only that for its token, has arrived."""
        return any(
            self.case.operation == "create_token" or not each.path.endswith(_TOKEN_PATH)
            for each in transport.requests
        )


class _Answers(Route):
    """Answers each request with the next answer of the case, again and again."""

    def __init__(self, case: CallCase) -> None:
        super().__init__("GET", "/", _never)
        self._case = case

    def takes(self, request: Any) -> bool:
        """Every request."""
        return True

    def next(self, request: Any) -> Any:
        """The token, or the answer."""
        asks = request.path.endswith(_TOKEN_PATH)
        reply: Any = self._case.exchanges[0 if asks else -1].reply
        text = reply.body.replace(b"made-up-token", b"cnry-token")
        return replace(reply, body=json.dumps(_marked(json.loads(text))).encode())


def _marked(value: Any) -> Any:
    """The same JSON with a member in each object that no spec describes."""
    if isinstance(value, list):
        return [_marked(each) for each in value]
    if isinstance(value, dict):
        inner = {name: _marked(each) for name, each in value.items()}
        return {**inner, "not_described": "cnry-answer"}
    return value


def _never(_request: Any) -> Any:
    raise AssertionError


def _whole(found: Any) -> Any:
    if isinstance(found, AsyncPager):
        return _first_page(found)
    return next(found.pages()) if isinstance(found, Pager) else found


async def _first_page(pager: Any) -> Any:
    return await anext(pager.pages())


@cache
def trials() -> tuple[Trial, ...]:
    """One trial of each operation: the first case of it, which succeeds."""
    found: dict[str, Trial] = {}
    for name in PROVIDERS:
        package = f"payouts.{name}"
        for case in call_cases(package):
            key = f"{name}.{case.operation}"
            if key not in found:
                table = operation(package, case.operation)
                given = arguments(case, table, provider(package))
                found[key] = Trial(key, case, given | _PERSON.get(key, {}))
    return tuple(found.values())
