"""Schema of samples."""

from payspec.ir.samples import DeviationKind

from ..fragments import Schema, choice, record, shorthand, table, text


def samples(*, written: bool) -> Schema:
    """Schema of `samples`."""
    file = text(
        "A file below the folder of the spec, with the documented text word for word; "
        "its name says what it is: name.request.json, name.201.json.",
        pattern="[.](request|[1-5][0-9][0-9])[.]json$",
    )
    deviation = choice(
        "How it contradicts the table. form: another JSON form. missing: a required "
        "field is not there. undocumented: a field that the table does not have. "
        "value: a length, pattern or list of values is not kept. echo: the answer does "
        "not repeat what the request sample says. auth: a member that `auth` writes.",
        *(kind.value for kind in DeviationKind),
    )
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
