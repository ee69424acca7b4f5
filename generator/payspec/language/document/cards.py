"""Card numbers in a spec: whoever has the repository reads them."""

from collections.abc import Iterator

from payspec.diagnostics import Collector

from ..samples.cards import card_numbers
from ..samples.rules import CARD_NUMBER
from ..source import (
    BoolNode,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    SequenceNode,
    TextNode,
)


def check(part: Node, report: Collector) -> None:
    """Report every card number in the keys and values of a part of a spec."""
    for text, node in _texts(part):
        for start, end in card_numbers(text):
            span = node.part(start, end) if isinstance(node, TextNode) else node.span
            report.report(
                CARD_NUMBER,
                span,
                f"this is a card number that ends in {text[end - 4:end]}",
                hint="use a number that is published for tests",
            )


def _texts(node: Node) -> Iterator[tuple[str, TextNode | NumberNode]]:
    match node:
        case TextNode() | NumberNode():
            yield node.text, node
        case SequenceNode(items):
            for item in items:
                yield from _texts(item)
        case MappingNode(entries):
            for entry in entries:
                yield entry.key.text, entry.key
                yield from _texts(entry.value)
        case BoolNode() | NullNode():
            return
