"""Shorthand of write safety."""

from ..build import Expansion, each, entry, flag, mapping, members, text, under
from ..evidence.expand import EVIDENCE
from ..source import Node, TextNode
from ..statuses import by_status

OPTIONAL = "?"
"""The mark of an echo that is compared only where the answer has it."""


def _row(node: Node) -> Node:
    return members(EVIDENCE)(under("verdict")(node))


def _echo(node: Node) -> Node:
    return members(EVIDENCE)(_optional(node))


def _optional(node: Node) -> Node:
    """`tracking_id?`: an echo that the answer need not have."""
    if not isinstance(node, TextNode) or len(node.text) < 2:
        return under("field")(node)
    if not node.text.endswith(OPTIONAL):
        return under("field")(node)
    last = len(node.text) - len(OPTIONAL)
    field = text(node.text[:last], node.part(0, last))
    mark = flag("optional", True, node.part(last, len(node.text)))
    return mapping((entry("field", field), mark), node.span)


echoes: Expansion = each(_echo)

write_safety: Expansion = members(
    {
        "repeat": members(EVIDENCE),
        "outcomes": by_status("row", _row),
        "find": members(EVIDENCE),
        "echoes": echoes,
        **EVIDENCE,
    }
)
