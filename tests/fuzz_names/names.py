"""A hostile name for each place of a spec, drawn from its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from .words import words

_PLAIN = re.compile("[^a-z0-9_]")
_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")

ODD = (
    *("", " ", "!", "?", "$", "$doc", "a!", "a?", "a!!", "!a", "a b", "a-b", "a.b"),
    *("a/b", "../x", "/etc/passwd", "x.json", "1e5", "0x1F", "012", "1_000", "9lives"),
    *("_", "__", "_a", "a_", "a__b", "__init__", "__class__", "__slots__", "__dict__"),
    *("__annotations__", "__pydantic_extra__", "__sensitive__", "on", "no", "yes"),
    *(
        "null",
        "~",
        "true",
        "None",
        "True",
        "é",
        "\uff49\uff44",
        "\u017f",
        "\ufb01eld",
        "\u00aa",
    ),
    *(
        "\u0130d",
        "\u00c5",
        "A\u030a",
        "straße",
        "имя",
        "名前",
        "a\u200db",
        "a\u202eb",
        "a\nb",
        "a\tb",
    ),
    *("\x00", "\x7f", "\ud7ff", "😀", "%s", "{}", "{x}", "{{x}}", "'", '"', "\\"),
    *('"""', "#", "a: b", "[a]", "-", "--", "*", "&a", "|", ">", "@", "`", "<<", "="),
    *("x" * 59, "x" * 60, "x" * 61, "x" * 500, "con", "nul", "aux", "A", "a", "Z9"),
)
"""Names of no library's, that readers, file systems and languages trip over."""


@dataclass
class Names:
    """Draws names; some are made of those that the spec has already."""

    draw: Random
    wild: bool
    given: list[str] = field(default_factory=list[str])

    def lower(self) -> str:
        """A name as most places want it; seldom any text, if the spec is `wild`."""
        word = self._word()
        if not self._stays(word):
            word = _PLAIN.sub("_", _HUMP.sub("_", word).lower()).lstrip("_0123456789")
        return self._kept(word[:60] or "a")

    def type(self) -> str:
        """A name as types have it."""
        word = self._word()
        if not self._stays(word):
            parts = re.split("[^A-Za-z0-9]+", word)
            word = "".join(part[:1].upper() + part[1:] for part in parts)
            word = word.lstrip("0123456789")[:60]
            word = self.draw.choice((word, word, word.upper())) or "A"
        return self._kept(word)

    def wire(self) -> str:
        """A name on the wire: any text."""
        word = self._word()
        form = self.draw.randrange(8)
        if form == 0:
            word = "".join(part.title() for part in word.split("_"))
        elif form == 1:
            word = word.upper()
        elif form == 2:
            word = word.replace("_", "-")
        return self._kept(word or "a")

    def _word(self) -> str:
        form = self.draw.randrange(10)
        if self.given and form < 3:
            return self._near(self.draw.choice(self.given))
        if form == 3:
            return self.draw.choice(ODD)
        return self.draw.choice(words())

    def _near(self, word: str) -> str:
        """A name that may come to the same as another, or to what is made of it."""
        return self.draw.choice(
            (
                word,
                word.lower(),
                word.upper(),
                word.swapcase(),
                f"{word}_",
                f"{word}Input",
                f"{word}Params",
                f"{word}InputParams",
                f"{word}_meaning",
                f"{word}_meanings",
                f"{word}_auth",
                f"{word}_flow",
                f"{word}_input",
                f"{word}Query",
                f"{word}1",
                word.replace("_", ""),
                word.replace("_", "-"),
                "_".join(word),
                word[:-1],
            )
        )

    def _stays(self, word: str) -> bool:
        return self.wild and self.draw.randrange(12) == 0

    def _kept(self, word: str) -> str:
        self.given.append(word)
        return word
