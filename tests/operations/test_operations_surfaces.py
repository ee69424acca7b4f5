"""A platform: surfaces, effects by a field, what is unbound, and deployments."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.loopback.server import LoopbackServer
from tests.operations.house import KINDS, Provider, checked, emitted, spec

PLATFORM = spec("surfaces")

BRAND = """\
payspec: 1
deployment: brand
of: hub
title: Brand
environments:
  live:
    urls: {private: https://pay.brand.example/api, public: https://pub.brand.example}
    assumed: live-url
assumptions: {live-url: The address is the brand's.}
"""

STANDIN = """\
payspec: 1
deployment: standin
of: hub
title: A stand-in
environments:
  one:
    sandbox: true
    urls: {private: https://one.standin.example, public: https://one.standin.example/p}
  two:
    sandbox: true
    urls: {private: https://two.standin.example, public: https://two.standin.example/p}
bind:
  start_session: {PUT: /sessions}
"""

CREDENTIALS = {"user": "u", "key": "k"}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package, with its deployments."""
    folder = tmp_path_factory.mktemp("hub")
    with emitted(folder, PLATFORM, BRAND, STANDIN) as module:
        yield module


def at(module: ModuleType, name: str, server: LoopbackServer) -> Any:
    """An environment whose surfaces are both on the server."""
    environment = getattr(module, name)
    return environment.at(private=f"{server.url}/api", public=f"{server.url}/public")


def create(module: ModuleType, provider: Provider, **options: object) -> Any:
    """Ask for a payout at the stand-in."""
    with LoopbackServer(provider) as server:
        where = at(module, "STANDIN_ONE", server)
        with module.Client(environment=where, **CREDENTIALS) as client:
            return client.create_payout(reference="r1", **options)


def test_deployments_are_environments(hub: ModuleType) -> None:
    """One that has a single environment is called as itself."""
    assert hub.BRAND.live and hub.BRAND.urls["public"] == "https://pub.brand.example"
    assert not hub.STANDIN_ONE.live
    assert hub.STANDIN_TWO.urls["private"] == "https://two.standin.example"
    assert not hasattr(hub, "BRAND_LIVE")


def test_a_live_brand_rests_on_its_assumption(hub: ModuleType) -> None:
    """An address that no document states is accepted by its id."""
    with pytest.raises(Exception, match=r"hub\.live-url: The address is the brand's"):
        hub.Client(environment=hub.BRAND, **CREDENTIALS)
    accepted = {"hub.live-url"}
    hub.Client(environment=hub.BRAND, accept_assumptions=accepted, **CREDENTIALS)


def test_a_brand_asks_for_no_assumption_of_another(tmp_path: Path) -> None:
    """What one environment alone rests on is accepted by who sends to it."""
    other = BRAND.replace("brand", "other").replace("live-url", "other-url")
    unassumed = other.replace("    assumed: other-url\n", "").partition("assumpt")[0]
    with emitted(tmp_path, PLATFORM, BRAND, unassumed) as module:
        module.Client(environment=module.OTHER, **CREDENTIALS)
        with pytest.raises(Exception, match=r"hub\.live-url"):
            module.Client(environment=module.BRAND, **CREDENTIALS)
    with emitted(tmp_path / "two", PLATFORM, BRAND, other) as module:
        with pytest.raises(Exception, match=r"hub\.other-url") as refused:
            module.Client(environment=module.OTHER, **CREDENTIALS)
        assert "live-url" not in str(refused.value)


def test_the_same_path_on_two_surfaces(hub: ModuleType) -> None:
    """Each operation goes to the address of its own surface."""
    provider = Provider([(200, {"id": "7"})])
    with LoopbackServer(provider) as server:
        where = at(hub, "STANDIN_ONE", server)
        with hub.Client(environment=where, **CREDENTIALS) as client:
            client.get_payout(id="7")
            client.get_public_payout(id="7")
    targets = [each.target for each in provider.seen]
    assert targets == ["/api/payouts/7", "/public/payouts/7"]
    assert [each.header("Authorization") is None for each in provider.seen] == [
        False,
        True,
    ]


def test_an_environment_moves_by_surface(hub: ModuleType) -> None:
    """One address for all surfaces would send secrets to the wrong place."""
    with pytest.raises(TypeError, match="private=…, public=…"):
        hub.STANDIN_ONE.at("https://elsewhere.example")
    with pytest.raises(TypeError, match="no surface 'other'"):
        hub.STANDIN_ONE.at(other="https://elsewhere.example")
    with pytest.raises(ValueError):
        hub.STANDIN_ONE.at(public="http://elsewhere.example")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_unbound_is_not_sent(
    kind: str, hub: ModuleType, tmp_path: Path
) -> None:
    """The outcome names what is missing; a binding of the environment gives it."""

    with emitted(tmp_path, PLATFORM, STANDIN.partition("bind:")[0]) as bare:
        provider = Provider([(200, {"id": "1"})])
        outcome = started(kind, bare, provider)
        assert type(outcome).__name__ == "NotSent"
        assert "no document gives the address of a session" in str(outcome.error)
        assert provider.seen == []
    provider = Provider([(200, {"id": "1"})])
    assert type(started(kind, hub, provider)).__name__ == "Accepted"
    seen = provider.seen[0]
    assert (seen.method, seen.target) == ("PUT", "/api/sessions")


def started(kind: str, module: ModuleType, provider: Provider) -> Any:
    """Start a session at the stand-in."""
    import asyncio

    with LoopbackServer(provider) as server:
        where = at(module, "STANDIN_TWO", server)
        if kind == "sync":
            with module.Client(environment=where, **CREDENTIALS) as client:
                return client.start_session(reference="r")

        async def run() -> Any:
            async with module.AsyncClient(environment=where, **CREDENTIALS) as client:
                return await client.start_session(reference="r")

        return asyncio.run(run())


@pytest.mark.parametrize(
    ("options", "moves"),
    [
        pytest.param({}, True, id="not said"),
        pytest.param({"options": {"now": True}}, True, id="now"),
        pytest.param({"options": {"now": False}}, False, id="later"),
        pytest.param({"options": {}}, True, id="said to be nothing"),
    ],
)
def test_the_effect_is_the_strongest_unless_the_field_says_less(
    options: dict[str, object], moves: bool, hub: ModuleType
) -> None:
    """An unknown outcome says whether money may have moved."""
    outcome = create(hub, Provider([(500, None)]), **options)
    assert type(outcome).__name__ == "Unknown"
    assert ("moves no money by itself" not in outcome.instruction) is moves


@pytest.mark.parametrize("body", [None, b"[]", {"errors": "duplicate"}])
def test_a_conflict_that_tells_nothing_is_looked_for(
    body: object, hub: ModuleType
) -> None:
    """It is known that the order is there, and not what became of it."""
    outcome = create(hub, Provider([(409, body)]))
    assert (type(outcome).__name__, outcome.reason) == ("Unknown", "duplicate")
    assert "find_payout(reference='r1')" in outcome.instruction


@pytest.mark.parametrize(
    ("body", "ends"), [({"id": "1"}, "Duplicate"), ({"errors": 1}, "Unknown")]
)
def test_a_conflict_with_the_payout_is_a_duplicate(
    body: object, ends: str, tmp_path: Path
) -> None:
    """Where its shape is described and the answer has it."""
    described = PLATFORM.replace(
        "answers: {201: Payout}", "answers: {201, 409: Payout}"
    )
    described = described.replace("{201, 409: Payout}", '{"201, 409": Payout}')
    with emitted(tmp_path, described, STANDIN) as module:
        outcome = create(module, Provider([(409, body)]))
        assert type(outcome).__name__ == ends


def test_a_spec_has_the_strongest_effect(hub: ModuleType) -> None:
    """Write safety is asked for what can move money at all."""
    one, *_ = checked(PLATFORM, STANDIN)[0].provider.operations
    assert one.effect.value == "moves_money"
    assert "reference" in inspect.signature(hub.Client.create_payout).parameters
