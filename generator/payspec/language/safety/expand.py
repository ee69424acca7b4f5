"""Shorthand of write safety."""

from ..build import Expansion, each, members, under
from ..evidence.expand import EVIDENCE
from ..source import Node
from ..statuses import by_status


def _row(node: Node) -> Node:
    return members(EVIDENCE)(under("verdict")(node))


def _echo(node: Node) -> Node:
    return members(EVIDENCE)(under("field")(node))


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
