"""A part of `make signals`: interrupts carry no value, and tell the outcome."""

from __future__ import annotations

import random

import pytest

from . import entries, processes, steps, turns
from .calls import Trial, trials
from .lines import KINDS

SEED = 10


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
@pytest.mark.parametrize("trial", trials(), ids=str)
def test_at_any_line_of_the_core(trial: Trial, kind: str) -> None:
    lines = steps.lines_of(trial, kind)
    assert len(lines) > 400
    chosen = random.Random(SEED).sample(lines, 12)
    wrong = [
        (at, raised.__name__, ended.wrong)
        for turn, at in enumerate(chosen)
        for raised in [KINDS[turn % len(KINDS)]]
        for ended in [steps.interrupted(trial, kind, at, raised)]
        if ended.wrong
    ]
    assert wrong == []


@pytest.mark.parametrize("trial", trials(), ids=str)
def test_a_task_cancelled_at_each_turn(trial: Trial) -> None:
    turn, wrong = 1, []
    while (ended := steps.cancelled(trial, turn)) is not None:
        wrong += ended.wrong
        turn += 1
    assert turn > 2
    assert wrong == []


@pytest.mark.parametrize("entry", [*entries.entries()], ids=str)
def test_what_is_no_call_shows_nothing_either(entry: entries.Entry) -> None:
    found = [entries.by_itself(entry)]
    lines = entries.lines_of(entry)
    for turn, at in enumerate(random.Random(SEED).sample(lines, 12)):
        found.append(entries.interrupted(entry, at, KINDS[turn % len(KINDS)]))
    assert [each.wrong for each in found if each.wrong] == []


def test_real_signals_in_a_real_process() -> None:
    counted, wrong = processes.signalled(150, SEED)
    assert counted.total() >= 150
    assert wrong == []


def test_tasks_that_are_stopped_in_every_way() -> None:
    counted, wrong = turns.turned(120, SEED)
    assert counted.total() == 120
    assert wrong == []
