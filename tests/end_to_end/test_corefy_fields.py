"""The fields that Corefy's documented pre-request describes, checked at run time."""

from __future__ import annotations

import pytest

from payouts.corefy import Money, fields
from tests.loopback.server import LoopbackServer

from .corefy import answering, call, raw

STATUS = "test_details_payout_status"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        pytest.param({"account": "123456789"}, [], id="escaped-twice-and-meant"),
        pytest.param({}, [("/account", "required")], id="missing"),
        pytest.param({"account": "12a"}, [("/account", "pattern")], id="other-letters"),
        pytest.param(
            {"account": "1", "other": "x"},
            [("/other", "additionalProperties")],
            id="not-described",
        ),
        # The provider's own statuses have an underscore, which its own pattern
        # refuses: said as it is, for the caller to decide.
        pytest.param(
            {"account": "1", STATUS: "process_failed"},
            [(f"/{STATUS}", "pattern")],
            id="the-provider-s-own-status",
        ),
        pytest.param({"account": "1", STATUS: "processed"}, [], id="a-plain-status"),
    ],
)
def test_values_are_held_to_the_documented_descriptors(
    values: dict[str, str], wrong: list[tuple[str, str]]
) -> None:
    with LoopbackServer(answering(raw("prerequest.200"))) as server:
        offered = call(
            "sync", server.url, "prerequest_payout", money=Money("10", "USD")
        )
    described = offered.services.entries["test_usd"].fields
    found = fields.FIELD_DESCRIPTOR.check(described, values)
    assert [(each.pointer, each.rule) for each in found.violations] == wrong
    assert found.unchecked == ()
    for value in filter(None, values.values()):
        assert len(value) < 3 or value not in repr(found)
