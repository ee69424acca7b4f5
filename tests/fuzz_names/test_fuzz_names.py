"""A sample of specs of hostile names; the whole run is `make fuzz`."""

from __future__ import annotations

from random import Random

import pytest

from .__main__ import typed
from .every import KINDS, names_of, specs_of
from .judge import Judge
from .run import judged, own_judge
from .specs import document, text

SHARES = 12
TOGETHER = 20
"""Shares of random specs, and how many are in each."""

FIRST = 1_000_000
"""Their numbers begin behind those of the whole run."""


@pytest.fixture(name="judge")
def _the_judge() -> Judge:
    return own_judge()


@pytest.mark.parametrize("share", range(SHARES))
def test_hostile_names_are_usable_or_refused_at_a_line(share: int) -> None:
    start = FIRST + share * TOGETHER
    done = judged(range(start, start + TOGETHER), keep=False)
    assert done.failures == []
    assert done.counts["generated"] + done.counts["mended"] > TOGETHER // 3


def test_a_sample_passes_mypy() -> None:
    trees = judged(range(FIRST, FIRST + 16), keep=True).trees
    assert len(trees) > 5
    assert typed(trees) == []


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_python_and_the_libraries_are_names(kind: str, judge: Judge) -> None:
    """A few of all words, each alone in a place, be it taken there or not."""
    for name in Random(kind).sample(names_of(kind), 4):
        for _, of in specs_of(kind, (name,)):
            verdict = judge.judge(of)
            assert verdict.outcome != "failed", (name, verdict.problem)


TAKEN = {
    "type": ("Client", "Money", "Field", "None"),
    "type-in-capitals": ("MISSING", "PROVIDER", "LIVE"),
    "operation": ("list", "close", "class", "mro"),
    "credential": ("super", "environment", "self"),
    "parameter": ("deadline", "self"),
    "proof": ("receive", "headers"),
    "provider": ("core", "testing", "class"),
}
"""Names that emitted code has already, by their kind."""


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in TAKEN.items() for name in names]
)
def test_a_name_that_is_taken_is_refused_with_one_that_works(
    kind: str, name: str, judge: Judge
) -> None:
    ((_, of),) = specs_of(kind, (name,))
    verdict = judge.judge(of)
    assert (verdict.outcome, verdict.mends > 0) == ("mended", True), verdict.problem


@pytest.mark.parametrize("name", ["register", "mro", "property", "tuple", "model_dump"])
@pytest.mark.parametrize("kind", ["field", "required-field"])
def test_a_field_that_would_hide_a_member_is_usable(
    kind: str, name: str, judge: Judge
) -> None:
    ((_, of),) = specs_of(kind, (name,))
    verdict = judge.judge(of)
    assert verdict.outcome == "generated", verdict.problem
    assert f"    {name}_: " in verdict.tree["models.py"]


def test_a_number_gives_the_same_spec() -> None:
    assert text(document(7)) == text(document(7)) != text(document(8))


def test_a_hint_that_gives_no_name_mends_nothing(judge: Judge) -> None:
    ((_, of),) = specs_of("operation", ("\u540d",))
    assert judge.judge(of).outcome == "refused"
