"""Client, emitted validators and command know the same currencies of a provider."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from payouts import InvalidRequest
from payouts.begateway import Money, NotSent
from payouts.begateway.validators import create_payout_201, create_payout_request
from payspec.cli import main
from tests.end_to_end.calls import Setup
from tests.end_to_end.payout import ANSWER, REQUEST, pay
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer

ROOT = Path(__file__).parents[3]
CURRENCIES = {
    "USD": True,
    "KWD": True,
    "MOP": True,
    "BYR": True,
    "UYW": True,
    "ABC": False,
    "XAU": False,
    "XXX": False,
    "USDT2": False,
}


@pytest.mark.parametrize(("currency", "known"), CURRENCIES.items())
def test_a_request_in_an_unknown_currency_is_refused_by_all(
    currency: str, known: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = copy.deepcopy(REQUEST)
    body["request"]["currency"] = currency
    wanted = [] if known else [("/request/currency", "x-payspec-exponent")]
    found = create_payout_request(body)
    assert [(each.pointer, each.rule) for each in found] == wanted
    assert commanded(body, "create_payout", tmp_path, capsys) == wanted

    with LoopbackServer(answers(answer_bytes())) as server:
        outcome = pay("sync", Setup(server.url), money=Money("1", currency))
    refused = isinstance(outcome, NotSent) and isinstance(outcome.error, InvalidRequest)
    assert refused is not known
    assert server.connections == int(known)


@pytest.mark.parametrize(("currency", "known"), CURRENCIES.items())
def test_an_answer_in_an_unknown_currency_is_named_by_both(
    currency: str, known: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = copy.deepcopy(ANSWER)
    body["transaction"]["currency"] = currency
    wanted = [] if known else [("/transaction/currency", "x-payspec-exponent")]
    found = create_payout_201(body)
    assert [(each.pointer, each.rule) for each in found] == wanted
    assert commanded(body, "create_payout.response", tmp_path, capsys) == wanted


def commanded(
    body: object, wanted: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> list[tuple[str, str]]:
    """What the command names of a body."""
    file = folder / "payload.json"
    file.write_text(json.dumps(body))
    spec = str(ROOT / "specs" / "begateway.yaml")
    code = main(["validate", spec, wanted, str(file), "--format", "json"])
    violations = json.loads(capsys.readouterr().out)["violations"]
    assert code == (1 if violations else 0)
    return [(each["pointer"], each["rule"]) for each in violations]
