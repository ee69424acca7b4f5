"""Reading a regular expression by what all engines agree on.

Python's `re`, Rust's `regex` and ECMAScript's (with the flag `u`, as JSON Schema has
it) take many of the same signs for different things: `?+` is possessive to one, a
repetition to another and a mistake to the third; `&&` inside brackets makes one set of
two. So what is written is read here, sign by sign, and all but the common part is
refused.
"""

import re
from dataclasses import dataclass

CLASSES = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[A-Za-z0-9_]",
    "W": "[^A-Za-z0-9_]",
    "s": "[ \\t\\r\\n]",
    "S": "[^ \\t\\r\\n]",
}
_SYNTAX = "^$\\.*+?()[]{}|/"
_CONTROLS = "nrtfv"
_OPERATORS = ("&&", "--", "~~", "||")
_ANY = "[^\\n]"
"""What `.` is to Python and Rust; to ECMAScript it is none of three others either."""

_QUANTIFIER = re.compile(r"\{[0-9]+(?:,[0-9]*)?\}")
_HEX = {"x": re.compile(r"[0-9A-Fa-f]{2}"), "u": re.compile(r"[0-9A-Fa-f]{4}")}
_PLAIN_GROUP = "(?:"
_OTHER_GROUPS = {
    "(?=": "look-ahead",
    "(?!": "look-ahead",
    "(?<=": "look-behind",
    "(?<!": "look-behind",
    "(?>": "an atomic group",
    "(?P": "a named group",
    "(?<": "a named group",
    "(?#": "a comment",
    "(?(": "a condition",
    "(?|": "a branch reset",
}
_NOT_THERE = "is not known to every engine"


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """What engines read differently, and what to write in its place."""

    message: str
    hint: str


def portable(expression: str) -> str:
    """The expression with each `.`, and needless backslashes, as engines agree on them.

    What cannot be read is given back as it is.
    """
    try:
        return _Reader(expression).read()
    except Refused:
        return expression


def check(expression: str) -> None:
    """Raises `Refused` for the first sign that is not read alike everywhere."""
    _Reader(expression).read()


class _Reader:
    """Reads an expression once, from its start to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._open = 0
        self._written: list[str] = []

    def read(self) -> str:
        """The expression as engines agree on it. Raises `Refused`."""
        repeatable = False
        while self._at < len(self._text):
            repeatable = self._sign(repeatable)
        if self._open:
            raise Refused("a group is not closed", "write the missing ')'")
        return "".join(self._written)

    def _sign(self, repeatable: bool) -> bool:
        """Read one sign; whether it can be repeated by what follows."""
        match self._text[self._at]:
            case "\\":
                self._escape(inside=False)
            case "[":
                self._class()
            case "(":
                self._group()
                return False
            case ")":
                if not self._open:
                    raise Refused("a ')' closes no group", "write \\) for the sign")
                self._open -= 1
                self._take(1)
            case "|":
                self._take(1)
                return False
            case "*" | "+" | "?" | "{":
                self._quantifier(repeatable)
                return False
            case "^" | "$":
                raise Refused(
                    "a pattern always matches the whole value", "leave out ^ and $"
                )
            case "]" | "}" as sign:
                raise Refused(
                    f"'{sign}' stands alone, which some engines refuse",
                    f"write \\{sign} for the sign",
                )
            case ".":
                self._written.append(_ANY)
                self._at += 1
            case _:
                self._take(1)
        return True

    def _take(self, length: int) -> None:
        self._written.append(self._text[self._at : self._at + length])
        self._at += length

    def _group(self) -> None:
        rest = self._text[self._at :]
        if rest.startswith(_PLAIN_GROUP):
            self._take(len(_PLAIN_GROUP))
        elif rest.startswith("(?") or rest.startswith("(*"):
            starts = sorted(_OTHER_GROUPS, key=len, reverse=True)
            start = next((each for each in starts if rest.startswith(each)), "")
            what = _OTHER_GROUPS.get(start, "a flag")
            raise Refused(
                f"'{rest[:3]}' is {what}, and {_NOT_THERE}",
                "use plain groups, or (?:…)",
            )
        else:
            self._take(1)
        self._open += 1

    def _quantifier(self, repeatable: bool) -> None:
        rest = self._text[self._at :]
        found = _QUANTIFIER.match(rest) if rest[0] == "{" else None
        if rest[0] == "{" and found is None:
            raise Refused(
                "'{' begins no number of times that every engine knows",
                "write {2}, {2,} or {0,2}; or \\{ for the sign",
            )
        if not repeatable:
            raise Refused(
                f"'{rest[0]}' has nothing to repeat",
                f"write what is repeated before it, or \\{rest[0]} for the sign",
            )
        self._take(len(found.group()) if found else 1)
        follows = self._text[self._at : self._at + 1]
        if follows == "?":
            self._take(1)
            follows = self._text[self._at : self._at + 1]
        if follows and follows in "*+?{":
            raise Refused(
                f"'{self._text[self._at - 1]}{follows}' means other things in other "
                "engines",
                "repeat once; to repeat a repetition, put it in (?:…)",
            )

    def _escape(self, *, inside: bool) -> None:
        """Take an escape; one that only some engines need is written out."""
        word = self._text[self._at + 1 : self._at + 2]
        if not word:
            raise Refused("a backslash stands at the end", "write \\\\ for the sign")
        if word in CLASSES:
            raise Refused(
                f"'\\{word}' means other characters in other engines",
                f"write {CLASSES[word]}",
            )
        if word in _SYNTAX or word in _CONTROLS or (inside and word == "-"):
            self._take(2)
            return
        if word in _HEX:
            found = _HEX[word].match(self._text, self._at + 2)
            if found is not None and not _is_surrogate(found.group()):
                self._take(2 + len(found.group()))
                return
            raise Refused(f"'\\{word}' here {_NOT_THERE}", "write the character itself")
        if word in "pP":
            raise Refused(
                f"'\\{word}' {_NOT_THERE}", "write the ranges, as in [A-Za-zÀ-ÿ]"
            )
        if word.isdigit() or word == "k":
            raise Refused(
                f"'\\{word}' {_NOT_THERE}", "write what is repeated, or the character"
            )
        if word.isalnum():
            raise Refused(f"'\\{word}' {_NOT_THERE}", "leave it out")
        if word in "<>" or not (word.isascii() and word.isprintable()):
            said = f"write {word} without the backslash"
            raise Refused(f"'\\{word}' {_NOT_THERE}", said)
        # Inside brackets two of them could become an operator.
        self._written.append(f"\\x{ord(word):02x}" if inside else word)
        self._at += 2

    def _class(self) -> None:
        self._take(1)
        if self._text[self._at : self._at + 1] == "^":
            self._take(1)
        if self._text[self._at : self._at + 1] == "]":
            raise Refused(
                "a ']' first in brackets closes them in some engines only",
                "write \\] for the sign",
            )
        while self._text[self._at : self._at + 1] != "]":
            if self._at >= len(self._text):
                raise Refused("a '[' is not closed", "write the missing ']'")
            rest = self._text[self._at : self._at + 2]
            if rest in _OPERATORS:
                raise Refused(
                    f"'{rest}' inside brackets means other things in other engines",
                    f"write {_once(rest)}",
                )
            if rest[0] == "[":
                raise Refused(
                    "'[' inside brackets means other things in other engines",
                    "write \\[ for the sign; no engine but some knows classes in "
                    "brackets such as [:alpha:]",
                )
            if rest[0] == "\\":
                self._escape(inside=True)
            else:
                self._take(1)
        self._take(1)


def _once(operator: str) -> str:
    return "\\- once" if operator == "--" else f"{operator[0]} once"


def _is_surrogate(digits: str) -> bool:
    return len(digits) == 4 and 0xD800 <= int(digits, 16) <= 0xDFFF
