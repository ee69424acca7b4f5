"""Nodes as plain data, and the way back from a path in the data to a place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias, assert_never

from payspec.diagnostics import Span

from .nodes import (
    BoolNode,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    SequenceNode,
    TextNode,
)

JsonData: TypeAlias = (
    "dict[str, JsonData] | list[JsonData] | str | int | Decimal | bool | None"
)


def to_data(node: Node) -> JsonData:
    """What the node says, without spans.

    Whole numbers become int, others Decimal with the decimals that were written.
    """
    match node:
        case NullNode():
            return None
        case BoolNode(value):
            return value
        case NumberNode():
            return node.as_int() if node.is_integer else node.as_decimal()
        case TextNode(text):
            return text
        case SequenceNode(items):
            return [to_data(item) for item in items]
        case MappingNode(entries):
            return {entry.key.text: to_data(entry.value) for entry in entries}
        case _:
            assert_never(node)


def locate(root: Node, path: Sequence[str | int]) -> Node:
    """The node at a path of names and positions, as JSON Schema reports them.

    Raises LookupError where the path leads nowhere.
    """
    node = root
    for step in path:
        node = _step(node, step)
    return node


def locate_key(root: Node, path: Sequence[str | int]) -> Span:
    """Where the name of the last step stands; for a list's item, the item.

    Raises LookupError where the path leads nowhere.
    """
    if not path:
        return root.span
    parent = locate(root, path[:-1])
    match parent, path[-1]:
        case MappingNode() as mapping, str() as name:
            entry = mapping.entry(name)
            if entry is None:
                raise LookupError(f"no entry {name!r}")
            return entry.key.span
        case _, last:
            return _step(parent, last).span


def _step(node: Node, step: str | int) -> Node:
    match node, step:
        case MappingNode() as mapping, str() as name:
            value = mapping.get(name)
            if value is None:
                raise LookupError(f"no entry {name!r}")
            return value
        case SequenceNode(items), int() as position if 0 <= position < len(items):
            return items[position]
        case _:
            raise LookupError(f"no step {step!r}")
