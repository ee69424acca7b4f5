"""The start of a spec: what somebody with a provider's documents begins from."""

import keyword
import re

from payspec.language.source.scalars import Kind, classify
from payspec.resources import starter_text

_SHOWN = 60
"""Characters of a word that is no name, as an error shows it."""

_NAME = re.compile("[a-z][a-z0-9_]{0,39}")
_OTHERS = re.compile("[^a-z0-9]+")
_CAPITAL = re.compile("(?<=[a-z0-9])(?=[A-Z])")

CONFIG = """\
[tool.payspec]
specs = ["specs"]
output = "generated"
package = "payouts"
"""
"""The configuration of a project that has one package, with the usual values."""


class BadName(ValueError):
    """A word that cannot name a provider; `meant` is what may have been meant."""

    def __init__(self, name: str, reserved: frozenset[str]) -> None:
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        super().__init__(f"{shown!r} cannot name a provider")
        self.meant = _near(name, reserved)


def starter(provider: str, reserved: frozenset[str]) -> str:
    """The spec of a provider of that name, commented, for its facts to be put in.

    `reserved` are names that no provider may have. Raises `BadName`.
    """
    if not _fits(provider, reserved):
        raise BadName(provider, reserved)
    title = " ".join(provider.replace("_", " ").title().split())
    text = starter_text()
    for key, value in (("provider", provider), ("title", title)):
        # A name such as `on` would be true where it stands alone; not in a comment.
        text = text.replace(f"\n{key}: @{key}@\n", f"\n{key}: {_scalar(value)}\n")
    return text.replace("@provider@", provider).replace("@title@", title)


def _scalar(text: str) -> str:
    return text if classify(text) is Kind.TEXT else f'"{text}"'


def _fits(name: str, reserved: frozenset[str]) -> bool:
    known = keyword.iskeyword(name) or name in reserved
    return _NAME.fullmatch(name) is not None and not known


def _near(name: str, reserved: frozenset[str]) -> str | None:
    words = _OTHERS.sub("_", _CAPITAL.sub("_", name[:36]).lower()).strip("_")
    tried = (words, f"{words}_pay", f"pay_{words}") if words else ()
    return next((each for each in tried if _fits(each, reserved)), None)
