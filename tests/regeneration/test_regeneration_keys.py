"""What idempotency keys are derived from never moves in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import payspec
from payspec import Generation
from payspec.cli import main
from payspec.regeneration.renamed import Rekeyed

from .acme import files, put

PAYING = """\
payspec: 1
provider: acme
title: Acme
environments:
  live: {url: https://api.acme.example/v1, mode: {test: false}}
  test: {url: https://api.acme.example/v1, mode: {test: true}}
credentials: {merchant: account, site: text, api_key: secret}
auth:
  key: {basic: [merchant, api_key], header: {X-Site: site}}
money: {exponents: {from: iso4217}}
types:
  Order:
    reference!: text
    order_id!: text
    amount!: minor(currency)
    currency!: currency
    test: boolean
  Payout:
    id!: text
    amount!: minor(currency)
    currency!: currency
    test!: boolean
  Failure: {message!: text}
operations:
  find:
    GET: /payouts
    auth: key
    effect: read
    query: {reference!: text}
    answers: {200: Payout}
  pay:
    POST: /payouts
    auth: key
    effect: moves_money
    headers: {Idempotency-Key: idempotency_key}
    body: Order
    answers: {201: Payout}
    errors: [Failure]
    write_safety:
      repeat: {form: uuid, derive: reference, answers: replay}
      outcomes: {201: accepted, 422: rejected}
      find: {with: find, by: reference, not_found: no_proof}
      echoes: [amount, currency, test]
"""
PAY = PAYING[PAYING.index("  pay:\n") :]
"""The operation, which stands last."""
CALL = "operation POST /payouts"
HOST = "environment at api.acme.example"
ACCOUNT = "credentials whose values tell the account"
UNBOUND = PAYING.replace("    POST: /payouts\n", "    unbound: No path.\n")


def changed(*edits: tuple[str, str], spec: str = PAYING) -> str:
    """The spec with these texts replaced, each of which is in it."""
    for old, new in edits:
        assert old in spec
        spec = spec.replace(old, new)
    return spec


def bound(operation: str = "pay") -> str:
    """A deployment that says where the operation is."""
    return (
        "payspec: 1\ndeployment: bank\nof: acme\ntitle: Bank\n"
        "environments: {bank: {url: https://bank.example, mode: {test: false}}}\n"
        f"credentials: {{branch: text}}\nbind: {{{operation}: {{POST: /pay}}}}\n"
    )


def told(thing: str, before: str, after: str) -> Rekeyed:
    """What is said of acme."""
    return Rekeyed("acme", thing, before, after)


SENT = changed(("  pay:", "  send:"))
MOVED = {
    "an operation": (PAYING, SENT, [told(CALL, "pay", "send")]),
    "an operation, and the version in its environments' path": (
        PAYING,
        changed(("  pay:", "  send:"), ("/v1", "/v2")),
        [told(CALL, "pay", "send")],
    ),
    "an operation, and a parameter of its path": (
        changed(("POST: /payouts", "POST: /{site}/payouts\n    path: {site: text}")),
        changed(
            ("POST: /payouts", "POST: /{shop}/payouts\n    path: {shop: text}"),
            ("  pay:", "  send:"),
        ),
        [told("operation POST /{}/payouts", "pay", "send")],
    ),
    "one of two operations with the same path": (
        PAYING + PAY.replace("  pay:", "  refund:"),
        SENT + PAY.replace("  pay:", "  refund:"),
        [told(CALL, "pay", "send")],
    ),
    "an environment": (
        PAYING,
        changed(("  live:", "  production:")),
        [told(f"{HOST}, test: false", "live", "production")],
    ),
    "environments that change their names": (
        PAYING,
        changed(
            ("  live:", "  _:"), ("  test: {url", "  live: {url"), ("  _:", "  test:")
        ),
        [
            told(f"{HOST}, test: false", "live", "test"),
            told(f"{HOST}, test: true", "test", "live"),
        ],
    ),
    "a provider": (
        PAYING,
        changed(("provider: acme", "provider: acme_pay")),
        [told("provider at api.acme.example, test: false", "acme", "acme_pay")],
    ),
    "one more credential that tells the account": (
        PAYING,
        changed(("site: text", "site: account")),
        [told(ACCOUNT, "merchant", "merchant, site")],
    ),
    "another credential that tells the account": (
        PAYING,
        changed(("merchant", "shop")),
        [told(ACCOUNT, "merchant", "shop")],
    ),
    "no credential that tells the account": (
        PAYING,
        changed(("merchant: account", "merchant: text")),
        [told(ACCOUNT, "merchant", "")],
    ),
    "credentials in another order": (
        changed(("site: text", "site: account")),
        changed(("merchant: account, site: text", "site: account, merchant: account")),
        [told(ACCOUNT, "merchant, site", "site, merchant")],
    ),
    "the reference": (
        PAYING,
        changed(("derive: reference", "derive: order_id")),
        [told("field whose value is the reference of pay", "reference", "order_id")],
    ),
}
STILL = {
    "an operation is added": PAYING + PAY.replace("  pay:", "  refund:"),
    "an operation is gone": PAYING.removesuffix(PAY),
    "an operation that derives no key": changed(
        ("\n  find:", "\n  look:"), ("with: find", "with: look")
    ),
    "another path": changed(("POST: /payouts", "POST: /payments")),
    "another host": changed(("api.acme", "api2.acme")),
    "no environment for tests": changed(
        ("  test: {url: https://api.acme.example/v1, mode: {test: true}}\n", "")
    ),
    "an environment is added": changed(
        (
            "  test: {",
            "  eu: {url: https://eu.acme.example, mode: {test: false}}\n  test: {",
        )
    ),
    "a credential that is no account": changed(("site", "shop")),
    "a key is not derived any more": changed((" derive: reference,", "")),
    "keys are remembered for a shorter time": changed(
        ("derive: reference", "window: 24h, derive: reference")
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No provider yet."""
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(*, rekey: bool = False, write: bool = True) -> Generation:
    """What came of a run, in which no spec has a mistake."""
    result = payspec.generate(rekey=rekey, write=write)
    assert result.ok, result.text()
    return result


def keys(project: Path) -> dict[str, str]:
    """The keys that one order has, by operation, with made-up credentials."""
    return {
        calls["operation"]: dict(case["request"]["headers"])["Idempotency-Key"]
        for calls in map(json.loads, _calls(project))
        for case in calls["cases"]
        if case["id"].endswith("/key/of-another-reference")
    }


def _calls(project: Path) -> list[str]:
    folder = project / "out/payouts"
    return [each.read_text() for each in folder.glob("*/fixtures/*.calls.json")]


@pytest.mark.parametrize(("before", "after", "said"), MOVED.values(), ids=MOVED.keys())
def test_a_run_that_would_change_keys_is_stopped(
    project: Path, before: str, after: str, said: list[Rekeyed]
) -> None:
    put(project, acme=before)
    assert not made().rekeyed
    there, first = files(project / "out"), keys(project)
    assert first
    put(project, acme=after)
    stopped = made()
    assert list(stopped.rekeyed) == said
    assert not stopped.packages and not stopped.renamed
    assert files(project / "out") == there
    compared = made(write=False)
    assert list(compared.rekeyed) == said
    assert compared.packages and not compared.clean
    assert made(rekey=True).packages
    assert made(write=False).clean
    # Another reference is another value: here it is the same, made up.
    by_name = not said[0].thing.startswith("field")
    assert (keys(project) != first) == by_name


@pytest.mark.parametrize("after", STILL.values(), ids=STILL.keys())
def test_what_changes_no_key_stops_nothing(project: Path, after: str) -> None:
    put(project, acme=PAYING)
    made()
    first = keys(project)
    assert first.keys() == {"pay"}
    put(project, acme=after)
    result = made()
    assert result.packages and not result.rekeyed
    assert keys(project).get("pay", first["pay"]) == first["pay"]


@pytest.mark.parametrize(
    "elsewhere", [("api.acme", "api.b"), ("POST: /payouts", "POST: /refunds")], ids=str
)
def test_another_provider_in_the_place_of_one_stops_nothing(
    project: Path, elsewhere: tuple[str, str]
) -> None:
    put(project, acme=PAYING)
    made()
    put(project, acme=changed(("provider: acme", "provider: b"), elsewhere))
    result = made()
    assert result.packages and not result.rekeyed


def test_where_no_key_is_derived_any_name_may_change(project: Path) -> None:
    given = changed((" derive: reference,", ""))
    put(project, acme=given)
    made()
    put(
        project, acme=changed(("  live:", "  real:"), ("  pay:", "  send:"), spec=given)
    )
    result = made()
    assert result.packages and not result.rekeyed


def test_an_unbound_operation_is_told_by_what_it_is_bound_to(project: Path) -> None:
    put(project, acme=UNBOUND, bank=bound())
    made()
    put(project, acme=changed(("  pay:", "  send:"), spec=UNBOUND))
    put(project, bank=bound(operation="send"))
    assert made().rekeyed == (told("operation POST /pay", "pay", "send"),)


def test_an_account_of_a_deployment_is_no_part_of_others_keys(project: Path) -> None:
    put(project, acme=UNBOUND)
    made()
    own = bound().replace("branch: text", "branch: account")
    put(project, bank=own)
    assert not made().rekeyed
    put(project, bank=own.replace("branch:", "shop: account, branch:"))
    (rekeyed,) = made().rekeyed
    assert rekeyed.thing == f"{ACCOUNT} at bank"


def test_a_tree_of_an_older_version_stops_nothing(project: Path) -> None:
    put(project, acme=PAYING)
    made()
    manifest = project / "out/payspec.manifest.json"
    record = json.loads(manifest.read_text())
    names = record["providers"]["acme"]["names"]
    kept = {
        each: of for each, of in names.items() if not each.startswith("derived keys")
    }
    assert kept != names
    record["providers"]["acme"]["names"] = kept
    manifest.write_text(json.dumps(record))
    (project / "specs/payspec.lock.json").unlink()
    put(project, acme=SENT)
    result = made()
    assert result.packages and not result.rekeyed


@pytest.mark.parametrize("line", ["", "--check", "--diff", "--check --diff"])
def test_a_person_is_told_and_still_shown_what_differs(
    project: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    put(project, acme=PAYING)
    main(["generate"])
    put(project, acme=SENT)
    there = files(project / "out")
    capsys.readouterr()
    assert main(["generate", *line.split()]) == 1
    said = capsys.readouterr()
    assert f"{CALL}, of acme: pay would be send\n" in said.err
    assert "--rekey" in said.err
    assert ("changed: payouts/acme/client.py\n" in said.out) == ("--check" in line)
    assert ('\n+    name="send",\n' in said.out) == ("--diff" in line)
    assert files(project / "out") == there
    assert main(["generate", "--rekey"]) == 0
    assert main(["generate", "--check"]) == 0


def test_a_program_is_given_the_drift_and_told_beside_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, acme=PAYING)
    main(["generate"])
    put(project, acme=SENT)
    capsys.readouterr()
    assert main(["generate", "--check", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["drift"]
    assert "pay would be send" in said.err
