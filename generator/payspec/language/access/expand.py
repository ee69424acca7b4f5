"""Shorthand of environments and credentials."""

from ..build import Expansion, chain, each, entry, mapping, members, under
from ..evidence.expand import EVIDENCE
from ..source import Node, SequenceNode


def pair(first: str, second: str) -> Expansion:
    """Turn a list of two into a mapping with these names."""

    def expand(node: Node) -> Node:
        if not isinstance(node, SequenceNode) or len(node.items) != 2:
            return node
        one, other = node.items
        return mapping((entry(first, one), entry(second, other)), node.span)

    return expand


basic = pair("user", "password")

environments = each(chain(under("url"), members(EVIDENCE)))
credentials = each(under("kind"))
