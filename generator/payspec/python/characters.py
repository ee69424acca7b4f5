"""Which characters of a spec's text stand in emitted source as they are.

What a reader could take for another character, what changes how a line is shown (marks
of direction, joiners), and what editors draw in different widths stands as an escape.
The text keeps its value; the source shows what it is.
"""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+|[\W_]")

_CLEAR = re.compile(
    "["
    "\u00a1-\u00ac\u00ae-\u00b3\u00b5-\u00b7\u00b9-\u00d6\u00d8-\u00ff"  # Latin-1
    "\u0100-\u0130\u0132-\u017e"  # Latin with more marks
    "\u2014\u201c\u201d\u201e\u2022\u2026\u20ac\u20b4\u20bd\u20bf\u2116\u2122"
    "\u0390\u0393\u0394\u0398\u039b\u039e\u03a0\u03a3\u03a6\u03a8-\u03b0"  # Greek
    "\u03b2\u03b4-\u03b8\u03ba-\u03bc\u03be\u03c0\u03c2\u03c4\u03c6-\u03ce"
    "\u0401\u0404\u0407\u040e\u0411\u0413\u0414\u0416\u0418\u0419\u041b\u041f"
    "\u0424\u0426-\u042b\u042d-\u042f\u0432\u0434\u0436-\u043d\u043f\u0442"  # Cyrillic
    "\u0444\u0446-\u044f\u0451\u0454\u0457\u045e\u0490\u0491"
    "\u3001\u3002\u3005\u300c\u300d\u3041-\u3096\u30a1-\u30cd\u30cf-\u30fc"  # Kana
    "\u4e00-\u4e35\u4e37-\u4e3e\u4e40-\u9fff"  # Han
    "\uac00-\ud7a3"  # Hangul
    "]"
)
"""Characters that look like no other, in the scripts of the documents seen so far."""

_TWIN = re.compile(
    "["
    "\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b3\u03b9\u03bd\u03bf\u03c1\u03c3\u03c5"  # Greek
    "\u0406\u0410\u0412\u0415\u0417\u041a\u041c-\u041e\u0420-\u0423\u0425\u042c"
    "\u0430\u0431\u0433\u0435\u043e\u0440\u0441\u0443\u0445\u0456"  # Cyrillic
    "\u30ce"  # Kana
    "]"
)
"""Letters with a twin in another script; a word in one of those scripts shows which."""


def marked(text: str) -> Iterator[tuple[str, bool]]:
    """Each character of `text`, and whether it stands as it is."""
    if text.isascii():
        yield from ((each, each.isprintable()) for each in text)
        return
    before = True
    for word in _WORD.findall(text):
        # Behind an escape a word would begin with the letters of that escape.
        shown = before and _shows_its_script(word)
        for each in word:
            before = _stands(each, shown)
            yield each, before


def escape(character: str) -> str:
    """A character as the escape that literals and docstrings know it by."""
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _shows_its_script(word: str) -> bool:
    """Whether a word has a letter without a twin, and none from outside its script."""
    clear = [_CLEAR.match(each) is not None for each in word]
    return any(clear) and all(
        plain or _TWIN.match(each) for plain, each in zip(clear, word, strict=True)
    )


def _stands(character: str, in_its_script: bool) -> bool:
    if character.isascii():
        return character.isprintable()
    if _CLEAR.match(character):
        return True
    return in_its_script and _TWIN.match(character) is not None
