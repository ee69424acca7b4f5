"""Texts with names in braces."""

import re

_NAME = re.compile(r"\{([^{}]*)\}")


def names_in(template: str) -> tuple[str, ...]:
    """The names in braces, in their order."""
    return tuple(_NAME.findall(template))
