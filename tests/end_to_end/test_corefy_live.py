"""A live client of Corefy, and of Payelata: what each of them rests on."""

from __future__ import annotations

import pytest

from payouts import ConfigurationError
from payouts.corefy import LIVE, PAYELATA_LIVE, Accepted, Client, Money, Unknown
from tests.loopback.server import LoopbackServer

from .corefy import CREDENTIALS, ORDER, answering, created, exact

PLATFORM = {
    f"corefy.{name}"
    for name in (
        "answered-200",
        "callback-batch",
        "callback-form",
        "cancel-failed",
        "duplicate-body",
        "exponents",
        "found-list",
        "next-page",
        "processed",
        "public-keyless",
        "test-mode",
    )
}
PAYELATA = {*PLATFORM, "corefy.payelata-hosts"}


def refused(environment: object, accepted: set[str]) -> str:
    """What a client is refused with."""
    with pytest.raises(ConfigurationError) as raised:
        Client(
            environment=environment,  # type: ignore[arg-type]
            accept_assumptions=accepted,
            **CREDENTIALS,
        )
    return str(raised.value)


@pytest.mark.parametrize(
    ("environment", "needed"),
    [(LIVE, PLATFORM), (PAYELATA_LIVE, PAYELATA)],
    ids=["platform", "payelata"],
)
def test_a_live_client_is_refused_with_the_list(
    environment: object, needed: set[str]
) -> None:
    said = refused(environment, set())
    listed = [line.strip().partition(":")[0] for line in said.splitlines()[1:]]
    assert listed == sorted(needed)
    for name in needed:
        assert f"  {name}: " in refused(environment, needed - {name})
        assert refused(environment, needed - {name}).count("\n") == 1


def test_the_host_of_one_brand_is_no_concern_of_another() -> None:
    assert "corefy.payelata-hosts" not in refused(LIVE, set())
    Client(environment=LIVE, accept_assumptions=PLATFORM, **CREDENTIALS).close()


@pytest.mark.parametrize("told", [False, True])
def test_a_live_client_sends_the_live_mode_and_believes_no_other(told: bool) -> None:
    with LoopbackServer(answering(created(test_mode=told), 201)) as server:
        where = PAYELATA_LIVE.at(private=f"{server.url}/api", public=server.url)
        with Client(
            environment=where, accept_assumptions=PAYELATA, **CREDENTIALS
        ) as client:
            outcome = client.create_payout(
                money=Money("10", "USD"),
                service="card",
                reference_id=ORDER["reference_id"],
                fields=ORDER["fields"],
            )
    sent = exact(server.seen[0].body)["data"]["attributes"]
    assert sent["test_mode"] is False
    assert isinstance(outcome, Unknown if told else Accepted)
