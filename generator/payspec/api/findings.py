"""What was found wrong with specs, as the functions of this room give it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payspec.diagnostics import Collector, Diagnostic, Severity
    from payspec.pipeline.check import Spec


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found, by file, line, column and rule.

    Findings that a spec lets stand are among `diagnostics`, as `suppressed`, and count
    for nothing. `worst` is the highest severity of the others. `complete` is false if
    more was found than is kept. `sources` are the texts of the specs by the names that
    findings have for them, with card numbers masked.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    worst: Severity | None = None
    complete: bool = True
    sources: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def has(self, bar: Severity) -> bool:
        """Whether anything as bad as `bar`, or worse, was found."""
        return self.worst is not None and self.worst.reaches(bar)

    @property
    def ok(self) -> bool:
        """Whether nothing that was found is an error."""
        from payspec.diagnostics import Severity

        return not self.has(Severity.ERROR)

    def text(self, *, colour: bool = False) -> str:
        """The findings for a person, with the lines of the specs; "" without any."""
        from payspec.diagnostics import summary

        standing = tuple(each for each in self.diagnostics if each.suppressed is None)
        if not standing:
            return ""
        more = "" if self.complete else " and more, which are not shown"
        return f"{self.excerpts(colour=colour)}{summary(standing)}{more}\n"

    def excerpts(self, *, colour: bool = False) -> str:
        """The same without the line that counts them."""
        from payspec.diagnostics import render_text

        standing = [each for each in self.diagnostics if each.suppressed is None]
        return render_text(standing, self.sources, colour=colour)


def findings(report: Collector, specs: Sequence[Spec]) -> Findings:
    """What a collector has gathered of these specs."""
    from payspec.language.samples.masking import masked
    from payspec.language.source import source_text

    return Findings(
        diagnostics=report.everything,
        worst=report.worst,
        complete=not report.full,
        sources={each.file: masked(source_text(each.data)) for each in specs},
    )
