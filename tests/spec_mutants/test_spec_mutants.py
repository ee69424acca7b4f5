"""A sample of mutants of the specs: each is judged where it was changed.

The whole run, and the type checkers over what is generated, is `make mistakes`.
"""

from __future__ import annotations

import pytest

from .bases import Base, bases
from .judge import judged
from .mutants import KINDS, Mutant, mutant, mutants
from .run import run
from .table import failures, table
from .trees import emitted

NUMBERS = range(4)
CASES = [
    pytest.param(base, kind, number, id=f"{base.name}-{kind}-{number}")
    for base in bases()
    for kind in KINDS
    for number in NUMBERS
]
SLIGHT = 40
"""Mutants of all kinds that a table is made of."""


@pytest.mark.parametrize(("base", "kind", "number"), CASES)
def test_a_mutant_is_good_or_told_where_it_is_not(
    base: Base, kind: str, number: int
) -> None:
    verdict, checked = judged(mutant(base, kind, number))
    assert verdict.outcome != "crashed", verdict.said
    assert verdict.distance != "astray", verdict.said
    assert bool(checked) == (verdict.outcome != "refused")
    if checked:
        for path, text in emitted(verdict.name, checked).files.items():
            compile(text, path, "exec")


def test_mutants_are_different_and_always_the_same() -> None:
    found = mutants(bases(), SLIGHT)
    assert len({each.text for each in found}) == len(found) >= SLIGHT
    assert found == mutants(bases(), SLIGHT)
    assert found != mutants(bases(), SLIGHT, seed=1)
    assert {each.name.split("/")[1] for each in found} == {*KINDS}


def test_what_is_near_is_measured_from_the_change() -> None:
    base = next(each for each in bases() if each.name == "begateway")
    old = "effect: moves_money"
    text = base.text.replace(old, "effect: moves_mony", 1)
    line = text[: text.index("moves_mony")].count("\n") + 1
    told = [
        judged(Mutant("a/b/c", base, text, (at,), frozenset(words)))[0].distance
        for at, words in (
            (line, ()),
            (line - 3, ()),
            (line + 3, ()),
            (line - 4, ()),
            (line - 4, ("moves_mony",)),
            (line + 4, ()),
        )
    ]
    assert told == ["near", "near", "near", "astray", "referring", "around"]


def test_the_table_counts_every_mutant_once() -> None:
    done = run(mutants(bases(), SLIGHT), typed=False, processes=1)
    text = table(done)
    totals = text[text.index("all ") :].splitlines()[0].split()[1:]
    assert int(totals[0]) == len(done.verdicts) == sum(map(int, totals[1:]))
    assert failures(done) == []
