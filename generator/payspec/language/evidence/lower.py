"""Evidence in long form, as IR."""

from payspec.ir.evidence import (
    Assumption,
    Conflict,
    Evidence,
    Mention,
    Reading,
    Source,
)

from ..context import Context
from ..reader import Reader, scalar_text


def evidence(reader: Reader, context: Context) -> Evidence:
    """What the fact at hand rests on."""
    own = f"{context.provider}."
    return Evidence(
        stated_by=_mentions(reader, "source"),
        assumed=_mentions(reader, "assumed", own),
        decided=_mentions(reader, "conflict", own),
    )


def _mentions(reader: Reader, key: str, prefix: str = "") -> tuple[Mention, ...]:
    return tuple(
        Mention(f"{prefix}{scalar_text(item)}", item.span) for item in reader.items(key)
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
                    Reading(
                        says=each.text("says"),
                        source=Mention(each.text("source"), each.span_of("source")),
                    )
                    for item in reader.items("readings")
                    for each in (Reader(item, item.span),)
                ),
                chosen=reader.text("chosen"),
                why=reader.text("why"),
                span=key.span,
            )
        )
    return tuple(found)
