"""Making nodes: shorthand becomes long form without losing its place in the file."""

from collections.abc import Callable, Iterable, Mapping

from payspec.diagnostics import Span

from .source import BoolNode, Entry, MappingNode, Node, SequenceNode, TextNode

Expansion = Callable[[Node], Node]


def text(value: str, span: Span) -> TextNode:
    """A text that was written, in some shorter form, at `span`."""
    return TextNode(text=value, quoted=True, span=span)


def entry(name: str, value: Node, span: Span | None = None) -> Entry:
    """A member whose key stands, unless told otherwise, where its value does."""
    return Entry(key=text(name, span or value.span), value=value)


def flag(name: str, value: bool, span: Span) -> Entry:
    """A member that is true or false."""
    return entry(name, BoolNode(value=value, span=span), span)


def mapping(entries: Iterable[Entry], span: Span) -> MappingNode:
    """A mapping made of members."""
    return MappingNode(entries=tuple(entries), span=span)


def sequence(items: Iterable[Node], span: Span) -> SequenceNode:
    """A sequence made of nodes."""
    return SequenceNode(items=tuple(items), span=span)


def as_sequence(node: Node) -> Node:
    """A single text as a sequence of one; anything else as it is."""
    return sequence((node,), node.span) if isinstance(node, TextNode) else node


def under(name: str) -> Expansion:
    """Turn a bare scalar into a mapping that holds it under `name`."""

    def expand(node: Node) -> Node:
        if isinstance(node, MappingNode | SequenceNode):
            return node
        return mapping((entry(name, node),), node.span)

    return expand


def members(expansions: Mapping[str, Expansion]) -> Expansion:
    """Expand the named members of a mapping, each by its own expansion."""

    def expand(node: Node) -> Node:
        if not isinstance(node, MappingNode):
            return node
        return mapping(
            (
                Entry(
                    key=item.key,
                    value=(
                        expansions[item.key.text](item.value)
                        if item.key.text in expansions
                        else item.value
                    ),
                )
                for item in node.entries
            ),
            node.span,
        )

    return expand


def each(expansion: Expansion) -> Expansion:
    """Expand every value of a mapping, or every item of a sequence."""

    def expand(node: Node) -> Node:
        match node:
            case MappingNode():
                return mapping(
                    (
                        Entry(key=item.key, value=expansion(item.value))
                        for item in node.entries
                    ),
                    node.span,
                )
            case SequenceNode():
                return sequence(map(expansion, node.items), node.span)
            case _:
                return node

    return expand


def chain(*expansions: Expansion) -> Expansion:
    """One expansion after the other."""

    def expand(node: Node) -> Node:
        for expansion in expansions:
            node = expansion(node)
        return node

    return expand


def apart(*internal: str) -> Expansion:
    """Rename members that are called like those that expansion writes.

    Nobody may write these; under another name they are keys that are not known.
    """

    def expand(node: Node) -> Node:
        if not isinstance(node, MappingNode):
            return node
        return mapping(
            (
                (
                    Entry(
                        key=text(f"!{item.key.text}", item.key.span), value=item.value
                    )
                    if item.key.text in internal
                    else item
                )
                for item in node.entries
            ),
            node.span,
        )

    return expand


def split_meta(
    node: MappingNode, *internal: str
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Members that are ours (`$doc`, without their mark), and the provider's own.

    Those that are called like `internal`, which only expansion writes, keep the mark:
    so they are keys that are not known.
    """
    ours: list[Entry] = []
    theirs: list[Entry] = []
    for item in node.entries:
        if item.key.text.startswith("$"):
            name = item.key.text.removeprefix("$")
            key = item.key if name in internal else text(name, item.key.span)
            ours.append(Entry(key=key, value=item.value))
        else:
            theirs.append(item)
    return tuple(ours), tuple(theirs)
