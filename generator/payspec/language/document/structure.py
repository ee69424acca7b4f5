"""Holding the expanded document to its schema."""

import re
from collections.abc import Iterator
from functools import cache

from payspec.diagnostics import Collector
from payspec.runtime.validation.engine import Engine
from payspec.runtime.validation.engine import Fault as SchemaFault

from ..source import MappingNode, locate, to_data
from .fault import Fault
from .fragment import provider_schema
from .wording import report_fault


def check(document: MappingNode, report: Collector) -> bool:
    """Report every fault of structure; true if there is none."""
    sound = True
    for found in _engine().faults(to_data(document)):
        for leaf in _leaves(found):
            sound = False
            of_name = "propertyNames" in found.schema_path
            node = locate(document, leaf.path)
            report_fault(Fault(node, leaf, of_name), report)
    return sound


@cache
def _engine() -> Engine:
    return Engine(provider_schema(written=False), _matches)


def _leaves(fault: SchemaFault) -> Iterator[SchemaFault]:
    if not fault.inner:
        yield fault
    for inner in fault.inner:
        yield from _leaves(inner)


def _matches(pattern: str, text: str) -> bool:
    # Python's `$` lets a line break follow it.
    return re.search(pattern, text) is not None and "\n" not in text
