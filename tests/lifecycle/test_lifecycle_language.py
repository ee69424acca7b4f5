"""What is found in statuses, flows, a mapping and scenarios: one finding a mistake."""

from __future__ import annotations

from decimal import Decimal

import pytest

from payspec.diagnostics import Collector, Diagnostic, Severity
from payspec.ir.mapping import Part, Role
from payspec.ir.provider import Provider
from payspec.language.read import read_provider

from .specs import SPEC, mapped


def read(text: str) -> tuple[Provider | None, list[Diagnostic]]:
    """The provider, and what is wrong with it."""
    report = Collector()
    provider = read_provider("spec.yaml", text.encode(), lambda _: None, report)
    wrong = [each for each in report.diagnostics if each.severity is not Severity.NOTE]
    return provider, wrong


def sound(text: str) -> Provider:
    """The provider of a spec in which nothing is wrong."""
    provider, wrong = read(text)
    assert not wrong, [f"{each.span.line}: {each.message}" for each in wrong]
    assert provider is not None
    return provider


TYPO = "did you mean"
MISTAKES: dict[str, tuple[str, str, str, str, str]] = {
    "status-succeeded-not-sent": (
        "processed: {is: succeeded, money: receiver",
        "processed: {is: succeeded, money: sender",
        "status-contradiction",
        "'processed' is succeeded while the money is with the sender",
        "correct one",
    ),
    "status-reversed-not-back": (
        "processed: {is: succeeded",
        "processed: {is: reversed",
        "status-contradiction",
        "'processed' is reversed while the money is with the receiver",
        "correct one",
    ),
    "status-doubt-final": (
        "moderation: in_doubt",
        "moderation: {is: in_doubt, final: true}",
        "status-contradiction",
        "'moderation' is in_doubt, and final",
        "correct one",
    ),
    "status-cancelling-final": (
        "moderation: in_doubt",
        "moderation: {is: cancelling, final: true}",
        "status-contradiction",
        "'moderation' is cancelling, and final",
        "correct one",
    ),
    "status-unknown-with-money": (
        "moderation: in_doubt",
        "moderation: {is: unknown, money: sender}",
        "status-contradiction",
        "'moderation' is unknown, and where its money is is not",
        "correct one",
    ),
    "status-word": (
        "moderation: in_doubt",
        "moderation: in_dobt",
        "unknown-key|wrong-value",
        "in_dobt",
        "in_doubt",
    ),
    "status-type": (
        "\n  Step: {one: pending}",
        "\n  Stepp: {one: pending}",
        "bad-status",
        "there is no enumeration 'Stepp'",
        "did you mean 'Step'?",
    ),
    "flow-target": (
        "          session: start_session.sessionId",
        "          sesion: start_session.sessionId",
        "bad-flow",
        "the request of 'pay' has no field 'sesion'",
        "did you mean 'session'?",
    ),
    "flow-target-inside": (
        "          party.backTo: start_session",
        "          party.backToo: start_session",
        "bad-flow",
        "the request of 'pay' has no field 'party.backToo'",
        "name a parameter or a field of it",
    ),
    "flow-source": (
        "start_session.sessionId",
        "start_session.sessionid",
        "bad-flow",
        "the answer of 'start_session' has no field 'sessionid'",
        "did you mean 'start_session.sessionId'?",
    ),
    "flow-later": (
        "takes: {payout_id: pay.id}",
        "takes: {payout_id: get_payout.id}",
        "bad-flow",
        "no step before this one calls 'get_payout'",
        "name a field of an answer before",
    ),
    "flow-whole-answer": (
        "takes: {payout_id: pay.id}",
        "takes: {payout_id: pay}",
        "bad-flow",
        "a step takes a field of an answer, and not all of it",
        "name a field of an answer before",
    ),
    "flow-operation": (
        "    steps: [pay, get_payout]",
        "    steps: [pay, get_pay]",
        "bad-flow",
        "there is no operation 'get_pay'",
        "did you mean 'get_payout'?",
    ),
    "mapping-operation": (
        "create: {call: pay,",
        "create: {call: get_payot,",
        "bad-mapping",
        "there is no operation 'get_payot'",
        "did you mean 'get_payout'?",
    ),
    "mapping-parameter": (
        "id: payout_id}",
        "id: payout}",
        "bad-mapping",
        "the request of 'get_payout' has no field 'payout'",
        "did you mean 'payout_id'?",
    ),
    "mapping-type": (
        "    Payout: {id: id, money",
        "    Payot: {id: id, money",
        "bad-mapping",
        "there is no object 'Payot'",
        "did you mean 'Payout'?",
    ),
    "mapping-enumeration": (
        "    Payout: {id: id, money: amount, status: status}",
        "    Payout: {id: id, money: amount, status: status}\n    State: {id: a}",
        "bad-mapping",
        "there is no object 'State'",
        "name one of the spec's own",
    ),
    "mapping-effect": (
        "get: {call: get_payout, id: payout_id}",
        "get: {call: pay}",
        "mapping-unfit",
        "'pay' has the effect moves_money",
        "name one with the effect read",
    ),
    "mapping-create": (
        "create: {call: pay, reference: reference, money: amount}",
        "create: get_payout",
        "mapping-unfit",
        "'get_payout' has the effect read",
        "name one with the effect moves_money or draft",
    ),
    "mapping-money": (
        "reference: reference, money: amount}",
        "reference: reference, money: currency}",
        "mapping-unfit",
        "'currency' is no money",
        "name an amount: minor(currency) or major(currency)",
    ),
    "mapping-reference": (
        "{call: pay, reference: reference,",
        "{call: pay, reference: party,",
        "mapping-unfit",
        "'party' is no reference",
        "name a text or a whole number",
    ),
    "mapping-status": (
        "money: amount, status: status}",
        "money: amount, status: colour}",
        "mapping-unfit",
        "'colour' is no status",
        "name an enumeration that `statuses` describes",
    ),
    "mapping-silent": (
        "    Payout: {id: id, money: amount, status: status}",
        "    Session: {id: sessionId}",
        "mapping-incomplete",
        "'pay' is answered with 'Payout', of which `reads` says nothing",
        "add `Payout` to `reads`",
    ),
    "scenario-operation": (
        "    call: pay\n    when",
        "    call: strt_session\n    when",
        "bad-scenario",
        "there is no operation 'strt_session'",
        "did you mean 'start_session'?",
    ),
    "scenario-request": (
        "when: {reference: declined}",
        "when: {referenc: declined}",
        "bad-scenario",
        "the request of 'pay' has no field 'referenc'",
        "did you mean 'reference'?",
    ),
    "scenario-request-value": (
        "when: {reference: declined}",
        "when: {amount: 0.5}",
        "bad-scenario",
        "'amount' is never 0.5",
        "name a value that it can have",
    ),
    "scenario-answer": (
        "becomes: {status: process_failed}",
        "becomes: {state: process_failed}",
        "bad-scenario",
        "the answer of 'pay' has no field 'state'",
        "did you mean 'status'?",
    ),
    "scenario-answer-value": (
        "becomes: {status: process_failed}",
        "becomes: {status: process_faild}",
        "bad-scenario",
        "'status' is never 'process_faild'",
        "name a value that it can have",
    ),
    "scenario-sample": (
        "    becomes: {status: process_failed}",
        "    answer: acme/pay.201.json",
        "bad-scenario",
        "'pay' has no sample 'acme/pay.201.json' of an answer",
        "add it to its `samples`",
    ),
    "scenario-empty": (
        "    becomes: {status: process_failed}\n",
        "",
        "bad-scenario",
        "nothing says what comes of 'declined'",
        "name a sample under `answer`, or fields under `becomes`",
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "rule", "says", "fix"), MISTAKES.values(), ids=MISTAKES
)
def test_a_mistake_is_one_finding_that_names_the_fix(
    old: str, new: str, rule: str, says: str, fix: str
) -> None:
    text = mapped((old, new))
    _, wrong = read(text)
    assert len(wrong) == 1, [each.message for each in wrong]
    (found,) = wrong
    assert found.rule.id in rule.split("|")
    assert says in found.message
    assert fix in f"{found.message} {found.hint}"
    changed = [
        line
        for line, (a, b) in enumerate(
            zip(mapped().split("\n"), text.split("\n"), strict=False), start=1
        )
        if a != b
    ]
    assert abs(found.span.line - changed[0]) <= 3


ALLOWED = {
    "a flow takes of an item that the caller picks": (
        ("    effect: draft\n", "    effect: read\n"),
        ("    answers: {200: Session}", "    answers: {200: list(Session)}"),
    ),
    "a flow takes of what is not described": (
        ("start_session.details.returnUrl", "start_session.more.returnUrl"),
        ("    details: Details\n", "    details: Details\n    more: json\n"),
    ),
    "a flow fills an open object": (
        ("  Party:\n", "  Party:\n    $open: true\n"),
        ("          party.backTo: start_", "          party.other: start_"),
    ),
    "a status that nobody explains": (("moderation: in_doubt", "moderation: unknown"),),
    "a role in one word": (
        ("get: {call: get_payout, id: payout_id}", "get: get_payout"),
    ),
    "a scenario of an open object": (
        ("  Party:\n", "  Party:\n    $open: true\n"),
        ("when: {reference: declined}", "when: {party.card: x}"),
    ),
}


@pytest.mark.parametrize("changes", ALLOWED.values(), ids=ALLOWED)
def test_what_cannot_be_held_to_a_type_is_allowed(
    changes: tuple[tuple[str, str], ...],
) -> None:
    sound(mapped(*changes))


def test_a_flow_is_read_with_its_places() -> None:
    whole, short = sound(SPEC).flows
    taken = [
        (step.operation, each.into, each.operation, each.field)
        for step in whole.steps
        for each in step.takes
    ]
    assert taken == [
        ("pay", "session", "start_session", "sessionId"),
        ("pay", "party.backTo", "start_session", "details.returnUrl"),
        ("get_payout", "payout_id", "pay", "id"),
    ]
    assert [step.takes for step in short.steps] == [(), ()]


def test_a_mapping_says_which_operation_and_where() -> None:
    mapping = sound(mapped()).mapping
    assert mapping is not None
    calls = {
        call.role: (call.operation, {each.part: each.field.path for each in call.parts})
        for call in mapping.calls
    }
    assert calls == {
        Role.CREATE: ("pay", {Part.REFERENCE: "reference", Part.MONEY: "amount"}),
        Role.GET: ("get_payout", {Part.ID: "payout_id"}),
    }
    (model,) = mapping.models
    assert model.type == "Payout"
    assert {each.part: each.field.path for each in model.parts} == {
        Part.ID: "id",
        Part.MONEY: "amount",
        Part.STATUS: "status",
    }
    assert sound(SPEC).mapping is None


def test_a_scenario_keeps_values_exactly() -> None:
    text = mapped(
        (
            "    party: Party\n",
            "    party: Party\n    share: number\n    ok: boolean\n",
        ),
        ("when: {reference: declined}", "when: {share: 1.10, ok: true, amount: 7}"),
    )
    (scenario,) = sound(text).scenarios
    held = {each.field.path: each.value for each in scenario.when}
    assert held == {"share": Decimal("1.10"), "ok": True, "amount": 7}
    assert str(held["share"]) == "1.10"
    assert (scenario.operation, scenario.answer) == ("pay", None)
    assert [(each.field.path, each.value) for each in scenario.becomes] == [
        ("status", "process_failed")
    ]


def test_evidence_of_a_mapping_and_a_scenario_counts_as_used() -> None:
    more = (
        ("  create: {call: pay,", "  create: {call: pay, assumed: ours,"),
        ("  declined:\n    call: pay", "  declined:\n    source: tests\n    call: pay"),
        ("sources: {", "sources: {tests: https://tests.acme.example, "),
        ("assumptions: {", "assumptions: {ours: This is the one., "),
    )
    sound(mapped(*more))
    _, wrong = read(mapped(*more[1:2]))
    assert [each.rule.id for each in wrong] == ["unknown-source"]


def test_one_mistake_in_a_section_leaves_the_others_quiet() -> None:
    """What follows from a mistake is not reported a second time."""
    _, wrong = read(mapped(("  get_payout:\n    GET: ", "  get_payout:\n    GETT: ")))
    assert len({each.span.line for each in wrong}) == 1


def test_the_same_request_to_another_operation_is_another_scenario() -> None:
    other = """\
  opened:
    call: start_session
    when: {reference: declined}
    becomes: {sessionId: s}
"""
    asked = ("    paymentMethod!: text\n", "    reference: text\n")
    assert len(sound(mapped(asked) + other).scenarios) == 2


def test_a_scenario_is_not_answered_with_a_request() -> None:
    sample = b'{"amount": 1, "currency": "EUR", "reference": "r", "session": "s"}'
    text = mapped(
        ("    becomes: {status: process_failed}", "    answer: acme/pay.request.json"),
    ).replace(
        "    answers: {200: Payout}\n    write",
        "    answers: {200: Payout}\n    samples: [acme/pay.request.json]\n    write",
    )
    report = Collector()
    read_provider(
        "spec.yaml", text.encode(), {"acme/pay.request.json": sample}.get, report
    )
    errors = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert [each.rule.id for each in errors] == ["bad-scenario"]
    assert "has no sample 'acme/pay.request.json' of an answer" in errors[0].message
