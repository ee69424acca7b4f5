"""A place in a body: its pointer, and how a whole body is made around a value there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .case import Breach, Case
from .json_text import JsonText, escaped

Around = Callable[[JsonText], JsonText]
"""A value in, something around it out."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the bodies of `payload`. `hold` makes a whole body that fits there."""

    payload: str
    pointer: str
    hold: Around

    def inside(self, step: str, around: Around) -> Place:
        """The place of a member or item, of which `around` makes this place's value."""
        return Place(
            self.payload,
            f"{self.pointer}/{escaped(step)}",
            lambda text: self.hold(around(text)),
        )

    def case(self, what: str, value: JsonText, rule: str | None = None) -> Case:
        """A case with that value here, which breaks that rule or none."""
        return self.of_body(what, self.hold(value), rule)

    def of_body(self, what: str, body: JsonText, rule: str | None = None) -> Case:
        """A case about this place with that whole body."""
        breaches = () if rule is None else (Breach(self.pointer, rule),)
        return Case(f"{self.payload}{self.pointer}/{what}", body, breaches)
