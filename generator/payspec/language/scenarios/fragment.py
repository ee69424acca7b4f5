"""Schema of scenarios."""

from ..evidence.fragment import evidence_keys
from ..fragments import NAME, Schema, record, table, text


def scenarios(*, written: bool) -> Schema:
    """Schema of `scenarios`."""
    value: Schema = {"type": ["string", "boolean", "number"]}
    scenario = record(
        "A request, and what comes of it.",
        {
            "doc": text("What it shows."),
            "call": text("The operation, by its name."),
            "when": table(
                "Parameters or fields of the request, each with its value: "
                "customer.country: US.",
                value,
            ),
            "answer": text(
                "The sample of that operation that it is answered with, by its file."
            ),
            "becomes": table(
                "Fields of the answer, each with the value that it has, or comes to "
                "have when it is read again.",
                value,
            ),
            **evidence_keys(written=written),
        },
        ("call", "when"),
    )
    return table(
        "What the provider's sandbox does with some requests, by a short name. It is "
        "checked; nothing is emitted of it yet.",
        scenario,
        NAME,
        examples=[
            {"declined": {"call": "pay", "when": {"a": 1}, "becomes": {"b": "c"}}}
        ],
    )
