"""The flags that change what an expression matches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .errors import NotTranslated

_NAMES = {
    "i": "ignore_case",
    "m": "multi_line",
    "s": "dot_all",
    "u": "unicode",
    "x": "extended",
}


@dataclass(frozen=True, slots=True)
class Flags:
    """As PHP has them: without `unicode`, `\\d`, `\\w` and `\\s` are ASCII."""

    ignore_case: bool = False
    multi_line: bool = False
    dot_all: bool = False
    unicode: bool = False
    extended: bool = False

    def having(self, letters: str, harmless: str, *, on: bool = True) -> Flags:
        """The flags with these ones switched.

        `NotTranslated` for a letter that is neither known nor among the harmless ones,
        those that change nothing for a text that is matched as a whole.
        """
        found = self
        for letter in letters:
            name = _NAMES.get(letter)
            if name is not None:
                found = replace(found, **{name: on})
            elif letter not in harmless:
                raise NotTranslated("it has a flag that is not known here")
        return found
