"""Shorthand of operations, payloads and headers."""

from payspec.ir.operations import Method

from ..build import (
    Expansion,
    apart,
    chain,
    each,
    entry,
    mapping,
    members,
    sequence,
    split_meta,
    text,
)
from ..evidence.expand import EVIDENCE
from ..reader import scalar_text
from ..safety.expand import write_safety
from ..samples.expand import samples
from ..source import Entry, MappingNode, Node, NumberNode, TextNode
from ..statuses import by_status
from ..types.expand import fields
from .words import KEY_WORD, METHOD, PARAMETERS, PATH


def payload(node: Node) -> Node:
    """`{request: PayoutRequest}` as a type and the path of members to it."""
    envelope: list[Node] = []
    facts: list[Entry] = []
    inner = node
    while isinstance(inner, MappingNode):
        ours, theirs = split_meta(inner)
        facts.extend(ours)
        if len(theirs) != 1:
            return node
        envelope.append(theirs[0].key)
        inner = theirs[0].value
    if not isinstance(inner, TextNode):
        return node
    expanded = mapping(
        (
            entry("envelope", sequence(envelope, node.span)),
            entry("type", inner),
            *facts,
        ),
        node.span,
    )
    return members(EVIDENCE)(expanded)


def _header(node: Node) -> Node:
    if not isinstance(node, TextNode | NumberNode):
        return node
    key = "binds" if scalar_text(node) == KEY_WORD else "value"
    return mapping((entry(key, node),), node.span)


def _parameters(node: Node) -> Node:
    expanded = fields(node.entries) if isinstance(node, MappingNode) else None
    return node if expanded is None else expanded


def _verb(node: Node) -> Node:
    """The first verb becomes method and path; a path's parameters get their name."""
    if not isinstance(node, MappingNode):
        return node
    verbs = {method.value for method in Method}
    expanded: list[Entry] = []
    for item in node.entries:
        if item.key.text in verbs:
            verbs.clear()
            method = text(item.key.text, item.key.span)
            expanded.append(Entry(key=text(METHOD, item.key.span), value=method))
            expanded.append(Entry(key=text(PATH, item.key.span), value=item.value))
        elif item.key.text == "path":
            key = text(PARAMETERS, item.key.span)
            expanded.append(Entry(key=key, value=item.value))
        else:
            expanded.append(item)
    return mapping(expanded, node.span)


errors: Expansion = each(payload)

operations: Expansion = each(
    chain(
        apart(METHOD, PATH, PARAMETERS),
        _verb,
        members(
            {
                PARAMETERS: _parameters,
                "headers": each(_header),
                "body": payload,
                "answers": by_status("payload", payload),
                "errors": errors,
                "write_safety": write_safety,
                "samples": samples,
                **EVIDENCE,
            }
        ),
    )
)
