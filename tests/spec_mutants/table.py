"""What came of mutants, as a table to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .judge import DISTANCES, NEAR, Verdict
from .mutants import KINDS
from .run import Run

COLUMNS = ("mutants", "clean", *DISTANCES, "crashed")
MEANING = f"""\
clean      nothing was found: the spec says something else, and says it well
near       a finding at most {NEAR} lines from the change
noted      a finding with a note there
referring  a finding where the name of what was changed is used, and that quotes it
around     a finding at the head of what was changed
astray     a finding anywhere else
crashed    no finding: an exception
"""


def table(done: Run) -> str:
    """By kind of change, how many mutants came to what; then the shares."""
    counted = {kind: _counted(done, kind) for kind in KINDS}
    counted["all"] = sum(counted.values(), Counter[str]())
    lines = [_row("", COLUMNS)]
    for kind, row in counted.items():
        lines.append(_row(kind, [str(row[column]) for column in COLUMNS]))
    return "\n".join([*lines, "", MEANING, *_shares(done, counted["all"])])


def _row(head: str, cells: list[str] | tuple[str, ...]) -> str:
    return f"{head:16}" + "".join(f"{cell:>10}" for cell in cells)


def _counted(done: Run, kind: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in done.verdicts:
        if each.name.split("/")[1] == kind:
            counted["mutants"] += 1
            counted[each.distance or each.outcome] += 1
    return counted


def _shares(done: Run, every: Counter[str]) -> Iterator[str]:
    found = [each for each in done.verdicts if each.findings]
    within = every["near"] + every["noted"]
    findings = sum(each.findings for each in found)
    fixed = sum(each.fixed for each in found)
    yield f"within {NEAR} lines    {_share(within, len(found))} of what is found"
    yield (
        f"or where it is used "
        f"{_share(within + every['referring'], len(found))} of what is found"
    )
    yield f"names the fix     {_share(fixed, findings)} of the findings"
    single = sum(each.findings == 1 for each in found)
    yield f"one finding       {_share(single, len(found))} of what is found"
    yield f"generated         {done.generated} without an error"
    if done.looked is not None:
        yield (
            f"held to the tools {done.looked.texts} different modules, "
            f"{done.looked.providers} different providers: "
            f"{len(done.looked.said)} complaints"
        )


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "none"


def failures(done: Run) -> list[str]:
    """Everything that must not be, a line each."""
    bad = [_failure(each) for each in done.verdicts if _is_bad(each)]
    return [*bad, *(done.looked.said if done.looked else ())]


def _is_bad(each: Verdict) -> bool:
    return each.outcome == "crashed" or each.distance == "astray"


def _failure(each: Verdict) -> str:
    what = each.distance or each.outcome
    return f"{each.name}: {what}: {' '.join(each.rules)}\n{each.said}"
