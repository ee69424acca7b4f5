"""A place in a body: its pointer, and how a whole body is made around a value there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .case import Breach, Case
from .json_text import JsonText, escaped

Around = Callable[[JsonText], JsonText]
"""A value in, something around it out."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the bodies of `payload`. `hold` makes a whole body that fits there.

    `told` stands before what is tried where several objects share their places.
    """

    payload: str
    pointer: str
    hold: Around
    told: str = ""

    def inside(self, step: str, around: Around) -> Place:
        """The place of a member or item, of which `around` makes this place's value."""
        return Place(
            self.payload,
            f"{self.pointer}/{escaped(step)}",
            lambda text: self.hold(around(text)),
            self.told,
        )

    def told_by(self, tag: str) -> Place:
        """The same place, in the object that a tag tells."""
        return replace(self, told=f"{self.told}{escaped(tag)}-")

    def case(self, what: str, value: JsonText, rule: str | None = None) -> Case:
        """A case with that value here, which breaks that rule or none."""
        return self.of_body(what, self.hold(value), rule)

    def of_body(self, what: str, body: JsonText, rule: str | None = None) -> Case:
        """A case about this place with that whole body."""
        breaches = () if rule is None else (Breach(self.pointer, rule),)
        return Case(f"{self.payload}{self.pointer}/{self.told}{what}", body, breaches)
