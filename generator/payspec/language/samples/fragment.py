"""Schema of samples."""

from payspec.ir.samples import DeviationKind

from ..fragments import Schema, explained, record, shorthand, table, text

_KINDS = {
    DeviationKind.FORM.value: "Another JSON form.",
    DeviationKind.MISSING.value: "A required field is not there.",
    DeviationKind.UNDOCUMENTED.value: "A field that the table does not have.",
    DeviationKind.VALUE.value: "A length, pattern or list of values is not kept.",
    DeviationKind.ECHO.value: "Not what the sample of the request says.",
    DeviationKind.AUTH.value: "A member that `auth` writes.",
}


def samples(*, written: bool) -> Schema:
    """Schema of `samples`."""
    file = text(
        "A file below the folder of the spec, with the documented text word for word; "
        "its name says what it is: name.request.json, name.201.json.",
        pattern="[.](request|[1-5][0-9][0-9])[.]json$",
        examples=["acme/create_payout.request.json"],
    )
    deviation = explained("How it contradicts the table.", _KINDS)
    long = record(
        "A sample with its deviations.",
        {
            "file": file,
            "deviates": table(
                "Contradictions, by JSON pointer into the sample.", deviation
            ),
        },
        ("file",),
    )
    return {
        "description": "The documented payloads, each held against its table.",
        "type": "array",
        "minItems": 1,
        "items": shorthand("A sample.", file, long, written=written),
    }
