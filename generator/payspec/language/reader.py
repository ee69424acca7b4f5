"""Reading long form: typed access to a node whose structure has been checked."""

from collections.abc import Iterator
from decimal import Decimal

from payspec.diagnostics import Span

from .source import (
    BoolNode,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    SequenceNode,
    TextNode,
)


class Reader:
    """A mapping in long form. What is absent reads as empty."""

    def __init__(self, node: Node | None, span: Span) -> None:
        """Read `node`, which stands (or is missing) at `span`."""
        self._node = node if isinstance(node, MappingNode) else None
        self.span = node.span if node is not None else span

    def node(self, name: str) -> Node | None:
        """The member's node, if it is there."""
        return None if self._node is None else self._node.get(name)

    def span_of(self, name: str) -> Span:
        """Where the member stands; where the mapping stands if there is none."""
        node = self.node(name)
        return self.span if node is None else node.span

    def key_span(self, name: str) -> Span:
        """Where the member's key stands; where the mapping stands if there is none."""
        found = None if self._node is None else self._node.entry(name)
        return self.span if found is None else found.key.span

    def text(self, name: str, default: str = "") -> str:
        """The member's text; a number or boolean as it was written."""
        node = self.node(name)
        return default if node is None else scalar_text(node)

    def maybe_text(self, name: str) -> str | None:
        """The member's text, or `None`."""
        node = self.node(name)
        return None if node is None else scalar_text(node)

    def flag(self, name: str) -> bool:
        """The member's truth; false if it is absent."""
        node = self.node(name)
        return isinstance(node, BoolNode) and node.value

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a sequence."""
        return tuple(scalar_text(item) for item in self.items(name))

    def items(self, name: str) -> tuple[Node, ...]:
        """The nodes of a sequence."""
        node = self.node(name)
        return node.items if isinstance(node, SequenceNode) else ()

    def child(self, name: str) -> "Reader":
        """The member, which is a mapping."""
        return Reader(self.node(name), self.span)

    def has(self, name: str) -> bool:
        """Whether the member is there."""
        return self.node(name) is not None

    def members(self, name: str) -> Iterator[tuple[TextNode, Node]]:
        """Keys and values of a member that is a mapping, in their order."""
        return self.child(name).entries()

    def entries(self) -> Iterator[tuple[TextNode, Node]]:
        """Keys and values of this mapping, in their order."""
        if self._node is not None:
            for item in self._node.entries:
                yield item.key, item.value


def scalar_text(node: Node) -> str:
    """A scalar as the text that stands in the file."""
    match node:
        case TextNode() | NumberNode():
            return node.text
        case BoolNode():
            return "true" if node.value else "false"
        case NullNode() | SequenceNode() | MappingNode():
            return ""


def scalar_value(node: Node) -> str | bool | int | Decimal | None:
    """A scalar as a plain value, exactly; `None` for null and what is no scalar."""
    match node:
        case BoolNode():
            return node.value
        case NumberNode():
            return node.as_int() if node.is_integer else node.as_decimal()
        case TextNode():
            return node.text
        case NullNode() | SequenceNode() | MappingNode():
            return None
