"""Judging many mutants, in as many processes as are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from .emitted import Emitted, emitted, imported, style_problem
from .judge import Judged, judged
from .mutants import Mutant, mutant
from .shrink import shrunk

_A = TypeVar("_A")
_B = TypeVar("_B")

_CHUNK = 100
_BATCH = 60


@dataclass(slots=True)
class Run:
    """What came of a run: how many of what, and what was wrong, by the kind of it."""

    counted: Counter[str] = field(default_factory=Counter[str])
    wrong: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def failures(self) -> int:
        """Mutants with which something is wrong."""
        return sum(map(len, self.wrong.values()))


def run(mutants: int, generate: int, seed: int, processes: int) -> Run:
    """Check so many mutants; generate for so many of those that are good."""
    done = Run()
    starts = range(0, mutants, _CHUNK)
    numbers = [range(start, min(start + _CHUNK, mutants)) for start in starts]
    good: list[int] = []
    # Chunks of numbers go to the processes, and each makes its own mutants of them.
    for counted, wrong, passed in _mapped(
        partial(_checked, seed=seed), numbers, processes
    ):
        done.counted += counted
        good += passed
        _note(done, wrong)
    taken = _spread(good, generate)
    done.counted["generated"] = len(taken)
    batches = [taken[at : at + _BATCH] for at in range(0, len(taken), _BATCH)]
    for wrong in _mapped(partial(_generated, seed=seed), batches, processes):
        _note(done, wrong)
    return done


def _mapped(
    call: Callable[[_A], _B], items: Iterable[_A], processes: int
) -> Iterator[_B]:
    if processes == 1:
        yield from map(call, items)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(call, items)


def _note(done: Run, wrong: list[tuple[str, str]]) -> None:
    for name, told in wrong:
        kind = told.partition("\n")[0]
        done.wrong.setdefault(kind, []).append(f"{name}\n{told}")


def _spread(numbers: list[int], wanted: int) -> list[int]:
    """So many of the numbers, from all along them."""
    if len(numbers) <= wanted:
        return numbers
    return [numbers[at * len(numbers) // wanted] for at in range(wanted)]


def _checked(
    numbers: Iterable[int], seed: int
) -> tuple[Counter[str], list[tuple[str, str]], list[int]]:
    counted: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    good: list[int] = []
    for number in numbers:
        made = mutant(number, seed)
        verdict = judged(made.text, made.donor.sample)
        counted["checked"] += 1
        counted["findings"] += verdict.findings
        counted["good" if verdict.checked else "refused"] += 1
        if verdict.wrong:
            wrong.append((described(made), verdict.wrong))
        elif verdict.checked and made.text:
            good.append(number)
    return counted, wrong, good


def _generated(numbers: Iterable[int], seed: int) -> list[tuple[str, str]]:
    wrong: list[tuple[str, str]] = []
    sound: list[Emitted] = []
    for number in numbers:
        made = mutant(number, seed)
        verdict = judged(made.text, made.donor.sample)
        problem, tree = _tree(made, verdict)
        if problem:
            wrong.append((described(made), problem))
        if tree is not None:
            sound.append(tree)
    return [*wrong, *(imported(sound) if sound else ())]


def _tree(made: Mutant, verdict: Judged) -> tuple[str, Emitted | None]:
    try:
        tree = emitted(described(made), verdict.checked)
    except Exception as error:
        return f"generate: {type(error).__name__}: {error}", None
    problem = style_problem(tree)
    return problem, None if problem.startswith("unparsable") else tree


def described(made: Mutant) -> str:
    """How a mutant was made, so that it can be made again."""
    return f"{made.name} of {made.donor.name}: {'; '.join(made.steps)}"


def smallest(name: str, kind: str) -> str:
    """The text of the smallest mutant that is wrong in the same way."""
    seed, number = name.partition(" ")[0].split("/")
    made = mutant(int(number), int(seed))

    def is_wrong(text: str) -> bool:
        verdict = judged(text, made.donor.sample)
        if not verdict.wrong and verdict.checked:
            return _first_line(_tree(made, verdict)[0]) == kind
        return _first_line(verdict.wrong) == kind

    return shrunk(made.tree, is_wrong)


def _first_line(told: str) -> str:
    return told.partition("\n")[0]
