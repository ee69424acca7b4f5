"""Schema of sources, assumptions, conflicts, and of a fact's evidence."""

from ..fragments import (
    SLUG,
    Schema,
    described,
    record,
    shorthand,
    table,
    text,
    texts,
)


def evidence_keys(*, written: bool, mark: str = "") -> dict[str, Schema]:
    """The keys that say what a fact rests on, to be merged into a record."""
    return {
        f"{mark}source": texts(
            "Names of the sources that state this.", written=written
        ),
        f"{mark}assumed": texts(
            "Names of the assumptions that this rests on.", written=written
        ),
        f"{mark}conflict": texts(
            "Names of the conflicts that were decided here.", written=written
        ),
    }


def sources() -> Schema:
    """Schema of `sources`."""
    return table(
        "The documents that state the facts of this spec, by a short name.",
        text(
            "An address, or a repository with commit and path.",
            examples=["https://docs.example.com/payouts"],
        ),
        SLUG,
    )


def assumptions(*, written: bool) -> Schema:
    """Schema of `assumptions`."""
    says = text("What is taken for true although no document states it.")
    return table(
        "Facts that no document states. A live client is built only if its caller "
        "accepts those that it rests on, by id: the provider's name, a dot, this name.",
        shorthand(
            "The assumption, as one sentence.",
            says,
            record("One assumption.", {"says": says}, ("says",)),
            written=written,
        ),
        SLUG,
    )


def conflicts() -> Schema:
    """Schema of `conflicts`."""
    reading = record(
        "One reading.",
        {
            "says": text("What the source says."),
            "source": text("The name of the source."),
        },
        ("says", "source"),
    )
    return table(
        "Places where documents disagree, with the reading chosen and why.",
        record(
            "One disagreement.",
            {
                "readings": described(
                    "What is said, and by which source.",
                    {"type": "array", "minItems": 2, "items": reading},
                ),
                "chosen": text("The reading that this spec follows."),
                "why": text("Why that one."),
            },
            ("readings", "chosen", "why"),
        ),
        SLUG,
    )
