"""Mutants of specs, each drawn from its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from .donors import Donor, donors, parts
from .trees import Map, Raw, Scalar, Seq, Slot, Tree, copied, slots, written

HOSTILE = (
    *("", " ", "\n", "\t", "\0", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u202e"),
    *("!", "!!", "a!", "$", "$$", "$doc", "a.b", "a[b]", "a[]", ".", "..", "/", "//"),
    *("-1", "0", "1e5", "012", "0x1F", ".inf", "1_000", "yes", "no", "null", "~"),
    *("true", "1.50", "99999999999999999999999", "2026-01-01", "12:30"),
    *('"', "'", "`", "\\", '"""', "'''", "#", "%", "{", "}", "{}", "{a}", "{{a}}"),
    *("text", "text?", "text(..0)", "text(1..", "list(text)", "map(json)", "Payout"),
    *("list(list(list(text)))", "text | integer", "minor(currency)", "A | B", "?"),
    *("class", "def", "None", "self", "import", "__init__", "models", "client"),
    *(
        "é",
        "名前",
        "\U0001d4b3",
        "e\u0301",
        "\u200d",
        "👩‍👩‍👧",
        "\u3000",
        "ǆ",
        "ß",
        "ﬁ",
    ),
    *("200", "200, 201", "200, 200", "999", "0x200", "idempotency_key", "nothing"),
    *("a b", "a,b", "a=b", "a;b", "a:b", "a\r\nb", "X-A", "x-a", "Host", "{timestamp}"),
    *("[0-9]?+1", "(?i)a", "\\d", "a{2,1}", "[[:alpha:]]", "(a)\\1", "\\p{L}", "("),
    *("https://a.example", "http://[::1", "https://a@b", "ftp://x", "/a/{b}", "a/../b"),
    "A" * 70,
    "a" * 300,
)
"""Texts that some place of a spec may stumble over."""

_MARKS: tuple[Callable[[str], str], ...] = (
    lambda key: f"{key}!",
    lambda key: key.removesuffix("!"),
    lambda key: f"${key}",
    lambda key: key.removeprefix("$"),
    lambda key: f"!{key}",
    lambda key: f"{key} ",
    lambda key: f" {key}",
    lambda key: key.upper(),
    lambda key: key.lower(),
    lambda key: key.swapcase(),
    lambda key: key.replace("_", "-"),
    lambda key: key.replace("-", "_"),
    lambda key: f"{key}, {key}",
    lambda key: f"{key}?",
    lambda key: f"{key}[]",
)
"""What makes another key of a key, and may leave the same name."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutant: the donor it is made from, how, its tree and its text."""

    name: str
    donor: Donor
    steps: tuple[str, ...]
    tree: Map
    text: str


def mutant(number: int, seed: int) -> Mutant:
    """The mutant of that number; the same for the same seed, always."""
    draw = Random(f"{seed}/{number}")
    donor = _donor(draw)
    tree = copied(donor.tree)
    assert isinstance(tree, Map)
    steps: list[str] = []
    for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 5))):
        places = [*slots(tree)]
        if not places:
            break
        name, change = draw.choice(_CHANGES)
        slot = draw.choice(places)
        change(slot, tree, draw)
        steps.append(f"{name} at {'.'.join(slot.path)}")
    made = f"{seed}/{number}"
    return Mutant(made, donor, tuple(steps), tree, written(tree, draw))


@cache
def _weighted() -> tuple[Sequence[Donor], Sequence[float]]:
    """Small specs more often than large ones: they are as telling, and quick."""
    every = donors()
    return every, [min(1.0, 900 / each.size) for each in every]


def _donor(draw: Random) -> Donor:
    every, weights = _weighted()
    (chosen,) = draw.choices(every, weights)
    return chosen


def _moved(slot: Slot, _: Map, draw: Random) -> None:
    """A node that stands under the same key in another spec."""
    same = parts().get(slot.path[-1] if slot.path else "", ())
    if same:
        slot.put(copied(draw.choice(same).tree))


def _strange(slot: Slot, _: Map, draw: Random) -> None:
    """A node that stands anywhere in another spec."""
    slot.put(copied(draw.choice(draw.choice([*parts().values()])).tree))


def _joined(slot: Slot, _: Map, draw: Random) -> None:
    """An entry of another spec beside the others."""
    if isinstance(slot.holder, Map):
        other = draw.choice(draw.choice([*parts().values()]))
        if isinstance(other.holder, Map):
            key, value = other.holder.entries[other.number]
            name = Scalar(key.text, key.plain)
            slot.holder.entries.append((name, copied(value)))


def _poisoned(slot: Slot, _: Map, draw: Random) -> None:
    text = draw.choice(HOSTILE)
    slot.put(Scalar(text, plain=draw.random() < 0.4))


def _renamed(slot: Slot, _: Map, draw: Random) -> None:
    if isinstance(slot.holder, Map):
        _, value = slot.holder.entries[slot.number]
        new = Scalar(draw.choice(HOSTILE), plain=draw.random() < 0.3)
        slot.holder.entries[slot.number] = (new, value)


def _doubled(slot: Slot, _: Map, draw: Random) -> None:
    """The same entry once more, under a key with another mark."""
    if isinstance(slot.holder, Map):
        key, value = slot.holder.entries[slot.number]
        new = Scalar(draw.choice(_MARKS)(key.text), plain=draw.random() < 0.5)
        slot.holder.entries.insert(
            draw.randrange(len(slot.holder.entries) + 1), (new, copied(value))
        )
    else:
        slot.holder.items.append(copied(slot.tree))


def _marked(slot: Slot, _: Map, draw: Random) -> None:
    if isinstance(slot.holder, Map):
        key, value = slot.holder.entries[slot.number]
        new = Scalar(draw.choice(_MARKS)(key.text), plain=key.plain)
        slot.holder.entries[slot.number] = (new, value)


def _deleted(slot: Slot, _: Map, __: Random) -> None:
    slot.remove()


def _retyped(slot: Slot, _: Map, draw: Random) -> None:
    tree = slot.tree
    slot.put(
        draw.choice(
            (
                Seq([copied(tree)]),
                Seq([copied(tree), copied(tree)]),
                Map([(Scalar("type"), copied(tree))]),
                Map([(Scalar("a"), copied(tree)), (Scalar("b"), copied(tree))]),
                Seq([]),
                Map([]),
                Scalar("null"),
                Scalar("true"),
                Scalar("7"),
            )
        )
    )


def _nested(slot: Slot, _: Map, draw: Random) -> None:
    deep = draw.choice((5, 30, 70, 300))
    opening, closing = draw.choice((("[", "]"), ("{a: ", "}")))
    slot.put(Raw(f"{opening * deep}x{closing * deep}"))


def _wide(slot: Slot, _: Map, draw: Random) -> None:
    many = draw.choice((30, 200))
    tree: Tree
    if isinstance(slot.tree, Seq) or draw.random() < 0.3:
        tree = Seq([Scalar(f"x{number}") for number in range(many)])
    else:
        value = (
            slot.tree.entries[0][1]
            if isinstance(slot.tree, Map) and (slot.tree.entries)
            else slot.tree
        )
        if isinstance(value, Map | Seq):
            value = Scalar("text")
        tree = Map([(Scalar(f"x{each}"), copied(value)) for each in range(many)])
    slot.put(tree)


def _aliased(slot: Slot, tree: Map, draw: Random) -> None:
    """An anchor at a scalar, and aliases of it elsewhere, perhaps of none."""
    if isinstance(slot.tree, Scalar) and slot.tree.text.isalnum():
        slot.put(Raw(f"&a {slot.tree.text}"))
    for other in draw.sample([*slots(tree)], k=min(2, sum(1 for _ in slots(tree)))):
        if isinstance(other.tree, Scalar):
            other.put(Raw("*a"))


def _swapped(slot: Slot, tree: Map, draw: Random) -> None:
    other = draw.choice([*slots(tree)])
    first, second = copied(slot.tree), copied(other.tree)
    slot.put(second)
    if other.number < _length(other.holder):
        other.put(first)


def _length(holder: Seq | Map) -> int:
    return len(holder.items if isinstance(holder, Seq) else holder.entries)


Change = Callable[[Slot, Map, Random], None]
_CHANGES: tuple[tuple[str, Change], ...] = (
    ("moved", _moved),
    ("moved", _moved),
    ("moved", _moved),
    ("strange", _strange),
    ("joined", _joined),
    ("poisoned", _poisoned),
    ("poisoned", _poisoned),
    ("renamed", _renamed),
    ("doubled", _doubled),
    ("doubled", _doubled),
    ("marked", _marked),
    ("deleted", _deleted),
    ("retyped", _retyped),
    ("nested", _nested),
    ("wide", _wide),
    ("aliased", _aliased),
    ("swapped", _swapped),
)
