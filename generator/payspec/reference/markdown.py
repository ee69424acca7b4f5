"""Markdown out of parts. A text of a spec is never markup, except for `code` in it."""

import re
from collections.abc import Iterable, Sequence

from payspec.diagnostics.display import visible

_CODE = re.compile(r"`([^`]+)`")
_MARKUP = re.compile(r"([\\*\[\]<>`~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
_LEADING = re.compile(r"^([#+=-]|[0-9]+[.)](?=\s|$))")
_TICKS = re.compile("`+")
_PLAIN_TARGET = re.compile(r"[^\s<>()\\]+")


def prose(text: str) -> str:
    """A text as one paragraph; what stands between backticks stays code."""
    plain = visible(" ".join(text.split()))
    parts: list[str] = []
    end = 0
    for found in _CODE.finditer(plain):
        parts += [_escaped(plain[end : found.start()]), code(found[1])]
        end = found.end()
    return _LEADING.sub(_leading, "".join([*parts, _escaped(plain[end:])]))


def code(text: str) -> str:
    """A text in code, whatever it holds; nothing for nothing."""
    plain = visible(text)
    if not plain:
        return ""
    longest = max((len(run) for run in _TICKS.findall(plain)), default=0)
    ticks = "`" * (longest + 1)
    at_edge = plain.startswith("`") or plain.endswith("`") or plain.isspace()
    space = " " if at_edge else ""
    return f"{ticks}{space}{plain}{space}{ticks}"


def codes(texts: Iterable[str], between: str = ", ") -> str:
    """Some texts, each in code."""
    return between.join(map(code, texts))


def link(text: str, target: str) -> str:
    """A link whose text is Markdown already; the text alone if it leads nowhere."""
    return f"[{text}]({target})" if _PLAIN_TARGET.fullmatch(target) else text


def fenced(language: str, text: str) -> str:
    """A block of code, whatever it holds."""
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
    return f"{fence}{language}\n{lines}\n{fence}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; nothing if it has no rows. A column that is empty is left out."""
    found = [*rows]
    shown = [at for at in range(len(headings)) if any(row[at] for row in found)]
    if not found:
        return ""
    lines = [
        [headings[at] for at in shown],
        ["---"] * len(shown),
        *([row[at].replace("|", r"\|") for at in shown] for row in found),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    """A list; nothing if it has no items."""
    return "\n".join(f"- {item}" for item in items)


def joined(*paragraphs: str) -> str:
    """Blocks one under the other, without those that are empty."""
    return "\n\n".join(filter(None, paragraphs))


def place(name: str) -> str:
    """A place that links lead to, before a heading."""
    return f'<a id="{name}"></a>'


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text.replace("&", "&amp;"))


def _leading(found: re.Match[str]) -> str:
    mark = found[1]
    return f"{mark[:-1]}\\{mark[-1]}"
