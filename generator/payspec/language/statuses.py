"""Tables by status: `401, 422` as a key stands for both."""

from collections.abc import Iterator

from .build import Expansion, entry, mapping, sequence, text
from .fragments import Schema, record
from .reader import Reader
from .source import MappingNode, Node, TextNode

ROWS = "!rows"
"""The one key of a table in long form: its rows, in the order of the spec."""

BODILESS = frozenset({204, 205})
"""Statuses whose answers never have a body (RFC 9110, 15.3.5 and 15.3.6).

1xx and 304 have none either; no answer can be described for those.
"""


def listed(status: str) -> str:
    """The pattern of a key that lists statuses, each like `status`."""
    return f"^{status}( *, *{status})*$"


def by_status(of: str, expansion: Expansion) -> Expansion:
    """Expand a table by status: each row has its statuses, and `of` what they have."""

    def expand(node: Node) -> Node:
        if not isinstance(node, MappingNode):
            return node
        found = (
            mapping(
                (
                    entry("statuses", sequence(_statuses(item.key), item.key.span)),
                    entry(of, expansion(item.value)),
                ),
                item.key.span,
            )
            for item in node.entries
        )
        return mapping((entry(ROWS, sequence(found, node.span)),), node.span)

    return expand


def table_schema(status: str, of: str, row: Schema) -> Schema:
    """The schema of such a table in long form."""
    statuses: Schema = {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "pattern": f"^{status}$", "examples": ["200"]},
    }
    inner = record("One row.", {"statuses": statuses, of: row}, ("statuses", of))
    rows: Schema = {"type": "array", "minItems": 1, "items": inner}
    return record("A table by status.", {ROWS: rows}, (ROWS,))


def rows(reader: Reader, name: str) -> Iterator[Reader]:
    """The rows of a table in long form."""
    for item in reader.child(name).items(ROWS):
        yield Reader(item, item.span)


def _statuses(key: TextNode) -> tuple[TextNode, ...]:
    """The statuses that a key lists, each where it stands."""
    found: list[TextNode] = []
    offset = 0
    for part in key.text.split(","):
        word = part.strip()
        start = offset + len(part) - len(part.lstrip())
        # What is empty is shown by the comma beside it, if there is one.
        end = min(start + max(1, len(word)), len(key.text))
        found.append(text(word, key.part(min(start, end), end)))
        offset += len(part) + 1
    return tuple(found)
