"""The last word on style: black, where a text may still need it."""

from .layout import LINE
from .literals import width


def settle(text: str) -> str:
    """Python source as black leaves it.

    What is emitted is laid out as black does, and the tests hold it to that. Black
    itself reads a text only if a line is too long: then it may know a better break.
    """
    if all(width(line) <= LINE for line in text.splitlines()):
        return text
    return polish(text)


def polish(text: str) -> str:
    """Python source as black leaves it, whoever has written it.

    `ValueError` for what black cannot read.
    """
    import black
    from black.mode import TargetVersion

    mode = black.Mode(target_versions={TargetVersion.PY311}, line_length=LINE)
    return black.format_str(text, mode=mode)
