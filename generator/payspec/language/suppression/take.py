"""`$allow` is taken out of a spec before anything else is read from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from payspec.diagnostics import Collector, Span, nearest

from ..source import Entry, MappingNode, Node, SequenceNode, TextNode
from .allowance import ALLOW, Allowance
from .rules import BAD_ALLOW

MOST_ALLOWANCES = 1_000
"""Each is held against every finding: a hostile spec must not take for ever."""

_EXAMPLE = "for example `$allow: {no-find: The API has no search.}`"


@dataclass(frozen=True, slots=True)
class Taken:
    """A spec without `$allow`, what it allows, and the text of that as it stood."""

    root: MappingNode
    allowances: tuple[Allowance, ...]
    written: tuple[Node, ...]


def take(root: MappingNode, report: Collector) -> Taken:
    """The spec without its `$allow`, and what they allow, each where it stands.

    What is wrong with one is reported. One without a reason still allows: the finding
    that it is about would only be a second one for the same mistake.
    """
    taker = _Taker(report)
    rest = taker.mapping(root, (root.span,))
    # A node that aliases stand for is met once for each of them.
    allowances = tuple(dict.fromkeys(taker.allowances))
    if len(allowances) > MOST_ALLOWANCES:
        report.report(
            BAD_ALLOW,
            allowances[MOST_ALLOWANCES].span,
            f"more than {MOST_ALLOWANCES:,} findings are allowed",
            hint="mend some of them",
        )
    return Taken(rest, allowances[:MOST_ALLOWANCES], tuple(taker.written))


class _Taker:
    __slots__ = ("_report", "allowances", "written")

    def __init__(self, report: Collector) -> None:
        self._report = report
        self.allowances: list[Allowance] = []
        self.written: list[Node] = []

    def mapping(self, node: MappingNode, places: tuple[Span, ...]) -> MappingNode:
        """The mapping without `$allow`, which in it is about `places`."""
        kept: list[Entry] = []
        for item in node.entries:
            if item.key.text == ALLOW:
                self.written.append(item.value)
                self.allowances += self._allowances(item, node, places)
                continue
            value = self._rest(item.value, _places(item))
            kept.append(
                item if value is item.value else Entry(key=item.key, value=value)
            )
        if len(kept) == len(node.entries) and all(
            new is old for new, old in zip(kept, node.entries, strict=True)
        ):
            return node
        return MappingNode(entries=tuple(kept), span=node.span)

    def _rest(self, node: Node, places: tuple[Span, ...]) -> Node:
        match node:
            case MappingNode():
                return self.mapping(node, places)
            case SequenceNode(items):
                rest = tuple(self._rest(item, (item.span,)) for item in items)
                if all(new is old for new, old in zip(rest, items, strict=True)):
                    return node
                return SequenceNode(items=rest, span=node.span)
            case _:
                return node

    def _allowances(
        self, allow: Entry, around: MappingNode, places: tuple[Span, ...]
    ) -> Iterator[Allowance]:
        if not isinstance(allow.value, MappingNode) or not allow.value.entries:
            self._bad(
                allow.key.span,
                "`$allow` takes rules by their ids, each with the reason",
                _EXAMPLE,
            )
            return
        members = _members(around)
        for item in allow.value.entries:
            if not isinstance(item.value, MappingNode) or not item.value.entries:
                reason = self._reason(item)
                yield Allowance(item.key.text, reason, item.key.span, places)
                continue
            for each in item.value.entries:
                member = self._member(each.key, members)
                about = places if member is None else _places(member)
                reason = self._reason(each)
                yield Allowance(item.key.text, reason, each.key.span, about)

    def _reason(self, item: Entry) -> str:
        if isinstance(item.value, TextNode) and item.value.text.strip():
            return " ".join(item.value.text.split())
        self._bad(
            item.key.span,
            f"'{item.key.text}' is allowed without a reason",
            "say why in a sentence",
        )
        return ""

    def _member(self, name: TextNode, members: Mapping[str, Entry]) -> Entry | None:
        if name.text in members:
            return members[name.text]
        near = nearest(name.text, members)
        self._bad(
            name.span,
            f"there is no key '{name.text}' beside this `$allow`",
            f"did you mean '{near}'?" if near else "name one, or write the reason here",
        )
        return None

    def _bad(self, span: Span, message: str, hint: str) -> None:
        self._report.report(BAD_ALLOW, span, message, hint=hint)


def _places(item: Entry) -> tuple[Span, ...]:
    return item.key.span, item.value.span


def _members(around: MappingNode) -> dict[str, Entry]:
    """What stands beside `$allow`, with and without the mark of a required field."""
    return {
        key: item
        for item in around.entries
        if item.key.text != ALLOW
        for key in (item.key.text.removesuffix("!"), item.key.text)
    }
