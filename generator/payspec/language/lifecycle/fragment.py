"""Schema of statuses and flows."""

from payspec.ir.lifecycle import MoneyAt, Standing

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    TYPE_NAME,
    Schema,
    explained,
    flag,
    record,
    shorthand,
    table,
    text,
)

_STANDINGS = {
    Standing.CREATED.value: "It is there, and nothing was set in motion yet.",
    Standing.PENDING.value: "It is under way.",
    Standing.ACTION.value: "It waits for somebody to do something.",
    Standing.IN_DOUBT.value: "The provider itself does not know; a person settles it.",
    Standing.SUCCEEDED.value: "It was paid.",
    Standing.PARTIAL.value: "A part of it was paid.",
    Standing.FAILED.value: "It was not paid.",
    Standing.CANCELLING.value: "It is being stopped, and may still be paid.",
    Standing.CANCELLED.value: "It was stopped before it was paid.",
    Standing.EXPIRED.value: "It was not paid in time.",
    Standing.REVERSED.value: "It was paid, and the money came back.",
    Standing.UNKNOWN.value: "No document explains it: neither failed nor succeeded.",
}
_MONEY = {
    MoneyAt.SENDER.value: "Still with the sender, or there again.",
    MoneyAt.MOVING.value: "On its way.",
    MoneyAt.RECEIVER.value: "With the receiver.",
    MoneyAt.UNKNOWN.value: "No document says where.",
}


def statuses(*, written: bool) -> Schema:
    """Schema of `statuses`."""
    standing = explained("Where a payout with this status stands.", _STANDINGS)
    row = record(
        "What a status means.",
        {
            "is": standing,
            "final": flag("It never changes again."),
            "money": explained("Where the money is.", _MONEY),
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
