"""Where a spec can be changed: its lines, keys and values, each with its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from payspec.diagnostics import Collector, Span
from payspec.language.source import (
    MappingNode,
    Node,
    NullNode,
    SequenceNode,
    TextNode,
    read,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A key or a value that stands on one line, and the keys on the way to it."""

    text: str
    span: Span
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """What can be changed in a spec. `types` are values that are type expressions."""

    lines: tuple[int, ...]
    keys: tuple[Word, ...]
    values: tuple[Word, ...]
    names: tuple[Word, ...]
    types: tuple[Word, ...]

    def things(self, lines: tuple[int, ...]) -> set[str]:
        """What these lines are part of: a type or operation, and a member of it."""
        return {
            step
            for word in (*self.keys, *self.values)
            if word.span.line in lines
            for step in word.path[1:3]
        }


@cache
def places(text: str) -> Places:
    """All places of a good spec."""
    root = read("spec.yaml", text.encode("utf-8"), Collector())
    assert root is not None
    keys, values = [*_keys(root, ())], [*_values(root, ())]
    return Places(
        tuple(
            number
            for number, line in enumerate(text.splitlines(), 1)
            if line.strip() and not line.lstrip().startswith("#")
        ),
        tuple(keys),
        tuple(values),
        tuple(each for each in values if each.text.isidentifier()),
        tuple(each for each in values if _is_type(each)),
    )


def _is_type(word: Word) -> bool:
    match word.path:
        case ("types", _, key):
            return not key.startswith("$")
        case ("types", _, _, "type") | ("operations", _, "path" | "query", _):
            return True
        case ("operations", _, "path" | "query", _, "type"):
            return True
        case _:
            return False


def _keys(node: Node, path: tuple[str, ...]) -> Iterator[Word]:
    match node:
        case MappingNode(entries=entries):
            for entry in entries:
                inner = (*path, entry.key.text)
                if entry.key.span.on_one_line and not entry.key.quoted:
                    yield Word(entry.key.text, entry.key.span, inner)
                yield from _keys(entry.value, inner)
        case SequenceNode(items=items):
            for item in items:
                yield from _keys(item, path)
        case _:
            return


def _values(node: Node, path: tuple[str, ...]) -> Iterator[Word]:
    match node:
        case MappingNode(entries=entries):
            for entry in entries:
                yield from _values(entry.value, (*path, entry.key.text))
        case SequenceNode(items=items):
            for item in items:
                yield from _values(item, path)
        case NullNode(span=span) if span.empty:
            return
        case TextNode(text=text, span=span):
            if span.on_one_line:
                yield Word(text, span, path)
        case _:
            yield Word("", node.span, path)
