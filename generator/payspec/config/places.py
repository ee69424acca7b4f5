"""Where a key stands in the text of a TOML document.

The standard reader keeps no places. The text was read by it before, so that nothing
here has to doubt it; what stands in an inline table has the place of the table's key.
"""

import re
import tomllib
from collections.abc import Iterator

from . import Path

_SKIPPED = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_KEY = re.compile(
    r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
    r"""(?:[ \t]*\.[ \t]*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+))*"""
)
_PART = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'[^'\n]*')|([A-Za-z0-9_-]+)""")
_TOKEN = re.compile(
    r'"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'{3}(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]"
    r"""|[^"'#\[\]{}\n]+""",
    re.DOTALL,
)


def place(text: str, path: Path) -> tuple[int, int]:
    """Line and column of the key of that path, or of the nearest around it.

    Both count from 1, columns in code points; the first place for a path of which
    nothing is there. The text is TOML.
    """
    best, depth = 0, 0
    for index, found in _keys(text):
        common = _common(found, path)
        if common > depth:
            best, depth = index, common
    line = text.count("\n", 0, best) + 1
    return line, best - text.rfind("\n", 0, best)


def _keys(text: str) -> Iterator[tuple[int, Path]]:
    """Every header and key with its index and its whole path."""
    table: Path = ()
    at = _behind(text, 0)
    while at < len(text):
        header = text[at] == "["
        start = at
        while header and text[at] in "[ \t":
            at += 1
        key = _KEY.match(text, at)
        if key is None:
            return
        parts = _parts(key.group())
        if header:
            table = parts
            yield start, table
            newline = text.find("\n", key.end())
            at = len(text) if newline < 0 else newline
        else:
            yield start, (*table, *parts)
            at = _value_end(text, key.end())
        at = _behind(text, at)


def _value_end(text: str, at: int) -> int:
    depth = 0
    while (token := _TOKEN.match(text, at)) is not None:
        mark = token.group()
        if mark == "\n" and depth == 0:
            break
        depth += (mark in ("[", "{")) - (mark in ("]", "}"))
        at = token.end()
    return at


def _parts(key: str) -> Path:
    found: list[str] = []
    for quoted, bare in _PART.findall(key):
        found.append(bare or str(tomllib.loads(f"x = {quoted}")["x"]))
    return tuple(found)


def _common(found: Path, path: Path) -> int:
    """How many keys both begin with."""
    count = 0
    for one, other in zip(found, path, strict=False):
        if one != other:
            return count
        count += 1
    return count


def _behind(text: str, at: int) -> int:
    """The index behind blanks, line ends and comments."""
    found = _SKIPPED.match(text, at)
    return at if found is None else found.end()
