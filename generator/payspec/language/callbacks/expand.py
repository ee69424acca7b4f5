"""Shorthand of signatures and callbacks."""

from ..access.expand import basic
from ..build import (
    Expansion,
    apart,
    as_sequence,
    chain,
    each,
    entry,
    mapping,
    members,
    sequence,
    text,
    under,
)
from ..evidence.expand import EVIDENCE
from ..operations.expand import payload
from ..source import Entry, MappingNode, Node, SequenceNode, TextNode
from . import words
from .words import SCHEME, VARIANT

_ABOUT = frozenset({"doc", "weak", "vectors", *EVIDENCE})
"""What is said of a signature, whatever its scheme."""

_INSIDE = frozenset({*words.PLACED, *words.COVERING, words.KEY_FORM})


def _scheme(node: Node) -> Node:
    """The first scheme takes in everything that is not said of any signature."""
    if not isinstance(node, MappingNode):
        return node
    first = next(
        (item for item in node.entries if item.key.text in words.SCHEMES), None
    )
    about = [item for item in node.entries if item.key.text in _ABOUT]
    rest = [item for item in node.entries if item is not first and item not in about]
    if first is None:
        # One mistake: what belongs to a scheme is not reported beside it.
        strange = [item for item in rest if item.key.text not in _INSIDE]
        start = node.entries[0].key.span if node.entries else node.span
        return mapping((*about, *strange), start)
    name = text(first.key.text, first.key.span)
    marker = Entry(key=text(SCHEME, first.key.span), value=name)
    return mapping(
        (marker, Entry(key=first.key, value=_inner(first, rest)), *about), node.span
    )


def _inner(first: Entry, rest: list[Entry]) -> Node:
    if first.key.text != words.BASIC:
        variant = Entry(key=text(VARIANT, first.key.span), value=first.value)
        return mapping((variant, *rest), first.key.span)
    pair = basic(first.value)
    if not isinstance(pair, MappingNode):
        return pair
    return mapping((*pair.entries, *rest), first.key.span)


def _verify(node: Node) -> Node:
    if not isinstance(node, TextNode):
        return node
    return mapping((entry("all", sequence((node,), node.span)),), node.span)


def _reread(node: Node) -> Node:
    """An operation alone is asked by the first field of the identity."""
    if not isinstance(node, MappingNode):
        return node
    reread, identity = node.get("reread"), node.get("identity")
    first = identity.items[:1] if isinstance(identity, SequenceNode) else ()
    if not isinstance(reread, TextNode) or not first:
        return node
    long = mapping((entry("with", reread), entry("by", first[0])), reread.span)
    return mapping(
        (
            Entry(key=item.key, value=long) if item.key.text == "reread" else item
            for item in node.entries
        ),
        node.span,
    )


signatures: Expansion = each(chain(apart(SCHEME, VARIANT), _scheme, members(EVIDENCE)))

callbacks: Expansion = each(
    chain(
        members(
            {
                "body": payload,
                "verify": _verify,
                "identity": as_sequence,
                "acknowledge": chain(under("status"), members(EVIDENCE)),
                "mode": chain(under("field"), members(EVIDENCE)),
                **EVIDENCE,
            }
        ),
        _reread,
        members({"reread": chain(under("with"), members(EVIDENCE))}),
    )
)
