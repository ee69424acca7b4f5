"""All cases, and a count of what came of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from .calls import call
from .faults import Fault, Faults
from .judge import violations
from .on_connection import connection, encodings, floods, framing, times
from .on_content import bodies, echoes, honesty, left_over, statuses
from .subjects import Subject, subjects
from .transports import GIVEN

FAULTS: tuple[Faults, ...] = (
    honesty,
    connection,
    times,
    floods,
    encodings,
    framing,
    statuses,
    bodies,
    echoes,
    left_over,
)
CLIENTS = ("Client", "AsyncClient")


@dataclass(frozen=True)
class Case:
    """A fault in one exchange of an operation, with a client and a transport."""

    subject: int
    maker: int
    fault: int
    at: int
    client: str
    given: str


@dataclass
class Tally:
    """What came of cases: counts by kind of fault, and by kind of end."""

    cases: int = 0
    by_fault: Counter[str] = field(default_factory=lambda: Counter())
    by_end: Counter[str] = field(default_factory=lambda: Counter())
    wrong: list[str] = field(default_factory=lambda: [])

    def add(self, other: Tally) -> None:
        """Add what came of other cases."""
        self.cases += other.cases
        self.by_fault += other.by_fault
        self.by_end += other.by_end
        self.wrong += other.wrong


def cases() -> list[Case]:
    """Every case, in a fixed order."""
    return list(_cases())


def _cases() -> Iterator[Case]:
    for number, subject in enumerate(subjects()):
        for at in range(len(subject.answers)):
            for maker, made in enumerate(FAULTS):
                for fault in range(len(made(subject, at))):
                    for client in CLIENTS:
                        for given, takes in GIVEN.items():
                            if takes.suits(made, client):
                                yield Case(number, maker, fault, at, client, given)


def sample(seed: int, most: int, *, waiting: bool = True) -> list[Case]:
    """So many of them by chance; without `waiting` none that only a deadline ends."""
    slow = () if waiting else (FAULTS.index(times), FAULTS.index(floods))
    chance = random.Random(seed)
    kinds: dict[int, list[Case]] = {}
    for each in cases():
        if each.maker not in slow:
            kinds.setdefault(each.maker, []).append(each)
    for listed in kinds.values():
        chance.shuffle(listed)
    # Kinds of which there are few have their turn as often as those with many.
    turns = zip_longest(*kinds.values())
    return list(islice((each for turn in turns for each in turn if each), most))


def run(chosen: Iterable[Case]) -> Tally:
    """Run cases one after the other."""
    tally, known = Tally(), subjects()
    made: dict[tuple[int, int, int], list[Fault]] = {}
    for case in chosen:
        subject = known[case.subject]
        key = (case.subject, case.maker, case.at)
        faults = made.setdefault(key, FAULTS[case.maker](subject, case.at))
        _one(subject, faults[case.fault], case, tally)
    return tally


def _one(subject: Subject, fault: Fault, case: Case, tally: Tally) -> None:
    with GIVEN[case.given].options(case.client) as given:
        ended = call(subject, fault, case.at, case.client, given)
    tally.cases += 1
    tally.by_fault[fault.kind] += 1
    first = ended.results[0] if ended.results else None
    tally.by_end[type(first).__name__ if _is_told(first) else "a value"] += 1
    name = f"{subject} {fault} at {case.at}, {case.client}, {case.given}"
    tally.wrong += [
        f"{name}: {each}" for each in violations(subject, fault, case.at, ended)
    ]


def _is_told(result: object) -> bool:
    return isinstance(result, BaseException) or hasattr(result, "unwrap")


def run_in(processes: int, chosen: list[Case]) -> Iterator[Tally]:
    """Run cases in so many processes; tallies come as they are ready."""
    if processes == 1:
        for start in range(0, len(chosen), 200):
            yield run(chosen[start : start + 200])
        return
    parts = [chosen[start : start + 200] for start in range(0, len(chosen), 200)]
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(run, parts)
