"""What an editor says of the word below the pointer: each key and word is explained."""

import json
from collections.abc import Iterator

import pytest

from payspec.language.document.editor import provider_text
from payspec.language.types.catalogue import BY_WORD
from payspec.language.types.meanings import MEANINGS
from tests.language.schema import WRITTEN, alternatives, parts


def properties_in(
    schema: object, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, dict[str, object]]]:
    """Every key that any part of the schema knows, by its place in it."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from properties_in(item, (*path, str(index)))
    if not isinstance(schema, dict):
        return
    known = schema.get("properties")
    for name, value in schema.items():
        if value is known and isinstance(known, dict):
            for key, inner in known.items():
                yield "/".join((*path, key)), inner
                yield from properties_in(inner, (*path, key))
        elif name not in {"enum", "examples", "required", "const"}:
            yield from properties_in(value, (*path, name))


@pytest.mark.parametrize(
    "key", [pytest.param(key, id=place) for place, key in properties_in(WRITTEN)]
)
def test_a_key_explains_itself(key: dict[str, object]) -> None:
    """A person who hovers a key reads a sentence."""
    said = [
        str(each["description"]) for each in alternatives(key) if "description" in each
    ]
    assert said and said[0].endswith((".", ")"))


def test_every_word_that_can_be_chosen_is_explained_or_none() -> None:
    for part in parts(json.loads(provider_text())):
        if "enumDescriptions" in part:
            words, meanings = part["enum"], part["enumDescriptions"]
            assert isinstance(words, list) and isinstance(meanings, list)
            assert len(words) == len(meanings) == len(set(meanings))
            assert all(str(each).endswith(".") for each in meanings)


def test_every_scalar_is_explained() -> None:
    assert MEANINGS.keys() == BY_WORD.keys()
