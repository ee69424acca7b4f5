"""Scenarios in long form, as IR."""

from collections.abc import Iterator

from payspec.ir.callbacks import FieldPath
from payspec.ir.scenarios import HeldValue, Scenario

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_value


def scenarios(root: Reader, context: Context) -> tuple[Scenario, ...]:
    """Scenarios, in the order of the spec."""
    found: list[Scenario] = []
    for key, node in root.members("scenarios"):
        reader = Reader(node, key.span)
        found.append(
            Scenario(
                name=key.text,
                doc=reader.text("doc"),
                operation=reader.text("call"),
                when=tuple(_held(reader, "when")),
                answer=reader.maybe_text("answer"),
                becomes=tuple(_held(reader, "becomes")),
                evidence=evidence(reader, context),
                span=key.span,
                operation_span=reader.span_of("call"),
                answer_span=reader.span_of("answer"),
            )
        )
    return tuple(found)


def _held(reader: Reader, name: str) -> Iterator[HeldValue]:
    for key, node in reader.members(name):
        value = scalar_value(node)
        if value is not None:
            yield HeldValue(FieldPath(key.text, key.span), value, node.span)
