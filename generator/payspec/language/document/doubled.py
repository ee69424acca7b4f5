"""Keys that come to the same name once marks and shorthand are taken off.

YAML's own repeated keys are refused when a file is read. `id` and `id!` are two keys
there, and one field here; the same can happen wherever expansion makes a name of a key.
So the expanded document is looked through, every mapping of it, before anything is
concluded: of two entries of one name the first is kept, and the second is reported.
"""

from dataclasses import dataclass

from payspec.diagnostics import Collector, Related, Rule

from ..operations.rules import HEADER_TWICE, PATH_PARAMETER
from ..operations.words import GIVEN, METHOD, PARAMETERS, PATH
from ..source import Entry, MappingNode, Node, SequenceNode
from ..source.rules import REPEATED_KEY
from ..types.rules import FIELD_TWICE, VALUE_TWICE
from .fault import short
from .rules import UNKNOWN_KEY

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Double:
    first: Entry
    second: Entry
    path: Path


def without_doubles(document: MappingNode, report: Collector) -> MappingNode:
    """The document with each name once in a mapping, the first; others are reported."""
    doubles: list[_Double] = []
    kept = _kept(document, (), doubles)
    for double in doubles:
        _report(double, report)
    return kept if isinstance(kept, MappingNode) else document


def _kept(node: Node, path: Path, doubles: list[_Double]) -> Node:
    match node:
        case MappingNode():
            return _mapping(node, path, doubles)
        case SequenceNode(items, span):
            kept = tuple(_kept(item, path, doubles) for item in items)
            same = all(map(_is_same, kept, items))
            return node if same else SequenceNode(kept, span)
        case _:
            return node


def _mapping(node: MappingNode, path: Path, doubles: list[_Double]) -> MappingNode:
    first: dict[str, Entry] = {}
    same = True
    for entry in node.entries:
        name = entry.key.text
        if name in first:
            doubles.append(_Double(first[name], entry, path))
            same = False
            continue
        value = _kept(entry.value, (*path, name), doubles)
        same = same and value is entry.value
        first[name] = entry if value is entry.value else Entry(entry.key, value)
    # What holds no double stays the very node: a large spec is copied for nothing.
    return node if same else MappingNode(tuple(first.values()), node.span)


def _is_same(one: Node, other: Node) -> bool:
    return one is other


def _report(double: _Double, report: Collector) -> None:
    name = double.second.key.text
    if name == PATH:
        # Beside it stands a verb too many, which is reported.
        return
    rule, message, hint = _said(double.path, name)
    report.report(
        rule,
        double.second.key.span,
        message,
        hint=hint,
        related=(Related(double.first.key.span, "it stands here first"),),
    )


def _said(path: Path, name: str) -> tuple[Rule, str, str]:
    remove = "remove one of the two"
    shown = short(name)
    if name == METHOD:
        return UNKNOWN_KEY, "an operation has one verb, or is unbound", remove
    match path:
        case ("types", of, "fields" | "reserved"):
            hint = "remove one of the two, or tell them apart with `wire`"
            return FIELD_TWICE, f"'{short(of)}' has a field '{shown}' already", hint
        case ("types", of, "values"):
            return VALUE_TWICE, f"'{short(of)}' lists '{shown}' already", remove
        case ("operations", of, member) if member == PARAMETERS:
            message = f"the parameter '{shown}' is described already"
            return PATH_PARAMETER, message, remove
        case ("operations", of, "query"):
            message = f"'{short(of)}' has a parameter '{shown}' already"
            return FIELD_TWICE, message, remove
        case ("operations", _, member) if member == GIVEN:
            return HEADER_TWICE, f"the header '{shown}' is declared already", remove
        case _:
            message = f"the key '{shown}' stands in this mapping already"
            return REPEATED_KEY, message, "rename one of the two, or join them"
