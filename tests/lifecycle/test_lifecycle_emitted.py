"""What a model says its status means, and what an emitted package knows of flows."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from tests.operations.house import KINDS, Provider, ask, emitted

from .specs import SPEC, mapped

PAID: dict[str, Any] = {
    "id": "p-1",
    "amount": 100,
    "currency": "EUR",
    "status": "processed",
    "maybe": None,
}


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("lifecycle"), SPEC) as module:
        yield module


def read(kind: str, acme: ModuleType, **changes: object) -> Any:
    """The payout that a provider answers with."""
    answer = {name: held for name, held in (PAID | changes).items() if held != "absent"}
    return ask(
        kind,
        acme,
        Provider([(200, answer)]),
        lambda client: client.get_payout(payout_id="p-1"),
        user="shop",
        key="secret",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_success_that_may_be_undone_is_not_final(kind: str, acme: ModuleType) -> None:
    meaning = read(kind, acme).status_meaning
    assert meaning == acme.StatusMeaning(
        "processed", acme.Standing.SUCCEEDED, False, acme.MoneyAt.RECEIVER
    )
    assert meaning.is_known
    assert not meaning.may_be_replaced


@pytest.mark.parametrize(
    ("word", "standing", "final", "again"),
    [
        ("created", "created", False, False),
        ("process_failed", "failed", True, True),
        ("moderation", "in_doubt", False, False),
        ("failed", "unknown", False, False),
        ("PROCESSED", "unknown", False, False),
        ("", "unknown", False, False),
    ],
)
def test_a_status_means_what_the_spec_says_and_else_nothing(
    acme: ModuleType, word: str, standing: str, final: bool, again: bool
) -> None:
    meaning = read("sync", acme, status=word).status_meaning
    assert (meaning.wire, meaning.standing, meaning.final) == (word, standing, final)
    assert meaning.may_be_replaced is again
    assert meaning.is_known is (standing != "unknown")


def test_each_status_of_a_model_has_a_property(acme: ModuleType) -> None:
    found = read("sync", acme, previous="created", step="one")
    assert found.status_meaning.standing is acme.Standing.SUCCEEDED
    assert found.previous_meaning.standing is acme.Standing.CREATED
    assert found.step_meaning.standing is acme.Standing.PENDING


def test_what_is_absent_means_nothing(acme: ModuleType) -> None:
    found = read("sync", acme)
    assert found.previous_meaning is None
    assert found.maybe_meaning is None
    assert read("sync", acme, previous=7).previous_meaning is None


def test_a_required_status_that_cannot_be_read_is_absent_aloud(
    acme: ModuleType,
) -> None:
    found = read("sync", acme, status=7)
    core = import_module(acme.__name__.partition(".")[0])
    with pytest.raises(core.AbsentField, match=r"Payout\.status: the answer holds no"):
        _ = found.status_meaning


@pytest.mark.parametrize("field", ["hidden", "history", "colour", "id"])
def test_no_other_field_has_one(acme: ModuleType, field: str) -> None:
    assert not hasattr(acme.Payout, f"{field}_meaning")


def test_a_model_without_a_status_has_none(acme: ModuleType) -> None:
    assert [name for name in dir(acme.Bank) if name.endswith("_meaning")] == []


def test_the_property_lists_the_statuses(acme: ModuleType) -> None:
    said = inspect.getdoc(acme.Payout.status_meaning.fget) or ""
    assert " ".join(said.split()) == (
        "What `status` means: where it stands, whether that is final, and where the "
        "money is. created: `created`; succeeded: `processed`; failed: "
        "`process_failed` (final); in doubt: `moderation`; anything else: unknown."
    )
    maybe = inspect.getdoc(acme.Payout.previous_meaning.fget) or ""
    assert "`None` if there is none." in " ".join(maybe.split())


def test_the_tables_are_exported(acme: ModuleType) -> None:
    table = acme.STATE_MEANINGS
    assert list(table) == ["created", "processed", "process_failed", "moderation"]
    assert table.meaning("other").standing is acme.Standing.UNKNOWN
    assert list(acme.STEP_MEANINGS) == ["one"]
    assert {"STATE_MEANINGS", "STEP_MEANINGS", "Standing", "MoneyAt"} <= set(dir(acme))


@pytest.mark.parametrize("kind", KINDS)
def test_a_live_client_rests_on_what_statuses_assume(
    kind: str, acme: ModuleType
) -> None:
    """An assumed status map may say "failed" where money moved."""
    made = acme.Client if kind == "sync" else acme.AsyncClient
    given = {"environment": acme.LIVE, "user": "shop", "key": "secret"}
    with pytest.raises(Exception, match=r"acme\.stays: A payout that was") as raised:
        made(**given)
    assert type(raised.value).__name__ == "ConfigurationError"
    made(accept_assumptions={"acme.stays"}, **given)


def test_a_flow_is_data_in_the_names_of_the_client(acme: ModuleType) -> None:
    flows = import_module(f"{acme.__name__}.flows")
    data = import_module(f"{acme.__name__.rpartition('.')[0]}.core.lifecycle.flows")
    taken, step = data.Taken, data.FlowStep
    assert flows.FLOWS == (flows.WHOLE_FLOW, flows.SHORT_FLOW)
    assert flows.WHOLE_FLOW == data.CallFlow(
        "whole",
        "Opens a session, and pays in it.",
        (
            step("start_session"),
            step(
                "pay",
                (
                    taken("session", "start_session", "session_id"),
                    taken("party.back_to", "start_session", "details.return_url"),
                ),
            ),
            step("get_payout", (taken("payout_id", "pay", "id"),)),
        ),
    )


def test_every_flow_can_be_followed(acme: ModuleType) -> None:
    """Steps are methods, arguments are theirs, fields are attributes of answers."""
    models = {"start_session": acme.Session, "pay": acme.Payout}
    for flow in import_module(f"{acme.__name__}.flows").FLOWS:
        for step in flow.steps:
            signature = inspect.signature(getattr(acme.Client, step.operation))
            for taken in step.takes:
                assert taken.argument.partition(".")[0] in signature.parameters
                fields = models[taken.operation].model_fields
                assert taken.field.partition(".")[0] in fields


@pytest.mark.parametrize(
    ("method", "says"),
    [
        ("start_session", "Step 1 of 3 of the flow `whole`, before `pay`."),
        (
            "pay",
            "Step 2 of 3 of the flow `whole`, after `start_session`, before "
            "`get_payout`; `session` is `session_id` of what `start_session` gave; "
            "`party.back_to` is `details.return_url` of what `start_session` gave. "
            "Step 1 of 2 of the flow `short`, before `get_payout`.",
        ),
        (
            "get_payout",
            "Step 3 of 3 of the flow `whole`, after `pay`; `payout_id` is `id` of what "
            "`pay` gave. Step 2 of 2 of the flow `short`, after `pay`.",
        ),
    ],
)
@pytest.mark.parametrize("client", ["Client", "AsyncClient"])
def test_a_method_says_what_comes_before_and_after_it(
    acme: ModuleType, client: str, method: str, says: str
) -> None:
    said = inspect.getdoc(getattr(getattr(acme, client), method)) or ""
    assert says in " ".join(said.split())


def test_nothing_is_emitted_of_what_a_spec_does_not_say(tmp_path: Path) -> None:
    start, end = SPEC.index("statuses:"), SPEC.index("operations:")
    bare = SPEC[:start] + SPEC[end:].replace("\n  State:", "\n  Other:")
    bare = bare.replace(", assumed: stays", "")
    with emitted(tmp_path, bare) as module:
        folder = Path(str(module.__file__)).parent
        assert not (folder / "statuses.py").exists()
        assert not (folder / "flows.py").exists()
        assert not hasattr(module, "StatusMeaning")
        assert "_meaning" not in (folder / "models.py").read_text(encoding="utf-8")


OTHER_STEP = (
    ("  Step: {$enum: [one]}\n", "  Step: {$enum: [one]}\n  STEP: {$enum: [one]}\n"),
    ("  Step: {one: pending}\n", "  Step: {one: pending}\n  STEP: {one: pending}\n"),
    ("    step: Step\n", "    step: Step\n    other: STEP\n"),
)
COLLIDING = {
    "a field": (
        (("    history: list(State)\n", "    statusMeaning: text\n"),),
        "'statusMeaning' of 'Payout', and what 'status' means, are both "
        "'status_meaning' in code",
    ),
    "a table": (
        OTHER_STEP,
        "the statuses of 'Step' and of 'STEP' are both 'STEP_MEANINGS' in code",
    ),
    "a class": (
        (("    bank: Bank\n", "    bank: Standing\n"), ("  Bank:\n", "  Standing:\n")),
        "a type cannot be called 'Standing': emitted code uses that name",
    ),
}


def found(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    """What is found in the spec with texts replaced: rule and message."""
    report = Collector()
    given = Spec("spec.yaml", mapped(*changes).encode(), lambda _: None)
    check((given,), report, lambda _: None)
    return [
        (each.rule.id, each.message)
        for each in report.diagnostics
        if each.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize(("changes", "says"), COLLIDING.values(), ids=COLLIDING)
def test_names_that_collide_are_refused(
    changes: tuple[tuple[str, str], ...], says: str
) -> None:
    assert found(*changes) == [("name-collision", says)]


def test_a_name_of_ones_own_mends_a_collision() -> None:
    named = "    statusMeaning: {type: text, name: explained}\n"
    assert found(("    history: list(State)\n", named)) == []


def test_a_table_is_no_environment(tmp_path: Path) -> None:
    with emitted(tmp_path, mapped(("  test: {url", "  state_meanings: {url"))) as acme:
        assert list(acme.STATE_MEANINGS)
        assert acme.STATE_MEANINGS_.name == "state_meanings"


NAMED = {
    "an item of a list": (
        (
            ("    effect: draft\n", "    effect: read\n"),
            ("    answers: {200: Session}", "    answers: {200: list(Session)}"),
        ),
        ("session", "session_id"),
    ),
    "an amount": (
        (
            ("    details: Details\n", "    details: Details\n    total: integer\n"),
            ("session: start_session.sessionId", "amount: start_session.total"),
        ),
        ("money", "total"),
    ),
    "what an open object holds": (
        (
            ("  Session:\n", "  Session:\n    $open: true\n"),
            ("session: start_session.sessionId", "session: start_session.otherId"),
        ),
        ("session", "otherId"),
    ),
}


@pytest.mark.parametrize(("changes", "names"), NAMED.values(), ids=NAMED)
def test_what_a_step_takes_has_the_names_of_the_code(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], names: tuple[str, str]
) -> None:
    with emitted(tmp_path, mapped(*changes)) as acme:
        flow = import_module(f"{acme.__name__}.flows").WHOLE_FLOW
        taken = flow.steps[1].takes[0]
        assert (taken.argument, taken.field) == names
