"""Shorthand of write safety."""

from ..build import Expansion, each, entry, mapping, members, sequence, under
from ..evidence.expand import EVIDENCE
from ..source import MappingNode, Node
from ..statuses import statuses


def _row(node: Node) -> Node:
    return members(EVIDENCE)(under("verdict")(node))


def _outcomes(node: Node) -> Node:
    if not isinstance(node, MappingNode):
        return node
    return sequence(
        (
            mapping(
                (
                    entry("statuses", sequence(statuses(item.key), item.key.span)),
                    entry("row", _row(item.value)),
                ),
                item.key.span,
            )
            for item in node.entries
        ),
        node.span,
    )


def _echo(node: Node) -> Node:
    return members(EVIDENCE)(under("field")(node))


write_safety: Expansion = members(
    {
        "repeat": members(EVIDENCE),
        "outcomes": _outcomes,
        "find": members(EVIDENCE),
        "echoes": each(_echo),
        **EVIDENCE,
    }
)
