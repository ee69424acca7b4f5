"""The blocks of a shipped template: their names and their texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..environment import shipped


@dataclass(frozen=True, slots=True)
class ShippedBlock:
    """A block as payspec has it.

    In its `text` the blocks that it `holds` are there by name alone, and comments are
    not. One that is `required` is filled by each template that extends this one.
    """

    name: str
    text: str
    required: bool
    holds: tuple[str, ...]


def shipped_blocks(templates: Path, template: str) -> dict[str, ShippedBlock]:
    """The blocks of a template in the folder `templates`, by name."""
    source = _source(templates, template)
    return {each.name: each for each in _blocks(templates, source)}


def _source(templates: Path, template: str) -> str:
    environment = shipped(templates)
    assert environment.loader is not None
    return environment.loader.get_source(environment, template)[0]


@dataclass(slots=True)
class _Open:
    name: str
    required: bool
    text: list[str] = field(default_factory=list[str])
    holds: list[str] = field(default_factory=list[str])


def _blocks(templates: Path, source: str) -> Iterator[ShippedBlock]:
    around: list[_Open] = []
    for words, text in _pieces(templates, source):
        opens, closes = words[:1] == ["block"], words[:1] == ["endblock"]
        if closes:
            done = around.pop()
            text_of = "".join(done.text)
            yield ShippedBlock(done.name, text_of, done.required, tuple(done.holds))
        if around:
            around[-1].text.append(text)
        if opens:
            for each in around:
                each.holds.append(words[1])
            around.append(_Open(words[1], "required" in words))


def _pieces(templates: Path, source: str) -> Iterator[tuple[list[str], str]]:
    """The text in pieces, each with its words where it is a statement."""
    statement: list[tuple[str, str]] | None = None
    for _, kind, value in shipped(templates).lex(source):
        if kind.startswith("comment"):
            continue
        if kind == "block_begin":
            statement = []
        if statement is None:
            yield [], value
            continue
        statement.append((kind, value))
        if kind == "block_end":
            words = [value for kind, value in statement if kind == "name"]
            yield words, "".join(value for _, value in statement)
            statement = None
