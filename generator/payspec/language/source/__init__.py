"""YAML text to nodes that know their place.

`bytes -> text -> events -> nodes`. This room alone uses PyYAML.
"""

from .data import JsonData, locate, locate_key, to_data
from .decode import source_text
from .limits import Limits
from .nodes import (
    BoolNode,
    Entry,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    SequenceNode,
    TextNode,
)
from .read import read
from .rules import RULES

__all__ = [
    "RULES",
    "BoolNode",
    "Entry",
    "JsonData",
    "Limits",
    "MappingNode",
    "Node",
    "NullNode",
    "NumberNode",
    "SequenceNode",
    "TextNode",
    "locate",
    "locate_key",
    "read",
    "source_text",
    "to_data",
]
