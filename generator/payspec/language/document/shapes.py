"""Shapes of values in words: what stands there, and what should."""

from collections.abc import Collection

from ..source import (
    BoolNode,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    SequenceNode,
    TextNode,
)
from .fault import short

SHAPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
    "null": "null",
}
"""By the types of JSON Schema."""


def shape(node: Node) -> str:
    """The shape that a value has."""
    match node:
        case MappingNode():
            return SHAPES["object"]
        case SequenceNode():
            return SHAPES["array"]
        case TextNode():
            return SHAPES["string"]
        case NumberNode():
            return SHAPES["number"]
        case BoolNode():
            return SHAPES["boolean"]
        case NullNode():
            return "left out" if node.span.empty else SHAPES["null"]


def mended_shape(node: Node, wanted: Collection[str]) -> str:
    """How a value gets one of the shapes that are asked for."""
    match node:
        case NullNode():
            return "write what belongs there, or remove the key"
        case NumberNode(text) if "string" in wanted:
            return f"write '{short(text)}' in quotes"
        case BoolNode(value) if "string" in wanted:
            return f"write '{'true' if value else 'false'}' in quotes"
        case TextNode() if {"number", "integer", "boolean"} & set(wanted):
            return "write it without quotes" if node.quoted else _written(wanted)
        case _:
            return _written(wanted)


def _written(wanted: Collection[str]) -> str:
    forms = {
        "object": "names and values, as in {name: value}",
        "array": "a list, as in [value]",
    }
    return f"write {' or '.join(forms.get(kind, SHAPES[kind]) for kind in wanted)}"
