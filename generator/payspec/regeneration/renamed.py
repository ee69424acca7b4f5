"""What would have another name than the last run gave it, or lead to other keys."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from payspec.output.origin import KEYS
from payspec.pipeline.derived_keys import AT, CALL, words


@dataclass(frozen=True, slots=True)
class Renamed:
    """A thing of a provider that would have another name in code than it had."""

    provider: str
    thing: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What idempotency keys of a provider are derived from, and would not be any more.

    An order that was made before would have another key, and a second call would pay it
    again. `before` or `after` is empty where no credential tells the account.
    """

    provider: str
    thing: str
    before: str
    after: str


def moved(
    provider: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Renamed | Rekeyed]:
    """What has another name after than before; what is on one side alone has not.

    Both are as remembered: what was not, because an older version made the tree, has
    nothing to differ from.
    """
    listed: set[str] = set()
    for thing, was in before.items():
        now = after.get(thing, was)
        if thing.startswith((AT, CALL)):
            # Others of the same place, that stay, come or go, rename none.
            gone, come = words(was) - words(now), words(now) - words(was)
            if not gone or not come:
                continue
            listed |= gone | come
            was, now = ", ".join(sorted(gone)), ", ".join(sorted(come))
        if was == now:
            continue
        if thing.startswith(KEYS):
            yield Rekeyed(provider, thing.removeprefix(KEYS), was, now)
        else:
            yield Renamed(provider, thing, was, now)
    for kind, of in ((AT, "environments"), (CALL, "operations")):
        had, has = _words(before, kind), _words(after, kind)
        gone, come = had - has - listed, has - had - listed
        if gone and come:
            # Renamed and moved to another place at once, as far as anybody can tell.
            was, now = ", ".join(sorted(gone)), ", ".join(sorted(come))
            yield Rekeyed(provider, of, was, now)


def _words(facts: Mapping[str, str], kind: str) -> frozenset[str]:
    """The names of all environments, or of all operations."""
    lists = (words(word) for thing, word in facts.items() if thing.startswith(kind))
    return frozenset[str]().union(*lists)


def moved_providers(
    gone: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[Rekeyed]:
    """Providers that are described under another name: of the same host and call."""
    for before, had in gone.items():
        for after, has in new.items():
            places = _common(had, has, AT)
            if places and _common(had, has, CALL):
                place = places[0].removeprefix(AT)
                yield Rekeyed(before, f"provider at {place}", before, after)


def _common(one: Iterable[str], other: Iterable[str], kind: str) -> list[str]:
    common = set(one) & set(other)
    return sorted(thing for thing in common if thing.startswith(kind))
