"""What a spec may not say of whole bodies and whole answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.specs import changed
from tests.operations.house import checked

HERE = Path(__file__).parent
SPEC = (HERE / "whole.yaml").read_text(encoding="utf-8")
PAYOUT = (HERE / "payout.yaml").read_text(encoding="utf-8")

LIST = ("body: Order", "body: list(Order)")
MADE = "answers: {200: Made}\n    write"

# What is changed in the good spec, and what is said of it.
MISTAKES: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "identity-of-a-list": (
        ((MADE, "answers: {200: list(Made)}\n    write"),),
        "the answer is no object",
    ),
    "identity-of-nothing": (
        ((MADE, "answers: {200: nothing}\n    write"),),
        "the answer is no object",
    ),
    "echo-of-a-list": (
        ((MADE, "answers: {200: list(Made)}\n    write"),),
        "echoes nothing",
    ),
    "reference-in-a-list": ((LIST,), "no field 'reference'"),
    "mode-in-a-list": (
        (
            LIST,
            (
                "live: https://api.acme.example",
                "live: {url: https://api.acme.example, mode: {test: true}}",
            ),
        ),
        "no field 'test'",
    ),
    "form-of-a-list": (
        (("    body: Order\n", "    body: list(Order)\n    form: brackets\n"),),
        "may be a list",
    ),
    "text-alone": ((("body: Order", "body: text"),), "no object, list or map"),
    "text-or-object": (
        (("body: Order", "body: Order | text"),),
        "no object, list or map",
    ),
    "answer-of-text": (
        (
            (
                "effect: read\n    answers: {200: Made}",
                "effect: read\n    answers: {200: text}",
            ),
        ),
        "is no object, list or map",
    ),
    "nothing-sent": ((("body: Order", "body: nothing"),), "no scalar 'nothing'"),
    "body-key-in-a-list": (
        (LIST, ("{bearer: key}", "{body: {key: key}}")),
        "may be no object",
    ),
}


@pytest.mark.parametrize(("changes", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_cannot_be_said_is_refused(
    changes: tuple[tuple[str, str], ...], said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        checked(changed(PAYOUT, *changes))


def test_the_spec_without_a_mistake_is_good() -> None:
    """Otherwise what is said may be about something else."""
    checked(PAYOUT)


def test_an_answer_is_identified_in_each_of_its_types() -> None:
    """A union of objects can be echoed and identified; each of them is held to it."""
    union = changed(
        PAYOUT,
        (MADE, "answers: {200: Made | Seen}\n    write"),
        ("Made: {id!: text,", "Made: {id!: text, made!: text,"),
    )
    seen = "  Seen: {reference: text, seen!: text, id!: text}\n"
    checked(changed(union, ("  Failure:", f"{seen}  Failure:")))
    seen = seen.replace("id!", "id")
    with pytest.raises(AssertionError, match="not always there"):
        checked(changed(union, ("  Failure:", f"{seen}  Failure:")))


def test_what_is_made_takes_no_name_of_a_type() -> None:
    with pytest.raises(AssertionError, match="'SendListBody' is what is made for"):
        checked(SPEC.replace("Rates", "SendListBody"))
