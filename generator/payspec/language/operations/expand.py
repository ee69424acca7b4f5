"""Shorthand of operations, payloads and headers."""

from payspec.diagnostics import Span
from payspec.ir.operations import STRENGTH, Effect, Method

from ..build import (
    Expansion,
    apart,
    chain,
    each,
    entry,
    flag,
    mapping,
    members,
    sequence,
    split_meta,
    text,
)
from ..evidence.expand import EVIDENCE
from ..reader import scalar_text
from ..safety.expand import echoes, write_safety
from ..samples.expand import samples
from ..source import BoolNode, Entry, MappingNode, Node, NumberNode, TextNode
from ..statuses import by_status
from ..types.expand import fields
from .words import EFFECTS, FIXED, GIVEN, HEADERS, KEY_WORD, METHOD, PARAMETERS, PATH


def payload(node: Node) -> Node:
    """`{request: PayoutRequest}` as a type and the path of members to it.

    Beside a member of the path, `=text`, a number, true or false is always the same.
    """
    envelope: list[Node] = []
    facts: list[Entry] = []
    fixed: list[Node] = []
    inner = node
    while isinstance(inner, MappingNode):
        ours, theirs = split_meta(inner, "envelope", "type", "fixed")
        facts.extend(ours)
        rest = [each for each in theirs if not _is_fixed(each.value)]
        if len(rest) != 1:
            return node
        fixed.extend(
            _fixed(len(envelope), each) for each in theirs if _is_fixed(each.value)
        )
        envelope.append(rest[0].key)
        inner = rest[0].value
    if not isinstance(inner, TextNode):
        return node
    expanded = mapping(
        (
            entry("envelope", sequence(envelope, node.span)),
            entry("type", inner),
            *([entry("fixed", sequence(fixed, node.span))] if fixed else []),
            *facts,
        ),
        node.span,
    )
    return members(EVIDENCE)(expanded)


def answer(node: Node) -> Node:
    """`{$headers: Created}` for an answer whose headers tell what came of it."""
    if not isinstance(node, MappingNode):
        return payload(node)
    ours, theirs = split_meta(node, "type")
    held = [each for each in ours if each.key.text == HEADERS]
    if theirs or len(held) != 1:
        return payload(node)
    facts = [each for each in ours if each is not held[0]]
    told = flag(HEADERS, True, held[0].key.span)
    expanded = mapping((entry("type", held[0].value), told, *facts), node.span)
    return members(EVIDENCE)(expanded)


def _is_fixed(node: Node) -> bool:
    if isinstance(node, TextNode):
        return node.text.startswith(FIXED)
    return isinstance(node, BoolNode | NumberNode)


def _fixed(depth: int, item: Entry) -> Node:
    at = item.key.span
    value = item.value
    if isinstance(value, TextNode):
        value = text(value.text.removeprefix(FIXED), value.span)
    parts = (entry("depth", text(str(depth), at)), entry("member", item.key))
    return mapping((*parts, entry("value", value)), at)


def _form(node: Node) -> Node:
    """`brackets` for both rules of a form that are most common."""
    if not isinstance(node, TextNode):
        return node
    return mapping((entry("nesting", node),), node.span)


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
        elif item.key.text == "effect" and isinstance(item.value, MappingNode):
            expanded.extend(_effects(item.value, item.key.span))
        elif item.key.text == "unbound":
            expanded.append(item)
            at = item.key.span
            expanded.append(entry(METHOD, text(Method.POST.value, at)))
            expanded.append(entry(PATH, text("/", at)))
        elif item.key.text == "path":
            key = text(PARAMETERS, item.key.span)
            expanded.append(Entry(key=key, value=item.value))
        else:
            expanded.append(item)
    return mapping(expanded, node.span)


def _effects(node: MappingNode, at: Span) -> tuple[Entry, Entry]:
    """The strongest of the effects that are listed, and the list itself."""
    by = tuple(each for each in node.entries if each.key.text == "by")
    rows = tuple(each for each in node.entries if each.key.text != "by")
    listed = {scalar_text(each.value) for each in rows}
    strongest = [each.value for each in STRENGTH if each.value in listed]
    effect = text(strongest[-1] if strongest else Effect.MOVES_MONEY.value, at)
    values = entry("values", mapping(rows, node.span))
    return entry("effect", effect), entry(
        EFFECTS, mapping((*by, values), node.span), at
    )


def _given_headers(node: Node) -> Node:
    """Headers that have a type are the caller's: they stand apart from the others."""
    headers = node.get("headers") if isinstance(node, MappingNode) else None
    if not isinstance(node, MappingNode) or not isinstance(headers, MappingNode):
        return node
    given = tuple(each for each in headers.entries if _has_type(each.value))
    described = fields(given)
    if described is None:
        return node
    others = tuple(each for each in headers.entries if not _has_type(each.value))
    expanded = [entry(GIVEN, described)]
    for item in node.entries:
        if item.key.text != "headers":
            expanded.append(item)
        elif others:
            value = mapping(others, headers.span)
            expanded.append(Entry(key=item.key, value=value))
    return mapping(expanded, node.span)


def _has_type(node: Node) -> bool:
    return isinstance(node, MappingNode) and node.get("type") is not None


errors: Expansion = each(payload)

operations: Expansion = each(
    chain(
        apart(METHOD, PATH, PARAMETERS, GIVEN, EFFECTS),
        _verb,
        _given_headers,
        members(
            {
                PARAMETERS: _parameters,
                "query": _parameters,
                "headers": each(_header),
                "body": payload,
                "form": _form,
                "multipart": _form,
                "answers": by_status("payload", answer),
                "errors": errors,
                "echoes": echoes,
                "write_safety": write_safety,
                "samples": samples,
                **EVIDENCE,
            }
        ),
    )
)
