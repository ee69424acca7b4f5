"""Findings for a program: the object that `json_schema` describes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from .diagnostic import Diagnostic
from .tally import tally

VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Drift:
    """A generated file that is not what would be written, and in which way.

    `file` is the path below the folder that is written to; of several packages, below
    the working folder. `mend` is the command that mends it, and `diff` what would
    change in it, where that was asked for.
    """

    file: str
    state: str
    mend: str
    diff: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A name in code, or what a key is derived from, that is not what it was.

    `kind` is "name" or "key"; `taken` says whether there was consent.
    """

    kind: str
    provider: str
    thing: str
    before: str
    after: str
    taken: bool


def render(
    diagnostics: Iterable[Diagnostic],
    *,
    complete: bool = True,
    drift: Iterable[Drift] | None = None,
    moves: Iterable[Move] = (),
) -> str:
    """The findings as one JSON object in ASCII, with a final newline.

    `complete` is false if more was found than is kept. `drift` is given where
    generated files were compared, `moves` where there are any.
    """
    found = tuple(diagnostics)
    document: dict[str, object] = {
        "version": VERSION,
        "diagnostics": [_described(one) for one in found],
        "summary": {
            **{str(severity): count for severity, count in tally(found).items()},
            "suppressed": sum(one.suppressed is not None for one in found),
        },
        "complete": complete,
    }
    if drift is not None:
        document["drift"] = [_drifted(one) for one in drift]
    moved = [asdict(one) for one in moves]
    if moved:
        document["moves"] = moved
    return json.dumps(document, indent=2) + "\n"


def _drifted(one: Drift) -> dict[str, object]:
    members = asdict(one)
    if one.diff is None:
        del members["diff"]
    return members


def _described(found: Diagnostic) -> dict[str, object]:
    return {
        "rule": found.rule.id,
        "severity": str(found.severity),
        "message": found.message,
        "hint": found.hint,
        "span": asdict(found.span),
        "related": [
            {"span": asdict(related.span), "message": related.message}
            for related in found.related
        ],
        "suppressed": None if found.suppressed is None else asdict(found.suppressed),
    }
