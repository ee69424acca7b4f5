"""The contract that an overridden block was written against: `{# contract 1 #}`."""

import re

_BEHIND = r"(?:\s+(?:scoped|required))*\s*[-+]?%\}"
_PIN = r"\{#[-+]?\s*contract\s+(\d{1,6})\s*[-+]?#\}"


def pin(text: str, block: str, line: int) -> int | None:
    """The version that stands behind the tag of a block that begins on a line.

    `None` if there is none.
    """
    start = _start_of(text, line)
    opening = rf"\{{%[-+]?\s*block\s+{re.escape(block)}{_BEHIND}\s*{_PIN}"
    found = re.compile(opening).search(text, start)
    if found is None or found.start() >= _start_of(text, line + 1):
        return None
    return int(found[1])


def pinned(version: int) -> str:
    """What is written behind the tag of a block."""
    return f"{{# contract {version} #}}"


def _start_of(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return len(text)
    return at
