"""Where an answer leaves what its document says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Drift:
    """One place where an answer is not as documented.

    `pointer` is a JSON pointer into the answer; `problem` a sentence without the value,
    which stands in the raw answer at that place. `declared` means that the spec knows
    this provider to do so, and the value was read. Otherwise it was read as absent if
    it is no value of its type, and as it came if it only breaks a bound, a pattern or a
    condition.
    """

    pointer: str
    problem: str
    declared: bool


class ResponseDrift(ValueError):
    """A strict reading found undeclared drift. `drift` is all of it.

    `problem` says of the answer what is wrong with it.
    """

    def __init__(self, drift: tuple[Drift, ...]) -> None:
        self.drift = drift
        places = "; ".join(
            f"{found.pointer or 'the answer'} {found.problem}"
            for found in drift
            if not found.declared
        )
        self.problem = f"is not as documented: {places}"
        super().__init__(f"the answer {self.problem}")


def kind_of(value: object) -> str:
    """What JSON calls a value of this kind, with its article."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int():
            return "a whole number"
        case Decimal() | float():
            return "a number with a fraction"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return "no JSON value"
