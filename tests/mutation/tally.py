"""How many mutants were noticed, by kind and provider."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .equivalent import reason
from .mutants import Mutant


@dataclass
class Tally:
    """What became of the mutants of one run."""

    killed: Counter[tuple[str, str]] = field(default_factory=Counter)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    equivalent: list[tuple[Mutant, str]] = field(default_factory=list)
    survivors: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, *, survived: bool) -> None:
        """Count a mutant; one that is none is counted apart."""
        why = reason(mutant) if survived else None
        if why is not None:
            self.equivalent.append((mutant, why))
            return
        self.tried[mutant.provider, mutant.kind] += 1
        if survived:
            self.survivors.append(mutant)
        else:
            self.killed[mutant.provider, mutant.kind] += 1

    @property
    def share(self) -> float:
        """The share of the mutants that a case noticed."""
        return self.killed.total() / max(self.tried.total(), 1)

    def lines(self) -> list[str]:
        """The table, a line for each kind, and what was not noticed."""
        providers = sorted({provider for provider, _ in self.tried})
        kinds = sorted({kind for _, kind in self.tried})
        rows = [["", *providers, "all"]]
        for kind in kinds:
            cells = [self._cell([(each, kind)]) for each in providers]
            rows.append([kind, *cells, self._cell([(p, kind) for p in providers])])
        cells = [self._cell([(each, k) for k in kinds]) for each in providers]
        rows.append(["all", *cells, self._cell(list(self.tried))])
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        table = [
            "  ".join(
                cell.ljust(width) for cell, width in zip(row, widths, strict=True)
            )
            for row in rows
        ]
        return [
            *(each.rstrip() for each in table),
            f"killed: {self.share:.1%}",
            *(f"survived: {each}" for each in self.survivors),
            *(f"the same: {each}: {why}" for each, why in self.equivalent),
        ]

    def _cell(self, keys: list[tuple[str, str]]) -> str:
        tried = sum(self.tried[each] for each in keys)
        return f"{sum(self.killed[each] for each in keys)}/{tried}" if tried else "-"
