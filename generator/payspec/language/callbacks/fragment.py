"""Schema of callbacks."""

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    Schema,
    described,
    flag,
    record,
    shorthand,
    table,
    text,
    texts,
)

_VALUE: Schema = {"type": ["boolean", "string"]}


def callbacks(*, written: bool) -> Schema:
    """Schema of `callbacks`."""
    field = "A field of the payload, by its wire name; dots lead into objects."
    callback = record(
        "One callback.",
        {
            "doc": text("When it is sent, and what it tells."),
            "body": {"$ref": "#/$defs/payload"},
            "batched": flag("One object or a list of them may come."),
            "thin": flag("It only names what changed: never more than a hint."),
            "verify": _verify(written=written),
            "identity": texts(
                "The fields that tell one event from every other: the same event sent "
                "again has the same.",
                written=written,
                examples=[["id", "status", "updated_at"]],
            ),
            "order": text(
                "The field that tells which of two events is newer: a timestamp or a "
                "whole number.",
                examples=["updated_at"],
            ),
            "acknowledge": _acknowledge(written=written),
            "reread": _reread(field, written=written),
            "mode": _mode(field, written=written),
            **evidence_keys(written=written),
        },
        ("body", "acknowledge"),
    )
    return table(
        "What the provider sends by itself, by a short name. The first one is read by "
        "`parse`, any other by `parse_` and its name.",
        callback,
        NAME,
    )


def _verify(*, written: bool) -> Schema:
    name = text("The name of a signature.")
    names: Schema = {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": {"type": "string", "minLength": 1},
    }
    long = record(
        "Signatures by their names under `signatures`.",
        {
            "all": described("Every one of these has to hold.", names),
            "any": described("One of these is enough.", names),
        },
    )
    return shorthand(
        "What has to hold before anything is read: a signature, or several under `all` "
        "or `any`. Without it nothing is proven and a callback is a hint.",
        name,
        {**long, "minProperties": 1, "maxProperties": 1},
        written=written,
        examples=["signature", {"all": ["signature", "basic"]}],
    )


def _acknowledge(*, written: bool) -> Schema:
    status = described(
        "The status that the provider takes for received.",
        {"type": "integer", "minimum": 200, "maximum": 299},
        examples=[200],
    )
    long = record(
        "What the provider takes for received.",
        {
            "status": status,
            "body": text("The body that it has to be answered with.", maxLength=1_000),
            **evidence_keys(written=written),
        },
        ("status",),
    )
    return shorthand(
        "How a callback is answered once it is kept.", status, long, written=written
    )


def _reread(field: str, *, written: bool) -> Schema:
    operation = text("The operation that reads what is true now.")
    long = record(
        "How to read what is true now.",
        {
            "with": operation,
            "by": text(f"{field} Its value is that operation's parameter."),
            **evidence_keys(written=written),
        },
        ("with", "by"),
    )
    return shorthand(
        "How to read what is true now, which comes before acting: an operation asked "
        "by the first field of `identity`, or by another one.",
        operation,
        long,
        written=written,
        examples=["get_payout"],
    )


def _mode(field: str, *, written: bool) -> Schema:
    name = text(field)
    long = record(
        "The field that tells the environment.",
        {
            "field": name,
            "of": text(
                "The request field that selects environments and that it repeats, "
                "where that has another name."
            ),
            "is": table(
                "What it holds in each environment, by the environment's name; without "
                "this, what selects the environments.",
                _VALUE,
                examples=[{"live": False, "test": True}],
            ),
            "absent": described("What an event without the field means.", _VALUE),
            **evidence_keys(written=written),
        },
        ("field",),
    )
    return shorthand(
        "The field that tells which environment an event is of. One of another "
        "environment than that of the keys is refused.",
        name,
        long,
        written=written,
        examples=["test"],
    )
