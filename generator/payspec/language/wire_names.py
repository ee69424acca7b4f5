"""Names that a spec gives to places on the wire, held to what such a place can have.

A member of a JSON object may be called anything that JSON can write. What is sent
beside JSON is narrower: a parameter of a query, a field of a form and a part have a
name that is not empty, and control characters in it, escaped or not, are taken apart
differently by every server.
"""

import unicodedata

_UNSENDABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, halves of surrogate pairs, and line breaks."""

_MARK = "!"

NAME_HINT = "write the name as the provider does"
MARK_HINT = "remove the `!`"


def name_problem(name: str) -> str | None:
    """What keeps a name out of a query, a form or a part; `None` if nothing does."""
    if not name:
        return "a name is empty"
    if any(unicodedata.category(each) in _UNSENDABLE for each in name):
        return f"{name!r} holds a control character"
    return None


def mark_problem(name: str) -> str | None:
    """What is wrong with a `!` behind the name of what is always sent, if one is."""
    if name.endswith(_MARK):
        return f"'{name}' is always there: a `!` says nothing about it"
    return None
