"""Schema of echoes: fields of an answer that say what it is about."""

from ..evidence.fragment import evidence_keys
from ..fragments import Schema, described, flag, record, shorthand, text


def echoes(says: str, example: list[str], *, written: bool) -> Schema:
    """Schema of a list of echoes; `says` is what one that differs means."""
    field = text(
        "A field of the answer, by its wire name; inside other objects: a.b.c."
    )
    echo = record(
        "An echo.",
        {
            "field": field,
            "of": text(
                "The parameter or request field that it repeats, where that has "
                "another name, or a field of the environment's `mode`; inside other "
                "objects: a.b.c."
            ),
            "optional": flag(
                "Whether the answer need not repeat it: it is compared only where it "
                "is there. `field?` is the same."
            ),
            "absent": {
                "description": "What an answer without the field means.",
                "type": ["boolean", "string"],
            },
            **evidence_keys(written=written),
        },
        ("field",),
    )
    short = shorthand(
        "A field that the answer repeats and that has to be the same there; `field?` "
        "where the answer need not have it.",
        text(
            "A field of the answer, by its wire name; inside other objects: a.b.c. "
            "With `?` behind it, it is compared only where the answer has it."
        ),
        echo,
        written=written,
    )
    items: Schema = {"type": "array", "minItems": 1, "items": short}
    return described(says, items, examples=[example])
