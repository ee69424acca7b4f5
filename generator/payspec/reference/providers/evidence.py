"""What a provider's facts rest on, and where they lead."""

from payspec.ir.evidence import Conflict, Evidence
from payspec.ir.facts import live_assumptions
from payspec.ir.provider import Provider

from ..markdown import bullets, code, joined, link, place, prose, table
from ..section import Section, section


def rests(evidence: Evidence, *, assumed: str = "assumed") -> str:
    """Sources, assumptions and conflicts, each leading to its place on the page."""
    sources = [link(prose(name), f"#source.{name}") for name in evidence.sources]
    taken = [
        f"{assumed}: {link(code(name), f'#assumption.{name}')}"
        for name in evidence.assumptions
    ]
    decided = [
        f"decided: {link(code(name), f'#conflict.{name}')}"
        for name in evidence.conflicts
    ]
    return ", ".join((*sources, *taken, *decided))


def assumptions(provider: Provider) -> Section:
    """Facts that no document states, and which of them bar a live client."""
    live = live_assumptions(provider)
    rows: list[tuple[str, str, str]] = []
    for each in provider.assumptions:
        where = ", ".join(map(code, live.get(each.id, ()))) or "every live client"
        needed = where if each.id in live else "no client"
        named = f"{place(f'assumption.{each.id}')}{code(each.id)}"
        rows.append((named, prose(each.says), needed))
    about = (
        "No document states these. A live client is built only if its caller accepts "
        "those that it rests on: `accept_assumptions={…}`."
    )
    listed = table(("id", "what is taken for true", "accepted for"), rows)
    return section("Assumptions", about if rows else "", listed)


def conflicts(provider: Provider) -> Section:
    """Places where documents disagree."""
    return section("Conflicts", *map(_conflict, provider.conflicts))


def sources(provider: Provider) -> Section:
    """The documents that state the facts."""
    rows = [
        (f"{place(f'source.{each.name}')}{code(each.name)}", _reference(each.reference))
        for each in provider.sources
    ]
    return section("Sources", table(("name", "document"), rows))


def _conflict(conflict: Conflict) -> str:
    readings = bullets(
        f"{link(code(each.source.name), f'#source.{each.source.name}')}: "
        f"{prose(each.says)}"
        for each in conflict.readings
    )
    return joined(
        f"{place(f'conflict.{conflict.id}')}\n{code(conflict.id)}",
        readings,
        f"Chosen: {prose(conflict.chosen)} {prose(conflict.why)}",
    )


def _reference(reference: str) -> str:
    plain = reference.strip()
    if plain.startswith("https://"):
        return link(prose(plain), plain)
    return prose(plain)
