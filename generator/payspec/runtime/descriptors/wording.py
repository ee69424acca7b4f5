"""A provider's text inside a sentence of ours."""

from __future__ import annotations

_LONGEST = 200


def shown(text: str) -> str:
    """The text on one line: cut when long, and with what does not print escaped.

    Sentences end up in logs and terminals, where a line break or an escape sequence
    from outside would write lines of its own.
    """
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return "".join(each if each.isprintable() else _escaped(each) for each in cut)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
