"""Calls that lead to one end together, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """An argument of a step, and what it is filled from.

    `argument` is one of the method's; a.b where it stands inside one. `field` is an
    attribute, or a.b, of what the step `operation` gave: of one item that the caller
    picks, where that is a list.
    """

    argument: str
    operation: str
    field: str


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One call: the client's method of that name, and what it takes from those before.

    All other arguments are the caller's to decide.
    """

    operation: str
    takes: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class CallFlow:
    """Calls that lead to one end together, in their order."""

    name: str
    doc: str
    steps: tuple[FlowStep, ...]
