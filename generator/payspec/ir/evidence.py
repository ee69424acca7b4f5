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
class Reading:
    """What one document says where another says otherwise."""

    says: str
    source: str


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
    """What one fact rests on: names of sources, ids of assumptions and conflicts."""

    sources: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
