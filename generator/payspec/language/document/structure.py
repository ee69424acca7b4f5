"""Holding the expanded document to its schema."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from payspec.diagnostics import Collector
from payspec.runtime.validation.engine import Engine
from payspec.runtime.validation.fault import Fault as SchemaFault

from ..gaps import Gaps
from ..source import Entry, MappingNode, Node, locate, to_data
from .deployment_fragment import deployment_schema
from .doubled import without_doubles
from .fault import Fault
from .fragment import provider_schema
from .wording import report_fault

_TABLES = frozenset(
    {
        "sources",
        "assumptions",
        "conflicts",
        "environments",
        "credentials",
        "auth",
        "types",
        "operations",
        "signatures",
        "callbacks",
        "statuses",
        "flows",
        "scenarios",
    }
)
"""Sections whose members can be left out one by one."""


def check(document: MappingNode, report: Collector) -> tuple[MappingNode, Gaps]:
    """Report every fault of structure.

    Gives the document without the parts that have one, and which those are.
    """
    document = without_doubles(document, report)
    gaps: set[tuple[str, ...]] = set()
    for fault in _faults(_engine(), document, report):
        gaps.update(_left_out(fault, document))
    return _without(document, gaps), Gaps(frozenset(gaps))


def check_deployment(document: MappingNode, report: Collector) -> None:
    """Report every fault of structure of a deployment."""
    document = without_doubles(document, report)
    for _ in _faults(_deployment_engine(), document, report):
        pass


def _faults(
    engine: Engine, document: MappingNode, report: Collector
) -> Iterator[Fault]:
    found = [
        (leaf, "propertyNames" in fault.schema_path)
        for fault in engine.faults(to_data(document))
        for leaf in _leaves(fault)
    ]
    # What has the wrong shape cannot have the right value either.
    shapeless = {leaf.path for leaf, _ in found if leaf.keyword == "type"}
    for leaf, of_name in found:
        if leaf.keyword == "type" or leaf.path not in shapeless:
            fault = Fault(locate(document, leaf.path), leaf, of_name)
            report_fault(fault, report)
            yield fault


def _left_out(fault: Fault, document: MappingNode) -> Iterable[tuple[str, ...]]:
    """The smallest parts that can be left out and that hold the fault."""
    path = tuple(str(step) for step in fault.path)
    if fault.of_name:
        path = (*path, str(fault.found.instance))
    match path:
        case ():
            # A key may be misspelt: whatever is absent may have been meant.
            return {(name,) for name in fault.found.members} - {
                (name,) for name in document.keys()
            }
        case ("types", name, "fields", field, *_):
            return {("types", name, "fields", field)}
        case (section, name, *_) if section in _TABLES:
            return {(section, name)}
        case _:
            return {path[:1]}


def _without(node: MappingNode, gaps: Iterable[tuple[str, ...]]) -> MappingNode:
    whole = {gap[0] for gap in gaps if len(gap) == 1}
    inner: dict[str, set[tuple[str, ...]]] = {}
    for gap in gaps:
        if len(gap) > 1:
            inner.setdefault(gap[0], set()).add(gap[1:])
    return MappingNode(
        entries=tuple(
            Entry(key=item.key, value=_rest(item.value, inner.get(item.key.text)))
            for item in node.entries
            if item.key.text not in whole
        ),
        span=node.span,
    )


def _rest(node: Node, gaps: set[tuple[str, ...]] | None) -> Node:
    return _without(node, gaps) if gaps and isinstance(node, MappingNode) else node


@cache
def _engine() -> Engine:
    return Engine(provider_schema(written=False), _matches)


@cache
def _deployment_engine() -> Engine:
    return Engine(deployment_schema(written=False), _matches)


def _leaves(fault: SchemaFault) -> Iterator[SchemaFault]:
    if not fault.inner:
        yield fault
    for inner in fault.inner:
        yield from _leaves(inner)


def _matches(pattern: str, text: str) -> bool:
    # Python's `$` lets a line break follow it.
    return re.search(pattern, text) is not None and "\n" not in text
