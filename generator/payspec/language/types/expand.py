"""Shorthand of types and fields."""

from ..build import (
    Expansion,
    apart,
    as_sequence,
    chain,
    each,
    entry,
    flag,
    mapping,
    members,
    split_meta,
    text,
    under,
)
from ..evidence.expand import EVIDENCE
from ..reader import scalar_text
from ..source import Entry, MappingNode, Node, NullNode, SequenceNode, TextNode

REQUIRED = "!"
"""The mark behind a field's name, and its key in long form."""

FIELD_MARK = "!"
"""Stands before the name of a field among keys that are the type's own."""


def _form(node: Node) -> Node:
    return text("null", node.span) if isinstance(node, NullNode) else node


_field = chain(
    under("type"),
    apart(REQUIRED),
    members(
        {
            "pattern": under("is"),
            "reads": chain(_form, as_sequence, each(_form)),
            **EVIDENCE,
        }
    ),
)


def fields(entries: tuple[Entry, ...]) -> MappingNode | None:
    """Fields in long form; `None` if there are none."""
    if not entries:
        return None
    expanded = tuple(_named(item) for item in entries)
    return mapping(expanded, expanded[0].key.span)


def _named(item: Entry) -> Entry:
    name = item.key.text
    value = _field(item.value)
    if name.endswith(REQUIRED) and len(name) > 1:
        name = name.removesuffix(REQUIRED)
        if isinstance(value, MappingNode):
            mark = flag(REQUIRED, True, item.key.span)
            value = mapping((*value.entries, mark), value.span)
    return Entry(key=text(name, item.key.span), value=value)


def _value(node: Node) -> Node:
    if isinstance(node, NullNode):
        return mapping((), node.span)
    return members(EVIDENCE)(under("doc")(node))


def _values(node: Node) -> Node:
    if isinstance(node, SequenceNode):
        return mapping(
            (
                Entry(key=_listed(item), value=mapping((), item.span))
                for item in node.items
            ),
            node.span,
        )
    return each(_value)(node)


def _listed(item: Node) -> TextNode:
    """A value as a key, which is plain text where it is a number, true or false."""
    quoted = isinstance(item, TextNode) and item.quoted
    return TextNode(scalar_text(item), quoted, item.span)


def _type(node: Node) -> Node:
    if not isinstance(node, MappingNode):
        return node
    ours, theirs = split_meta(node, "kind", "fields", "values")
    names = {item.key.text for item in ours}
    if "map" in names:
        return _map(node, ours, theirs)
    if "tag" in names or "any_of" in names:
        kind = "tagged" if "tag" in names else "any_of"
        expanded: list[Entry] = [entry("kind", text(kind, node.span)), *ours]
        expanded += map(_misplaced, theirs)
        return members(EVIDENCE)(mapping(expanded, node.span))
    kind = "enum" if "enum" in names else "object"
    expanded = [entry("kind", text(kind, node.span))]
    for item in ours:
        if item.key.text == "enum":
            values = Entry(key=text("values", item.key.span), value=_values(item.value))
            expanded.append(values)
        else:
            expanded.append(item)
    described = fields(theirs)
    if described is not None:
        expanded.append(entry("fields", described))
    return members(EVIDENCE)(mapping(expanded, node.span))


def _misplaced(item: Entry) -> Entry:
    """A field where none can stand; without `$` it is none of the type's own keys."""
    return Entry(
        key=text(f"{FIELD_MARK}{item.key.text}", item.key.span), value=item.value
    )


def _map(node: MappingNode, ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> Node:
    """A map: what stands beside `$reserved` is left there, as a mistake."""
    expanded = [entry("kind", text("map", node.span)), *map(_misplaced, theirs)]
    for item in ours:
        if item.key.text == "reserved" and isinstance(item.value, MappingNode):
            described = fields(item.value.entries)
            value = item.value if described is None else described
            expanded.append(Entry(key=item.key, value=value))
        else:
            expanded.append(item)
    return members(EVIDENCE)(mapping(expanded, node.span))


types: Expansion = each(_type)
