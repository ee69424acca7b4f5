"""A fault of structure, as data."""

from dataclasses import dataclass

from payspec.runtime.validation.fault import Fault as SchemaFault
from payspec.runtime.validation.fault import items_of

from ..callbacks.words import SCHEME, VARIANT
from ..operations.words import METHOD, PARAMETERS, PATH
from ..source import Node
from ..statuses import ROWS

_WRITTEN = {PARAMETERS: "path", "values": "$enum"}
_UNSAID = {
    "fields",
    "payload",
    "row",
    "type",
    "statuses",
    "envelope",
    METHOD,
    PATH,
    ROWS,
    SCHEME,
    VARIANT,
}


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
        # What only expansion writes is known to nobody: the name around it is.
        named = [_WRITTEN.get(name, name) for name in names if name not in _UNSAID]
        if names[-1:] == [PATH]:
            return "the path"
        return f"'{short(named[-1])}'" if named else "a spec"


def short(value: object) -> str:
    """A value as text that fits into a message."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def flow(value: object) -> str:
    """An example of the schema as a spec writes it, on one line."""
    pairs, items = pairs_of(value), items_of(value)
    if pairs:
        return f"{{{', '.join(f'{name}: {flow(inner)}' for name, inner in pairs)}}}"
    if items:
        return f"[{', '.join(map(flow, items))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def pairs_of(value: object) -> list[tuple[object, object]]:
    """The keys of a mapping with their values; none of anything else."""
    return [*value.items()] if isinstance(value, dict) else []
