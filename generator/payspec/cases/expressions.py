"""Regular expressions as trees: as much of the syntax as a spec may hold.

Read here and not by `re`, so that examples can be made of them, and so that matching
takes time that no expression of a spec can make endless.
"""

from dataclasses import dataclass

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_TIMES: dict[str, tuple[int, int | None]] = {
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}
_HEX = {"x": 2, "u": 4, "U": 8}


class Unreadable(ValueError):
    """An expression with a construct that is not read here."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character out of ranges, both ends included; or any other, if `negated`."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool = False

    def __contains__(self, character: str) -> bool:
        inside = any(low <= character <= high for low, high in self.ranges)
        return inside is not self.negated


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other; none at all is the empty text."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several."""

    choices: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same several times; `most` is `None` where there is no bound."""

    inner: "Expression"
    least: int
    most: int | None


Expression = Characters | Sequence | Either | Repeat
"""Every kind of expression; one class per kind."""

ANY = Characters((("\n", "\n"),), negated=True)


def parse(text: str) -> Expression:
    """The tree of an expression that a whole value matches. Raises `Unreadable`."""
    reader = _Reader(text)
    found = reader.either()
    if not reader.done:
        raise Unreadable(f"'{reader.peek}' without its partner")
    return found


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._text)

    @property
    def peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def either(self) -> Expression:
        choices = [self._sequence()]
        while self._takes("|"):
            choices.append(self._sequence())
        return choices[0] if len(choices) == 1 else Either(tuple(choices))

    def _sequence(self) -> Expression:
        parts: list[Expression] = []
        while not self.done and self.peek not in "|)":
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self) -> Expression:
        inner = self._single()
        if self.peek == "{":
            return self._counted(inner)
        times = _TIMES.get(self.peek)
        if times is None:
            return inner
        self._at += 1
        return self._lazy(Repeat(inner, *times))

    def _counted(self, inner: Expression) -> Expression:
        end = self._text.find("}", self._at)
        low, comma, high = self._text[self._at + 1 : end].partition(",")
        if end < 0 or not low.isdecimal() or not (high.isdecimal() or not high):
            raise Unreadable("a brace that counts nothing")
        self._at = end + 1
        most = (int(high) if high else None) if comma else int(low)
        return self._lazy(Repeat(inner, int(low), most))

    def _lazy(self, repeat: Repeat) -> Expression:
        # Lazy or not is the same for a whole value; what else may follow is not known
        # to every engine.
        self._takes("?")
        if self.peek and self.peek in "?*+{":
            raise Unreadable("a repetition of a repetition")
        return repeat

    def _single(self) -> Expression:
        character = self._next()
        match character:
            case "(":
                if self._takes("?") and not self._takes(":"):
                    raise Unreadable("a group of a special kind")
                inner = self.either()
                if not self._takes(")"):
                    raise Unreadable("a group without end")
                return inner
            case "[":
                return self._class()
            case ".":
                return ANY
            case "\\":
                return _only(self._escape())
            case "^" | "$" | "?" | "*" | "+" | "{":
                raise Unreadable(f"'{character}' in this place")
            case _:
                return _only(character)

    def _class(self) -> Expression:
        negated = self._takes("^")
        ranges: list[tuple[str, str]] = []
        if self.peek == "]":
            raise Unreadable("a set that begins with its end")
        while not self._takes("]"):
            low = high = self._member()
            if self.peek == "-" and self._text[self._at + 1 : self._at + 2] != "]":
                self._at += 1
                high = self._member()
            ranges.append((low, high))
        return Characters(tuple(ranges), negated)

    def _member(self) -> str:
        character = self._next()
        # Some engines know sets within sets, and these signs between them.
        if character == "[" or (character in "&~" and self.peek == character):
            raise Unreadable("a set within a set")
        return self._escape() if character == "\\" else character

    def _escape(self) -> str:
        letter = self._next()
        digits = _HEX.get(letter)
        if digits is not None:
            code = self._text[self._at : self._at + digits]
            self._at += digits
            try:
                return chr(int(code, 16))
            except (ValueError, OverflowError):
                raise Unreadable("an escape that is no character") from None
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        if letter.isascii() and letter.isalnum():
            raise Unreadable(f"'\\{letter}'")
        return letter

    def _next(self) -> str:
        if self.done:
            raise Unreadable("an end in the middle")
        self._at += 1
        return self._text[self._at - 1]

    def _takes(self, character: str) -> bool:
        taken = self.peek == character
        self._at += taken
        return taken


def _only(character: str) -> Characters:
    return Characters(((character, character),))
