"""Schema of statuses and flows."""

from payspec.ir.lifecycle import MoneyAt, Standing

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    TYPE_NAME,
    Schema,
    choice,
    flag,
    record,
    shorthand,
    table,
    text,
)


def statuses(*, written: bool) -> Schema:
    """Schema of `statuses`."""
    standing = choice(
        "Where a payout with this status stands.", *(each.value for each in Standing)
    )
    row = record(
        "What a status means.",
        {
            "is": standing,
            "final": flag("It never changes again."),
            "money": choice("Where the money is.", *(each.value for each in MoneyAt)),
            **evidence_keys(written=written),
        },
        ("is",),
    )
    rows = table(
        "What each value means. One that is not listed is neither success nor failure.",
        shorthand("A status.", standing, row, written=written),
    )
    return table(
        "What statuses mean, by the enumeration that lists them.",
        rows,
        TYPE_NAME,
        examples=[{"Status": {"done": {"is": "succeeded", "final": True}}}],
    )


def flows(*, written: bool) -> Schema:
    """Schema of `flows`."""
    operation = text("An operation, by its name.")
    step = record(
        "One call.",
        {
            "call": operation,
            "takes": table(
                "Parameters or request fields, each with the operation and the field "
                "of its answer that it comes from: session: start_session.id.",
                text("operation.field"),
            ),
        },
        ("call",),
    )
    steps: Schema = {
        "description": "The calls, in their order.",
        "type": "array",
        "minItems": 2,
        "items": shorthand("A call.", operation, step, written=written),
    }
    flow = record(
        "Calls that lead to one end together.",
        {"doc": text("What they lead to."), "steps": steps},
        ("steps",),
    )
    return table("Calls that follow each other, by a short name.", flow, NAME)
