"""The last word on style: black, where a text may still need it."""

import re

from .layout import LINE
from .literals import width

_IMPORT = r"^(?:from [^\n(]* \([^()]*\)|(?:from|import) [^\n(]*)\n"
_AFTER_IMPORTS = re.compile(
    rf"({_IMPORT})\n{{2,}}(?!(?:class|def|async def|from|import) )(?=[A-Za-z_\"])", re.M
)

_OTHERWISE = re.compile(rf"{_IMPORT}\n+[^A-Za-z_\"@\s]", re.M)
"""Imports before a comment or a bracket: how far apart depends on what comes then."""


def settle(text: str) -> str:
    """Python source as black leaves it.

    What is emitted is laid out as black does, and the tests hold it to that. Black
    itself reads a text only if a line is too long, where it may know a better break,
    or if what follows the imports is nothing that is emitted often.
    """
    # Templates set blocks apart by two lines, whichever of them comes first; behind
    # the imports black wants one, unless a class or a function follows.
    text = _AFTER_IMPORTS.sub(r"\1\n", text, count=1)
    short = all(width(line) <= LINE for line in text.splitlines())
    return text if short and not _OTHERWISE.search(text) else polish(text)


def polish(text: str) -> str:
    """Python source as black leaves it, whoever has written it.

    `ValueError` for what black cannot read.
    """
    import black
    from black.mode import TargetVersion

    mode = black.Mode(target_versions={TargetVersion.PY311}, line_length=LINE)
    return black.format_str(text, mode=mode)
