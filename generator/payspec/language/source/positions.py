"""From a place in the text to its line and column."""

from __future__ import annotations


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the code point at `index`.

    Lines end at CR, LF or CR LF, as in YAML 1.2 and in an editor.
    """
    feeds = text.count("\n", 0, index)
    returns = text.count("\r", 0, index)
    both = text.count("\r\n", 0, index)
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return feeds + returns - both + 1, index - start + 1
