"""Shorthand of environments, credentials and authentication."""

from ..build import chain, each, entry, mapping, members, under
from ..evidence.expand import EVIDENCE
from ..source import Node, SequenceNode


def basic(node: Node) -> Node:
    """`[user, password]` by their names."""
    if not isinstance(node, SequenceNode) or len(node.items) != 2:
        return node
    user, password = node.items
    return mapping((entry("user", user), entry("password", password)), node.span)


environments = each(chain(under("url"), members(EVIDENCE)))
credentials = each(under("kind"))
auth = each(members({"basic": basic, **EVIDENCE}))
