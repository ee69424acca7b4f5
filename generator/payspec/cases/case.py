"""A test case of a payload: a body, and what a validator has to say of it."""

from dataclasses import dataclass

from .json_text import JsonText


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong with a body, and where.

    `pointer` is a JSON pointer into the whole body. `rule` is the keyword of JSON
    Schema that says it; `None` if only the place is documented. A validator may name
    further keywords there (a closed enumeration is also of a type), and no other place.
    """

    pointer: str
    rule: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One body. `id` stays the same as long as the field and the idea do.

    `body` is JSON text, its numbers exactly as they are meant; it is valid if it has no
    breach.
    """

    id: str
    body: JsonText
    breaches: tuple[Breach, ...]

    @property
    def valid(self) -> bool:
        """Whether the body fits."""
        return not self.breaches


@dataclass(frozen=True, slots=True)
class PayloadCases:
    """All cases of one payload, by id, and what no case could be made of.

    `tried` are the types whose members were tried, here or in a payload before.
    """

    payload: str
    cases: tuple[Case, ...]
    left_out: tuple[str, ...]
    tried: frozenset[str]
