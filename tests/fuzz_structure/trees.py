"""Trees of specs that can be changed, and written as YAML again in many styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from payspec.language.source import (
    BoolNode,
    MappingNode,
    Node,
    NullNode,
    NumberNode,
    SequenceNode,
    TextNode,
)

_DEEPEST = 24
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(slots=True)
class Scalar:
    """A scalar; a plain one is written as it is, any other in quotes."""

    text: str
    plain: bool = True


@dataclass(slots=True)
class Seq:
    """A list."""

    items: list[Tree]


@dataclass(slots=True)
class Map:
    """A mapping, whose keys may stand in it twice."""

    entries: list[tuple[Scalar, Tree]]


@dataclass(slots=True)
class Raw:
    """YAML that is written as it is: an anchor, an alias, a nest of brackets."""

    text: str


Tree: TypeAlias = Scalar | Seq | Map | Raw
Holder: TypeAlias = Seq | Map


def tree_of(node: Node) -> Tree:
    """A tree that can be changed, of nodes that were read."""
    match node:
        case TextNode(text, quoted):
            return Scalar(text, not quoted)
        case NumberNode(text):
            return Scalar(text)
        case BoolNode(value):
            return Scalar("true" if value else "false")
        case NullNode():
            return Scalar("null")
        case SequenceNode(items):
            return Seq([tree_of(item) for item in items])
        case MappingNode(entries):
            return Map(
                [
                    (Scalar(each.key.text, not each.key.quoted), tree_of(each.value))
                    for each in entries
                ]
            )


def copied(tree: Tree) -> Tree:
    """The same tree once more."""
    match tree:
        case Scalar(text, plain):
            return Scalar(text, plain)
        case Seq(items):
            return Seq([copied(item) for item in items])
        case Map(entries):
            return Map(
                [(Scalar(k.text, k.plain), copied(value)) for k, value in entries]
            )
        case Raw(text):
            return Raw(text)


def slots(tree: Tree, path: tuple[str, ...] = ()) -> Iterator[Slot]:
    """Every place that holds a node, in the order of the tree."""
    match tree:
        case Seq(items):
            for number, item in enumerate(items):
                yield Slot(tree, number, path)
                yield from slots(item, path)
        case Map(entries):
            for number, (key, value) in enumerate(entries):
                yield Slot(tree, number, (*path, key.text))
                yield from slots(value, (*path, key.text))
        case Scalar() | Raw():
            return


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a list or a mapping, and the keys on the way to it."""

    holder: Holder
    number: int
    path: tuple[str, ...]

    @property
    def tree(self) -> Tree:
        """What stands there."""
        held = self.holder
        if isinstance(held, Seq):
            return held.items[self.number]
        return held.entries[self.number][1]

    def put(self, tree: Tree) -> None:
        """Let something else stand there."""
        if isinstance(self.holder, Seq):
            self.holder.items[self.number] = tree
        else:
            key = self.holder.entries[self.number][0]
            self.holder.entries[self.number] = (key, tree)

    def remove(self) -> None:
        """Let nothing stand there, nor its key."""
        if isinstance(self.holder, Seq):
            del self.holder.items[self.number]
        else:
            del self.holder.entries[self.number]


def written(tree: Tree, draw: Random) -> str:
    """The tree as YAML: blocks and brackets, plain and quoted texts, as it is drawn."""
    writer = _Writer(draw, styled=draw.random() < 0.3)
    text = writer.block(tree, 0).lstrip("\n") + "\n"
    return text.replace("\n", "\r\n") if draw.random() < 0.03 else text


@dataclass(slots=True)
class _Writer:
    draw: Random
    styled: bool

    def block(self, tree: Tree, depth: int) -> str:
        margin = "  " * depth
        match tree:
            case Map(entries) if entries and depth < _DEEPEST:
                lines: list[str] = []
                for key, value in entries:
                    name = self.key(key, margin)
                    lines.append(f"{margin}{name}:{self._behind(value, depth)}")
                return "\n" + "\n".join(lines)
            case Seq(items) if items and depth < _DEEPEST:
                return "\n" + "\n".join(
                    f"{margin}-{self._behind(item, depth)}" for item in items
                )
            case _:
                return self.flow(tree, margin)

    def _behind(self, value: Tree, depth: int) -> str:
        if isinstance(value, Map | Seq) and not (self.styled and self._now(0.2)):
            inner = self.block(value, depth + 1)
            return inner if inner.startswith("\n") else f" {inner}"
        return f" {self.flow(value, '  ' * (depth + 1))}"

    def flow(self, tree: Tree, margin: str) -> str:
        match tree:
            case Map(entries):
                pairs = (
                    f"{self.key(k, margin, flow=True)}: {self.flow(value, margin)}"
                    for k, value in entries
                )
                return f"{{{', '.join(pairs)}}}"
            case Seq(items):
                return f"[{', '.join(self.flow(item, margin) for item in items)}]"
            case Raw(text):
                return text
            case Scalar(text, plain):
                return self.scalar(text, plain=plain, margin=margin)

    def key(self, key: Scalar, margin: str, *, flow: bool = False) -> str:
        if self.styled and not flow and self._now(0.03) and len(key.text) > 1:
            # A key over two lines, which only `? ` can have.
            return f"? {self._folded(key.text, margin)}\n{margin}"
        return self.scalar(key.text, plain=key.plain, margin=margin)

    def scalar(self, text: str, *, plain: bool, margin: str) -> str:
        if self.styled and self._now(0.1) and len(text) > 1:
            return self._folded(text, margin)
        if plain and _is_plain(text):
            return text
        if self.styled and self._now(0.3) and text.isprintable():
            doubled = text.replace("'", "''")
            return f"'{doubled}'"
        return f'"{_escaped(text)}"'

    def _folded(self, text: str, margin: str) -> str:
        at = self.draw.randrange(1, len(text))
        head, rest = _escaped(text[:at]), _escaped(text[at:])
        # The spaces that a line begins with are not part of the text, escaped ones are.
        kept = "\\" if rest.startswith(" ") else ""
        return f'"{head}\\\n{margin}  {kept}{rest}"'

    def _now(self, chance: float) -> bool:
        return self.draw.random() < chance


def _is_plain(text: str) -> bool:
    if not text or text != text.strip() or not text.isprintable():
        return False
    if text[0] in "!&*?|>%@`'\"#,[]{}-:" and text not in {"-1"}:
        return text[0] == "-" and text[1:2].isdigit()
    return not any(mark in text for mark in (": ", " #", ",", "[", "]", "{", "}")) and (
        not text.endswith(":")
    )


def _escaped(text: str) -> str:
    return "".join(map(_escape, text))


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() or character == "\u3000":
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
