"""A fault of structure, as data."""

from dataclasses import dataclass

from payspec.runtime.validation.engine import Fault as SchemaFault

from ..source import Node


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a document leaves its schema: the node, and what the schema says there.

    `of_name` tells that a name that the writer chose is at fault.
    """

    node: Node
    found: SchemaFault
    of_name: bool

    @property
    def path(self) -> tuple[str | int, ...]:
        """The way to the node."""
        return self.found.path

    @property
    def subject(self) -> str:
        """What is at fault, by the last name on the way to it."""
        names = [part for part in self.path if isinstance(part, str)]
        return f"'{short(names[-1])}'" if names else "a spec"


def short(value: object) -> str:
    """A value as text that fits into a message."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
