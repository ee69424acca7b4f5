"""The contract that an overridden block was written against: `{# contract 1 #}`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment

_PIN = re.compile(r"\s*contract\s+([0-9]{1,6})\s*")
_KEPT = 16
"""Templates: each is asked for all of its blocks, one after the other."""


def pin(text: str, block: str, line: int) -> int | None:
    """The version that stands behind the tag of a block that begins on a line.

    `None` if there is none. The text is one that Jinja can read.
    """
    return _pins(text).get((block, line))


def pinned(version: int) -> str:
    """What is written behind the tag of a block."""
    return f"{{# contract {version} #}}"


@lru_cache(maxsize=_KEPT)
def _pins(text: str) -> Mapping[tuple[str, int], int]:
    """The versions by the names and lines of their blocks."""
    found: dict[tuple[str, int], int] = {}
    tag: list[tuple[int, str]] = []
    for line, kind, value in _tokens(text):
        match kind:
            case "block_begin":
                tag = []
            case "name":
                tag.append((line, value))
            case "comment":
                written = _PIN.fullmatch(value)
                if written is not None and len(tag) > 1 and tag[0][1] == "block":
                    found[tag[1][1], tag[0][0]] = int(written[1])
                tag = []
            case "block_end" | "comment_begin":
                pass
            case _:
                # Anything else between a tag and a comment parts them.
                tag = []
    return found


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """What Jinja takes the text for, without blanks: the line, the kind, the text."""
    for line, kind, value in Environment().lex(text):
        if kind != "whitespace" and not (kind == "data" and not value.strip()):
            yield line, kind, value
