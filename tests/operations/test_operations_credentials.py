"""Credentials of one surface: who does not call it can do without them."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.loopback.server import LoopbackServer
from tests.operations.house import KINDS, Provider, emitted, spec

SPEC = spec("credentials")
PRIVATE = {"shop": "s", "key": "k"}
PUBLIC = {"token": "t"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("keys"), SPEC) as module:
        yield module


def ask(
    kind: str,
    module: ModuleType,
    provider: Provider,
    name: str,
    given: Any,
    **call: str,
) -> Any:
    """One call of a client with these credentials."""
    with LoopbackServer(provider) as server:
        where = module.TEST.at(public=server.url, private=server.url)
        if kind == "sync":
            with module.Client(environment=where, **given) as client:
                return getattr(client, name)(**call)

        async def run() -> Any:
            async with module.AsyncClient(environment=where, **given) as client:
                return await getattr(client, name)(**call)

        return asyncio.run(run())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "given"), [("get_payout", PRIVATE), ("get_payout_public", PUBLIC)]
)
def test_what_a_surface_needs_is_enough_for_it(
    kind: str, name: str, given: dict[str, str], house: ModuleType
) -> None:
    provider = Provider([(200, {"id": "1"})])
    assert ask(kind, house, provider, name, given, id="1").id == "1"


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_without_its_credential_is_not_sent(
    kind: str, house: ModuleType
) -> None:
    provider = Provider([(200, {"id": "1"})])
    for name, given, missing in (
        ("get_payout", PUBLIC, "shop"),
        ("get_payout", {"shop": "s"}, "key"),
        ("get_payout_public", PRIVATE, "token"),
    ):
        with pytest.raises(Exception, match=f"no credential '{missing}'") as raised:
            ask(kind, house, provider, name, given, id="1")
        assert type(raised.value).__name__ == "ConfigurationError"
    outcome = ask(kind, house, provider, "draft_payout", PUBLIC, reference="r")
    assert type(outcome).__name__ == "NotSent"
    assert "no credential 'shop'" in str(outcome.error)
    assert provider.seen == []


@pytest.mark.parametrize("nothing", ["", " ", None])
def test_left_out_is_not_empty(nothing: Any, house: ModuleType) -> None:
    with pytest.raises(Exception, match="'key' is a text that is not empty"):
        house.Client(environment=house.TEST, shop="s", key=nothing)


def test_what_every_surface_needs_is_asked_for(tmp_path: Path) -> None:
    everywhere = SPEC.replace("auth: public", "auth: shop").replace(
        "  public: {header: {X-Token: token}}\n", ""
    )
    with emitted(tmp_path, everywhere.replace(", token: secret", "")) as module:
        known = inspect.signature(module.Client).parameters
        assert known["key"].default is inspect.Parameter.empty
    with emitted(tmp_path / "keys", SPEC) as module:
        known = inspect.signature(module.Client).parameters
        assert {known[name].default for name in (*PRIVATE, *PUBLIC)} != {
            inspect.Parameter.empty
        }
