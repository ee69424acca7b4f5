"""The words that a key takes, each with what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from payspec.language.fragments import items_of, members_of

from ..markdown import code, prose, table
from .takes import alternatives


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one key, each with its meaning, in the schema's order."""

    key: str
    meanings: tuple[tuple[str, str], ...]

    def markdown(self) -> str:
        """A table of the words."""
        rows = [(code(word), prose(meaning)) for word, meaning in self.meanings]
        return table((code(self.key), "means"), rows)


def words(properties: Mapping[str, object]) -> Iterator[Words]:
    """The words of each key that has some, or whose names or items have."""
    for key, schema in properties.items():
        found = next(_explained(members_of(schema)), None)
        if found is not None:
            yield Words(key, found)


def _explained(
    schema: Mapping[str, object],
) -> Iterator[tuple[tuple[str, str], ...]]:
    for form in alternatives(schema):
        meanings = items_of(form.get("enumDescriptions"))
        if meanings:
            listed = map(str, items_of(form.get("enum")))
            yield tuple(zip(listed, map(str, meanings), strict=True))
        for inner in ("additionalProperties", "items"):
            if members_of(form.get(inner)):
                yield from _explained(members_of(form.get(inner)))
