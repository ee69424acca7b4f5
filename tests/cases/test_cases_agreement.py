"""Cases, JSON Schemas and models say the same of every body."""

from __future__ import annotations

from pathlib import Path

import pytest

from payspec.cases import Case
from payspec.ir.types import ListOf
from payspec.jsonschema import Direction
from tests.cases.emitted import Described, checked_specs, described, module
from tests.cases.verdicts import (
    Named,
    body_of,
    by_model,
    by_schema,
    holding,
    response_class,
    value_of,
)

PAYLOADS = tuple(
    payload for checked in checked_specs() for payload in described(checked)
)
SENT = tuple(each for each in PAYLOADS if each.named.direction is Direction.SENT)
READ = tuple(each for each in PAYLOADS if each.named.direction is Direction.RECEIVED)

UNREAD_RULES = frozenset(
    {"minLength", "maxLength", "minimum", "maximum", "pattern", "x-payspec-max-bytes"}
)
"""What is documented of a value and not asked of an answer.

A text that is longer than documented is that text: to read it as absent would lose what
the provider said.
"""

UNREAD_IDEAS = ("unknown-value", "missing-when-")
"""What else is not asked of an answer.

A value that a closed enumeration does not have is kept as it came; and rules between
fields are for those who send.
"""

EXCEPTIONS: dict[str, str] = dict.fromkeys(
    (
        "place.200/data/counted/null",
        "receipts.200/0/counted/null",
        "touch.200/counted/null",
        "upload.200/counted/null",
    ),
    "an empty text is read as None there, so None fits: only the schema refuses null",
)
"""Cases of answers that schema and reader take differently, and why.

A test fails as soon as one of them is not needed.
"""


@pytest.fixture(autouse=True)
def _emitted(package: Path) -> None:
    """Everything here is asked of the emitted package."""


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_every_payload_has_cases_of_both_verdicts(payload: Described) -> None:
    assert payload.made.left_out == ()
    ids = [case.id for case in payload.made.cases]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)
    assert {case.valid for case in payload.made.cases} == {True, False}


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_the_schema_gives_every_verdict(payload: Described) -> None:
    differing = [
        (case.id, sorted(found), case.body)
        for case in payload.made.cases
        if not _agrees(case, found := by_schema(payload, body_of(case.body)))
    ]
    assert differing == []


@pytest.mark.parametrize("payload", SENT, ids=str)
def test_model_and_rules_give_every_verdict(payload: Described) -> None:
    differing = [
        (case.id, sorted(found), case.body)
        for case in payload.inside()
        if not _agrees(case, found := by_model(payload, body_of(case.body)))
    ]
    assert differing == []


@pytest.mark.parametrize("payload", READ, ids=str)
def test_an_answer_is_always_read_and_given_back(payload: Described) -> None:
    """No body makes the reader fail; what is wrong is drift, what fits is none.

    Drift stands at the place, or at the field that holds it: of a list in a list the
    whole is left out.
    """
    differing = {
        case.id: (undeclared, case.body)
        for case in payload.inside()
        if not _is_told(case, undeclared := _undeclared(payload, case))
    }
    assert {
        name: said for name, said in differing.items() if name not in EXCEPTIONS
    } == {}


def test_every_exception_is_needed() -> None:
    cases = {case.id: (each, case) for each in READ for case in each.inside()}
    for name in EXCEPTIONS:
        payload, case = cases[name]
        assert not _is_told(case, _undeclared(payload, case)), name


def _agrees(case: Case, found: Named) -> bool:
    """The same places; and there, the rule that the case is about."""
    places = {breach.pointer for breach in case.breaches}
    rules = {(each.pointer, each.rule) for each in case.breaches if each.rule}
    return {pointer for pointer, _ in found} == places and rules <= found


def _undeclared(payload: Described, case: Case) -> list[str]:
    """Read the body of an answer, and give the places of its undeclared drift."""
    value = value_of(payload, body_of(case.body))
    model = getattr(
        module(f"{payload.checked.provider.name}.models"), response_class(payload)
    )
    core = module("core.model")
    if holding(payload):
        read = core.read_whole(model, value, payload.envelope)
    elif isinstance(payload.named.payload.type, ListOf):
        read = core.read_list(model, value, payload.envelope)
        objects = value if isinstance(value, list) else []
        # An item that is no object is named, and left out of what was read.
        objects = [item for item in objects if isinstance(item, dict)]
        assert [item.to_wire() for item in read.value] == objects, case.id
    else:
        read = core.read(model, value, payload.envelope)
        assert read.value.to_wire() == (value if isinstance(value, dict) else {})
    return [each.pointer for each in read.drift if not each.declared]


def _is_told(case: Case, undeclared: list[str]) -> bool:
    """Whether the drift is what is wrong with an answer, and nothing else."""
    wanted = [
        each.pointer
        for each in case.breaches
        if each.rule not in UNREAD_RULES
        and not any(idea in case.id for idea in UNREAD_IDEAS)
    ]
    return bool(wanted) == bool(undeclared) and all(
        any(pointer == place or pointer.startswith(f"{place}/") for pointer in wanted)
        for place in undeclared
    )
