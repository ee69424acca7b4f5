"""Views of the language's pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from payspec.diagnostics import Rule
from payspec.language.rulebook import ROOMS as RULES
from payspec.language.suppression.allowance import ALLOW
from payspec.language.types.catalogue import ELSEWHERE, SCALARS, Takes

from ..markdown import code, codes, joined, link, prose, table
from .keys import KeyTable
from .rooms import ROOMS, Room

_DOCUMENTS = ("spec", "deployment")
"""Tables of whole documents, whose keys have pages of their own."""

_LED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "document": ("payspec", "provider", "title", "doc"),
        "evidence": ("sources", "assumptions", "conflicts"),
        "types": ("types",),
        "operations": ("operations", "headers", "errors"),
        "deployments": ("deployment", "of", "bind"),
        "allow": (ALLOW,),
    }
)
"""Keys that a person looks for, where they are not the fragments of the page."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """One page: tables of keys in order, rules, and the table of scalars."""

    title: str
    tables: tuple[str, ...]
    rules: str
    scalars: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """The way in: the pages as a table."""

    rooms: str


def index() -> IndexView:
    """The view of the page that leads to all others."""
    rows = [(link(room.title, f"{room.name}.md"), _said(room)) for room in ROOMS]
    return IndexView(table(("page", "keys"), rows))


def pages() -> Mapping[str, RoomView]:
    """The views of all rooms, by name."""
    return {room.name: _view(room) for room in ROOMS}


def rules_of(room: Room) -> tuple[Rule, ...]:
    """The rules that a page leads to."""
    return tuple(rule for name in room.rules for rule in RULES[name])


def _view(room: Room) -> RoomView:
    rows = [
        (
            link(code(rule.id), f"../rules/{room.name}.md#{rule.id}"),
            str(rule.severity),
            prose(rule.sentence),
        )
        for rule in rules_of(room)
    ]
    return RoomView(
        room.title,
        tuple(_leading(each).markdown() for each in room.tables),
        table(("rule", "level", "what it asks for"), rows),
        _scalars(),
    )


def _leading(keys: KeyTable) -> KeyTable:
    """The keys of a whole document, each leading to where it is explained."""
    if keys.path not in _DOCUMENTS:
        return keys
    pages = {
        code(path): f"{room.name}.md#{path}"
        for room in ROOMS
        for path in room.fragments()
    }
    rows = (
        (link(key, pages[key]) if key in pages else key, *rest)
        for key, *rest in keys.rows
    )
    return replace(keys, rows=tuple(rows))


def _said(room: Room) -> str:
    return codes(_LED.get(room.name) or (*room.fragments(),))


def _scalars() -> str:
    rows = [
        (
            code(each.word),
            code(each.example),
            "" if each.takes is Takes.NOTHING else prose(each.takes.value),
            codes(word for word, ours in ELSEWHERE.items() if ours == each.word),
        )
        for each in SCALARS
    ]
    headings = ("scalar", "written", "in brackets", "elsewhere called")
    return joined(table(headings, rows))
