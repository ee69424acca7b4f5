"""Statuses and flows in long form, as IR."""

from payspec.ir.lifecycle import (
    CallFlow,
    Lifecycle,
    MoneyAt,
    Standing,
    StatusRow,
    Step,
    Taken,
)

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from ..source import Node, TextNode


def lifecycles(root: Reader, context: Context) -> tuple[Lifecycle, ...]:
    """What statuses mean, in the order of the spec."""
    return tuple(
        Lifecycle(
            key.text,
            tuple(
                _row(value, Reader(row, value.span), context)
                for value, row in Reader(node, key.span).entries()
            ),
            key.span,
        )
        for key, node in root.members("statuses")
    )


def _row(value: TextNode, row: Reader, context: Context) -> StatusRow:
    return StatusRow(
        value=value.text,
        standing=Standing(row.text("is")),
        final=row.flag("final"),
        money=MoneyAt(row.text("money", MoneyAt.UNKNOWN.value)),
        evidence=evidence(row, context),
        span=value.span,
    )


def flows(root: Reader) -> tuple[CallFlow, ...]:
    """Flows, in the order of the spec."""
    found: list[CallFlow] = []
    for key, node in root.members("flows"):
        flow = Reader(node, key.span)
        steps = tuple(_step(item) for item in flow.items("steps"))
        found.append(CallFlow(key.text, flow.text("doc"), steps, key.span))
    return tuple(found)


def _step(node: Node) -> Step:
    step = Reader(node, node.span)
    return Step(
        operation=step.text("call"),
        takes=tuple(_taken(key, value) for key, value in step.members("takes")),
        span=step.span_of("call"),
    )


def _taken(key: TextNode, value: Node) -> Taken:
    operation, _, path = scalar_text(value).partition(".")
    return Taken(key.text, operation, path, key.span, value.span)
