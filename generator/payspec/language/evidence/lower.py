"""Evidence in long form, as IR."""

from payspec.ir.evidence import Assumption, Conflict, Evidence, Reading, Source

from ..context import Context
from ..reader import Reader, scalar_text


def evidence(reader: Reader, context: Context) -> Evidence:
    """What the fact at hand rests on."""
    return Evidence(
        sources=reader.texts("source"),
        assumptions=tuple(
            f"{context.provider}.{name}" for name in reader.texts("assumed")
        ),
        conflicts=tuple(
            f"{context.provider}.{name}" for name in reader.texts("conflict")
        ),
    )


def sources(root: Reader) -> tuple[Source, ...]:
    """Every source that the spec names."""
    return tuple(
        Source(key.text, scalar_text(node), key.span)
        for key, node in root.members("sources")
    )


def assumptions(root: Reader, context: Context) -> tuple[Assumption, ...]:
    """Every assumption that the spec makes."""
    return tuple(
        Assumption(
            f"{context.provider}.{key.text}",
            Reader(node, key.span).text("says"),
            key.span,
        )
        for key, node in root.members("assumptions")
    )


def conflicts(root: Reader, context: Context) -> tuple[Conflict, ...]:
    """Every disagreement between documents that the spec decides."""
    found: list[Conflict] = []
    for key, node in root.members("conflicts"):
        reader = Reader(node, key.span)
        found.append(
            Conflict(
                id=f"{context.provider}.{key.text}",
                readings=tuple(
                    Reading(says=each.text("says"), source=each.text("source"))
                    for item in reader.items("readings")
                    for each in (Reader(item, item.span),)
                ),
                chosen=reader.text("chosen"),
                why=reader.text("why"),
                span=key.span,
            )
        )
    return tuple(found)
