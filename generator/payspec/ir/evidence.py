"""Where facts come from: sources, assumptions, and documents that disagree."""

from dataclasses import dataclass

from payspec.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A document that states facts: an address, or a place in a repository."""

    name: str
    reference: str
    span: Span


@dataclass(frozen=True, slots=True)
class Assumption:
    """A fact that no document states, under the id that a caller has to accept."""

    id: str
    says: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A source by its name, or an assumption or conflict by its id, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says where another says otherwise."""

    says: str
    source: Mention


@dataclass(frozen=True, slots=True)
class Conflict:
    """Documents that disagree, the reading chosen, and why."""

    id: str
    readings: tuple[Reading, ...]
    chosen: str
    why: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one fact rests on: who states it, what is assumed, what was decided."""

    stated_by: tuple[Mention, ...] = ()
    assumed: tuple[Mention, ...] = ()
    decided: tuple[Mention, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources."""
        return tuple(each.name for each in self.stated_by)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Ids of the assumptions."""
        return tuple(each.name for each in self.assumed)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Ids of the conflicts."""
        return tuple(each.name for each in self.decided)
