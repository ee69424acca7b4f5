"""Doing what a finding about a name says, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from yaml import MappingNode, ScalarNode, SequenceNode, compose

from payspec.diagnostics import Diagnostic, Span

from .specs import Document, text

RULES = frozenset({"bad-name", "name-collision", "reserved-name"})
"""Rules whose findings are about the name alone."""

_CALLED = re.compile(r"(?:call (?:it|the type|the parameter)|such as) '(\w+)'")
_NAMED = re.compile(r"write `name: (\w+)`")

_TAKEN = "flows/*/steps/takes/*"

Path = tuple[str | int, ...]


def mended(of: Document, found: Diagnostic) -> Document | None:
    """The spec with the name that the finding's hint gives; `None` if it gives none."""
    hint = found.hint or ""
    path, _ = place(text(of), found.span)
    called, named = _CALLED.search(hint), _NAMED.search(hint)
    if named is not None:
        return _changed(of, path, lambda value: _with_name(value, named[1]))
    if called is None:
        return None
    return _renamed(of, path, called[1])


def place(source: str, span: Span) -> tuple[Path, str]:
    """The keys that lead to what stands at a place, and the text that stands there."""
    start = (span.line - 1, span.column - 1)
    found = _places(source).get(start)
    if found is None:
        raise LookupError(f"nothing stands at line {span.line}, column {span.column}")
    return found


@lru_cache(maxsize=1)
def _places(source: str) -> dict[tuple[int, int], tuple[Path, str]]:
    """What stands at each line and column of a spec at which a scalar begins."""
    found: dict[tuple[int, int], tuple[Path, str]] = {}
    waiting: list[tuple[Path, object]] = [((), compose(source))]
    while waiting:
        path, node = waiting.pop()
        match node:
            case MappingNode(value=pairs):
                for key, value in pairs:
                    at, mark = (*path, key.value), key.start_mark
                    found[mark.line, mark.column] = (at, key.value)
                    waiting.append((at, value))
            case SequenceNode(value=items):
                waiting.extend(((*path, at), item) for at, item in enumerate(items))
            case ScalarNode(value=value, start_mark=mark):
                found[mark.line, mark.column] = (path, value)
            case _:
                pass
    return found


def _with_name(value: object, name: str) -> object:
    given = dict(value) if isinstance(value, dict) else {"type": value}
    return {**given, "name": name}


def _changed(of: object, path: Path, change: Callable[[object], object]) -> Document:
    def inner(value: object, steps: Path) -> object:
        if not steps:
            return change(value)
        first, *rest = steps
        assert isinstance(value, dict)
        return {
            key: inner(held, tuple(rest)) if str(key) == first else held
            for key, held in value.items()
        }

    made = inner(of, path)
    assert isinstance(made, dict)
    return made


_USES = {
    "environments": {"environments/*/"},
    "credentials": {
        "credentials/*/",
        "auth/*/basic",
        "auth/*/bearer",
        "signatures/*/key",
    },
    "auth": {"auth/*/", "operations/*/auth"},
    "types": {
        *("types/*/", "types/*/*", "types/*/*/type", "operations/*/body", "errors"),
        *("operations/*/answers/*", "callbacks/*/body", "statuses/*/"),
    },
    "operations": {"operations/*/", "flows/*/steps", "flows/*/steps/call", _TAKEN},
    "signatures": {"signatures/*/", "callbacks/*/verify"},
    "callbacks": {"callbacks/*/"},
    "flows": {"flows/*/"},
    "path": {"operations/*/path/*/", "operations/*/GET", f"{_TAKEN}/"},
}
"""Where the names of a kind stand: as a value, or behind a slash as a key."""

_TABLES = re.compile(
    "[a-z]+|types/[*]|operations/[*]/(?:path|query|answers)|flows/[*]/steps/takes"
)
"""Mappings whose keys are the writer's own."""


def _renamed(of: Document, path: Path, new: str) -> Document:
    """Every use of the name that stands there is another, and no other name is."""
    if path[-1] in {"name", "provider"}:
        return _changed(of, path, lambda _: new)
    kind = "path" if "path" in path[2:3] else str(path[0])
    old, uses = str(path[-1]), _USES[kind]

    def inner(value: object, at: str) -> object:
        match value:
            case dict():
                return dict(member(str(key), held, at) for key, held in value.items())
            case list():
                return [inner(each, at) for each in value]
            case str() if at in uses:
                return _with_word(value, old, new)
            case _:
                return value

    def member(key: str, held: object, at: str) -> tuple[str, object]:
        step = "*" if _TABLES.fullmatch(at) else key
        place = f"{at}/{step}" if at else step
        return (new if key == old and f"{place}/" in uses else key), inner(held, place)

    made = inner(of, "")
    assert isinstance(made, dict)
    return made


def _with_word(value: str, old: str, new: str) -> str:
    """A value that is a name, holds one, or begins with one."""
    operation, dot, field = value.partition(".")
    if dot and operation == old:
        return f"{new}.{field}"
    known = {old: new, f"list({old})": f"list({new})"}
    return known.get(value, value.replace(f"{{{old}}}", f"{{{new}}}"))
