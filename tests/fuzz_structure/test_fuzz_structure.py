"""A few hundred mutants of the fuzz over structure, and the fuzz itself."""

from __future__ import annotations

from random import Random

import pytest

from payspec.diagnostics import Span

from .donors import donors, parts
from .judge import judged, place_problem
from .mutants import mutant
from .run import run
from .shrink import shrunk
from .trees import Map, Scalar, written

SEED = 7
"""Another one than that of `make fuzz`, so that both together try more."""


def test_no_mutant_raises_takes_long_or_is_told_of_elsewhere() -> None:
    done = run(mutants=400, generate=3, seed=SEED, processes=1)
    assert not done.wrong
    assert done.counted["checked"] == 400
    assert done.counted["refused"] > 200 and done.counted["generated"] > 0


def test_a_mutant_is_made_again_from_its_number() -> None:
    made = [mutant(number, SEED) for number in range(30)]
    assert [each.text for each in made] == [
        mutant(number, SEED).text for number in range(30)
    ]
    assert len({each.text for each in made}) > 25


def test_a_donor_is_written_as_what_it_says() -> None:
    """Whatever the style: what was read of a donor is read of its text again."""
    good = [each for each in donors() if "/passes.yaml" in each.name][:40]
    assert len(good) == 40 and len(parts()) > 100
    for donor in good:
        for number in range(3):
            text = written(donor.tree, Random(number))
            verdict = judged(text, donor.sample)
            assert not verdict.wrong, (donor.name, number, text)


@pytest.mark.parametrize(
    ("span", "wrong"),
    [
        (Span("f", 1, 1, 1, 4), False),
        (Span("f", 1, 4, 1, 4), False),
        (Span("f", 1, 1, 2, 3), False),
        (Span("f", 1, 5, 1, 5), True),
        (Span("f", 1, 2, 1, 6), True),
        (Span("f", 3, 1, 3, 1), True),
        (Span("f", 1, 3, 1, 2), True),
        (Span("f", 0, 1, 1, 1), True),
        (Span("f", 1, 1, 2, 4), True),
    ],
)
def test_a_place_outside_the_text_is_seen(span: Span, wrong: bool) -> None:
    assert bool(place_problem(["abc", "de"], span)) is wrong


def test_a_failure_is_shrunk_to_what_causes_it() -> None:
    tree = Map([(Scalar(f"k{each}"), Scalar("x")) for each in range(9)])
    assert shrunk(tree, lambda text: "k4" in text).strip() == "k4: x"
