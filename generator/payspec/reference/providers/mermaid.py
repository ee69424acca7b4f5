"""Diagrams as Mermaid reads them; names and texts cannot break out of their places."""

from collections.abc import Iterable

from payspec.diagnostics.display import visible

from ..markdown import fenced

_ENTITIES = {
    "#": "#35;",
    ";": "#59;",
    ":": "#58;",
    '"': "#34;",
    "<": "#60;",
    ">": "#62;",
    "{": "#123;",
    "}": "#125;",
    "%": "#37;",
    "`": "#96;",
    "\\": "#92;",
}


def label(text: str) -> str:
    """A text of a spec where a diagram shows one."""
    plain = visible(" ".join(text.split()))
    return "".join(_ENTITIES.get(each, each) for each in plain)


def diagram(kind: str, lines: Iterable[str]) -> str:
    """A diagram of that kind, as a block of Markdown."""
    return fenced("mermaid", "\n".join((kind, *(f"    {line}" for line in lines))))
