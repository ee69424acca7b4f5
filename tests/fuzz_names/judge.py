"""What became of one spec."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from payspec.diagnostics import Collector, Diagnostic, Severity
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import templates_folder

from .mending import RULES, mended
from .specs import Document, text
from .usable import problems_of_text, use

PACKAGE = "oddly_named"
"""Another one than that of the checkout, which tests of the same process import."""
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` is `generated`, `mended` (and then generated), `refused` or `failed`.

    A failure says its `problem`, of which `kind` is what a smaller spec has to show
    too. `mends` are the names that were changed as findings said.
    """

    outcome: str
    kind: str = ""
    problem: str = ""
    mends: int = 0
    tree: Mapping[str, str] = field(default_factory=dict[str, str])


class Judge:
    """Judges specs, each emitted into a folder of its own and imported from there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def judge(self, of: Document) -> Verdict:
        """Check, mend, emit and use a spec."""
        try:
            return self._judged(of)
        except BaseException as error:
            kind = f"{type(error).__name__}: {_place(error)}"
            return Verdict("failed", kind, traceback.format_exc())

    def _judged(self, of: Document) -> Verdict:
        found, errors = _checked(of)
        mends = 0
        while about := next((each for each in errors if each.rule.id in RULES), None):
            another = mended(of, about)
            if another is None and about.rule.id == "bad-name":
                return Verdict("refused", mends=mends)
            if another is None or mends == _ROUNDS:
                return _failed(f"{about.rule.id} has no name that works", about)
            of, mends = another, mends + 1
            found, errors = _checked(of)
        for each in errors:
            if not 0 < each.span.line <= text(of).count("\n") + 1:
                return _failed(f"{each.rule.id} is at no line", each)
        if errors:
            return Verdict("refused", mends=mends)
        tree = self._emitted(found)
        return Verdict("mended" if mends else "generated", mends=mends, tree=tree)

    def _emitted(self, found: tuple[Checked, ...]) -> dict[str, str]:
        (checked,) = found
        name = checked.provider.name
        every = generate(found, PACKAGE, templates_folder(), {}, lambda _: None)
        own = f"{PACKAGE}/{name}/"
        tree = {path: file for path, file in every.items() if path.startswith(own)}
        for problem in problems_of_text(tree):
            raise AssertionError(problem)
        folder = self._folder / PACKAGE / name
        try:
            for path, file in tree.items():
                place = self._folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(file, encoding="utf-8")
            use(PACKAGE, name, self._folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return {path.removeprefix(own): file for path, file in tree.items()}


def errors_of(of: Document) -> list[Diagnostic]:
    """The errors that are found in a spec."""
    return _checked(of)[1]


def _checked(of: Document) -> tuple[tuple[Checked, ...], list[Diagnostic]]:
    report = Collector()
    spec = Spec("spec.yaml", text(of).encode("utf-8"), lambda _: None)
    found = check((spec,), report, lambda _: None)
    return found, [
        each for each in report.diagnostics if each.severity is Severity.ERROR
    ]


def _failed(kind: str, found: Diagnostic) -> Verdict:
    said = f"{found.span.line}:{found.span.column}: {found.message}: {found.hint}"
    return Verdict("failed", kind, said)


def _place(error: BaseException) -> str:
    """Where it was raised, and of a problem in words also which."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return f"{Path(last.filename).name}:{last.name}"
