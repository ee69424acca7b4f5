"""A sample of the hostile servers; `make hostile` has them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import calls, judge
from .calls import Ended, call
from .faults import Belief, Fault, Kind
from .on_connection import sends
from .run import CLIENTS, FAULTS, cases, run, sample
from .subjects import subjects

PARTS = 8
EACH = 50


def test_there_are_enough_cases_of_every_operation_and_kind() -> None:
    found = cases()
    assert len(found) >= 8_000
    known = subjects()
    assert {each.subject for each in found} == set(range(len(known)))
    assert {each.maker for each in found} == set(range(len(FAULTS)))
    assert {each.client for each in found} == set(CLIENTS)
    packages = {each.package for each in known}
    root = Path(calls.__file__).parents[2] / "generated" / "payouts"
    assert len(packages) == len(list(root.glob("*/client.py")))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_sample_breaks_no_rule(part: int) -> None:
    chosen = sample(20_261_129, PARTS * EACH, waiting=False)[part::PARTS]
    tally = run(chosen)
    assert tally.cases == EACH and tally.wrong == []


@pytest.mark.parametrize("client", CLIENTS)
def test_a_server_that_waits_is_not_waited_for(client: str) -> None:
    slow = [
        each
        for each in sample(1, 100_000)
        if each.client == client and FAULTS[each.maker].__name__ in ("times", "floods")
    ]
    tally = run(slow[:8])
    assert tally.cases == 8 and tally.wrong == []


@pytest.mark.parametrize(
    ("result", "touched", "belief", "said"),
    [
        (ValueError("x"), 1, Belief.NOTHING, "ValueError left the method"),
        ("made-up-secret-key", 1, Belief.NOTHING, "printed made-up-secret-key"),
        (None, 3, Belief.NOTHING, "sent 3 times for 1"),
        ("a text", 1, Belief.NOTHING, "is no outcome"),
    ],
    ids=["another error", "a secret", "sent again", "no outcome"],
)
def test_the_judge_notices(
    result: object, touched: int, belief: Belief, said: str
) -> None:
    """Each rule, by a call that breaks it."""
    subject = next(
        each for each in subjects() if str(each) == "begateway.create_payout"
    )
    fault = Fault("x", Kind.BODY, sends(b""), belief)
    ended = Ended([result], touched=touched, printed=str(result))
    found = list(judge.violations(subject, fault, 0, ended))
    assert any(said in each for each in found), found


def test_the_judge_notices_a_belief_without_a_reason() -> None:
    """A success is a success; told that the answer was none, the judge objects."""
    subject = next(
        each for each in subjects() if str(each) == "begateway.create_payout"
    )
    honest, _ = FAULTS[0](subject, 0)
    ended = call(subject, honest, 0, "Client", {})
    assert list(judge.violations(subject, honest, 0, ended)) == []
    forged = Fault("forged", Kind.BODY, honest.act, Belief.NOTHING)
    (found,) = judge.violations(subject, forged, 0, ended)
    assert found.endswith("without an honest answer")
