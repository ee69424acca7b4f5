"""What a deployment brings: bindings with parameters, authentication, credentials."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from payspec.diagnostics import Collector, Diagnostic
from payspec.pipeline.check import Spec, check
from tests.language.specs import changed
from tests.operations.house import KINDS, Provider, ask, emitted

PLATFORM = """\
payspec: 1
provider: hub
title: Hub
types:
  Order: {reference!: text}
  Payout: {id!: text, reference: text}
  Event: {$open: true}
callbacks:
  changed:
    body: Event
    thin: true
    acknowledge: 200
operations:
  pay:
    unbound: no document says where
    effect: moves_money
    body: Order
    answers: {200: Payout}
    write_safety:
      outcomes: {200: accepted}
      echoes: [reference?]
  get_payout:
    unbound: no document says where, nor how to authenticate
    path: {account: text, id: text}
    effect: read
    answers: {200: Payout}
"""

ONE = """\
payspec: 1
deployment: one
of: hub
title: One
environments: {box: {url: https://one.example, sandbox: true}}
credentials: {one_user: account, one_key: {kind: secret, doc: The key of One.}}
auth: {one_way: {basic: [one_user, one_key]}}
bind:
  pay: {POST: /orders, auth: one_way}
  get_payout: {GET: "/{account}/orders/{id}", auth: one_way}
"""

OTHER = """\
payspec: 1
deployment: other
of: hub
title: Other
environments: {box: {url: https://other.example, sandbox: true}}
credentials: {other_key: secret}
auth: {other_way: {header: {X-Key: other_key}}}
bind:
  pay: {PUT: /pay, auth: other_way}
  get_payout: {GET: "/payouts/{id}/of/{account}", auth: other_way}
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package, with both deployments."""
    with emitted(tmp_path_factory.mktemp("hub"), PLATFORM, ONE, OTHER) as module:
        yield module


def pay(client: Any) -> Any:
    """Pay."""
    return client.pay(reference="r")


def read(client: Any) -> Any:
    """Read a payout."""
    return client.get_payout(account="a/b", id="7")


BASIC = f"Basic {base64.b64encode(b'u:k').decode()}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("environment", "given", "seen", "header"),
    [
        pytest.param(
            "ONE",
            {"one_user": "u", "one_key": "k"},
            [("POST", "/api/orders"), ("GET", "/api/a%2Fb/orders/7")],
            ("Authorization", BASIC),
            id="one",
        ),
        pytest.param(
            "OTHER",
            {"other_key": "k"},
            [("PUT", "/api/pay"), ("GET", "/api/payouts/7/of/a%2Fb")],
            ("X-Key", "k"),
            id="other",
        ),
    ],
)
def test_each_binding_has_its_path_and_its_authentication(
    kind: str,
    environment: str,
    given: dict[str, str],
    seen: list[tuple[str, str]],
    header: tuple[str, str],
    hub: ModuleType,
) -> None:
    provider = Provider([(200, {"id": "7"})])
    paid = ask(kind, hub, provider, pay, environment=environment, **given)
    assert type(paid).__name__ == "Accepted"
    ask(kind, hub, provider, read, environment=environment, **given)
    assert [(each.method, each.target) for each in provider.seen] == seen
    assert [each.header(header[0]) for each in provider.seen] == [header[1]] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_credential_of_another_deployment_is_none_of_this(
    kind: str, hub: ModuleType
) -> None:
    """It is asked for when it is needed, and what needs it is not sent."""
    provider = Provider([(200, {"id": "7"})])
    outcome = ask(kind, hub, provider, pay, environment="ONE", other_key="secret")
    assert type(outcome).__name__ == "NotSent"
    assert "no credential 'one_user'" in str(outcome.error)
    assert "secret" not in repr(outcome) + str(outcome.error)
    assert provider.seen == []


@pytest.mark.parametrize("empty", ["", "  "])
def test_a_credential_that_is_given_is_not_empty(empty: str, hub: ModuleType) -> None:
    with pytest.raises(Exception, match="'one_key' is a text that is not empty"):
        hub.Client(environment=hub.ONE, one_user="u", one_key=empty)


def test_a_credential_of_the_platform_is_always_needed(tmp_path: Path) -> None:
    owned = changed(
        PLATFORM,
        (
            "types:\n",
            "credentials: {key: secret}\nauth: {own: {bearer: key}}\ntypes:\n",
        ),
        (
            "where\n    effect: moves_money\n",
            "where\n    auth: own\n    effect: moves_money\n",
        ),
    )
    bare = changed(ONE, (", auth: one_way}\n  get", "}\n  get"))
    with emitted(tmp_path, owned, bare) as module:
        with pytest.raises(TypeError, match="key"):
            module.Client(environment=module.ONE)
        with pytest.raises(Exception, match="'key' is a text"):
            module.Client(environment=module.ONE, key=None)
        provider = Provider([(200, {"id": "7"})])
        ask("sync", module, provider, pay, environment="ONE", key="k")
        assert provider.seen[0].header("Authorization") == "Bearer k"


def findings(*specs: str) -> list[tuple[str, str]]:
    """Every error and warning, by its rule and what it says."""
    report = Collector()
    check(
        tuple(
            Spec(f"spec{place}.yaml", text.encode(), lambda _: None)
            for place, text in enumerate(specs)
        ),
        report,
        lambda _: None,
    )

    def loud(found: Diagnostic) -> bool:
        return found.severity.value != "note"

    return [(each.rule.id, each.message) for each in report.diagnostics if loud(each)]


def test_what_is_missing_as_a_whole_is_not_missed_in_parts() -> None:
    """No address, no authentication, no way to find out, nothing live to name."""
    assert findings(PLATFORM) == []
    assert findings(PLATFORM, ONE, OTHER) == []


PAY = "pay: {POST: /orders, auth: one_way}"
GET = 'get_payout: {GET: "/{account}/orders/{id}", auth: one_way}'
MISTAKES = {
    "no-verb": (PAY, "pay: {auth: one_way}", "bad-binding", "'pay' has no verb"),
    "two-verbs": (
        PAY,
        "pay: {POST: /a, PUT: /b, auth: one_way}",
        "bad-binding",
        "'pay' has two verbs",
    ),
    "no-such-auth": (
        PAY,
        "pay: {POST: /a, auth: one_wey}",
        "unknown-auth",
        "there is no way to authenticate called 'one_wey'",
    ),
    "no-auth": (
        PAY,
        "pay: {POST: /a}",
        "no-auth",
        "'pay' moves money for whoever calls it in 'one'",
    ),
    "a-parameter-too-few": (
        GET,
        'get_payout: {GET: "/orders/{id}", auth: one_way}',
        "bad-binding",
        "the path of 'get_payout' has {account}, {id}",
    ),
    "a-parameter-too-many": (
        PAY,
        'pay: {POST: "/orders/{id}", auth: one_way}',
        "bad-binding",
        "the path of 'pay' has no parameter",
    ),
    "a-parameter-twice": (
        GET,
        'get_payout: {GET: "/{id}/{account}/{id}", auth: one_way}',
        "bad-binding",
        "the path of 'get_payout' has {account}, {id}",
    ),
    "a-query": (
        PAY,
        'pay: {POST: "/orders?x=1", auth: one_way}',
        "bad-binding",
        "a binding is a plain path",
    ),
    "a-dot-segment": (
        PAY,
        "pay: {POST: /a/../b, auth: one_way}",
        "bad-binding",
        "a binding is a plain path",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_binding_is_told(name: str) -> None:
    old, new, rule, says = MISTAKES[name]
    assert (rule, says) in findings(PLATFORM, changed(ONE, (old, new)))


def test_a_credential_has_one_owner() -> None:
    same = changed(
        OTHER, ("{other_key: secret}", "{other_key: secret, one_key: secret}")
    )
    assert (
        "deployment-name",
        "'one_key' is in the `credentials` of the platform already",
    ) in (findings(PLATFORM, ONE, same))


BOUND = changed(PLATFORM, ("unbound: no document says where\n", "POST: /payouts\n"))


@pytest.mark.parametrize("rule", ["no-auth", "no-find", "no-live-environment"])
def test_what_is_bound_is_held_to_all_of_it(rule: str) -> None:
    boxed = changed(
        BOUND,
        (
            "types:\n",
            "environments: {box: {url: https://a.example, sandbox: true}}\ntypes:\n",
        ),
    )
    assert rule in [found for found, _ in findings(boxed)]


def test_a_callback_that_names_something_says_how_to_read_it() -> None:
    named = changed(PLATFORM, ("{$open: true}", "{$open: true, id: text}"))
    assert [rule for rule, _ in findings(named)] == ["no-reread"]


def test_a_parameter_of_what_is_unbound_is_a_segment() -> None:
    wrong = changed(
        PLATFORM, ("account: text, id: text", "account: text, id: list(text)")
    )
    assert [rule for rule, _ in findings(wrong)] == ["parameter-type"]
