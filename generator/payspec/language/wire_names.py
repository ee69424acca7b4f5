"""Names that a spec gives to places on the wire, held to what such a place can have.

A member of a JSON object may be called anything that JSON can write. What is sent
beside JSON is narrower: a parameter of a query, a field of a form and a part have a
name that is not empty, and control characters in it, escaped or not, are taken apart
differently by every server.
"""

import unicodedata

from payspec.diagnostics import Collector, Span

from .operations.rules import BAD_WIRE_NAME
from .source import TextNode

_UNSENDABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, halves of surrogate pairs, and line breaks."""

_MARK = "!"


def name_problem(name: str) -> str | None:
    """What keeps a name out of a query, a form or a part; `None` if nothing does."""
    if not name:
        return "a name is empty"
    if any(unicodedata.category(each) in _UNSENDABLE for each in name):
        return f"{name!r} holds a control character"
    return None


def check_name(name: str, at: Span, report: Collector) -> bool:
    """Report a name that cannot be sent beside JSON; whether it can be."""
    problem = name_problem(name)
    if problem is not None:
        report.report(
            BAD_WIRE_NAME, at, problem, hint="write the name as the provider does"
        )
    return problem is None


def check_unmarked(key: TextNode, report: Collector) -> None:
    """Report a `!` behind the name of what is always sent: it is a mark of fields."""
    if key.text.endswith(_MARK):
        report.report(
            BAD_WIRE_NAME,
            key.span,
            f"'{key.text}' is always there: a `!` says nothing about it",
            hint="remove the `!`",
        )
