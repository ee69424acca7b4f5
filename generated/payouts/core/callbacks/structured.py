"""Structured fields (RFC 9651), as far as message signatures use them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .encoding import decode
from .signatures import Encoding

_KEY = re.compile(r"[a-z*][a-z0-9_.*-]*")
_INTEGER = re.compile(r"-?[0-9]{1,15}(?![0-9.])")
_STRING = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\])*)"')
_BYTES = re.compile(r":([A-Za-z0-9+/=]*):")
_SPACE = re.compile(r"[ \t]*")


class Malformed(ValueError):
    """Text that is no such field, or uses more of the grammar than is needed here."""


@dataclass(frozen=True, slots=True)
class InnerList:
    """A list of texts with parameters; `text` is how it was written."""

    items: tuple[str, ...]
    parameters: Mapping[str, int | str]
    text: str


def inner_lists(text: str) -> dict[str, InnerList]:
    """A dictionary of lists of texts: `sig=("a" "b");created=1`."""
    found: dict[str, InnerList] = {}
    scan = _Scan(text)
    while True:
        name = scan.key()
        scan.literal("=")
        start = scan.at
        items = scan.texts()
        parameters = scan.parameters()
        if name in found:
            raise Malformed("a name comes twice")
        found[name] = InnerList(items, parameters, text[start : scan.at])
        if scan.is_last():
            return found


def byte_sequences(text: str) -> dict[str, bytes]:
    """A dictionary of bytes: `sig=:AAAA:`."""
    found: dict[str, bytes] = {}
    scan = _Scan(text)
    while True:
        name = scan.key()
        scan.literal("=")
        value = decode(scan.match(_BYTES)[1], Encoding.BASE64)
        if name in found or value is None:
            raise Malformed("a name comes twice, or has no bytes")
        found[name] = value
        if scan.is_last():
            return found


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self.at)
        if found is None:
            raise Malformed(f"unexpected text at {self.at + 1}")
        self.at = found.end()
        return found

    def literal(self, text: str) -> None:
        if not self._next(text):
            raise Malformed(f"unexpected text at {self.at + 1}")
        self.at += len(text)

    def key(self) -> str:
        return self.match(_KEY)[0]

    def texts(self) -> tuple[str, ...]:
        self.literal("(")
        found: list[str] = []
        while not self._next(")"):
            if found:
                self.literal(" ")
            found.append(self._string())
        self.literal(")")
        return tuple(found)

    def parameters(self) -> dict[str, int | str]:
        found: dict[str, int | str] = {}
        while self._next(";"):
            self.literal(";")
            name = self.key()
            self.literal("=")
            if name in found:
                raise Malformed("a parameter comes twice")
            found[name] = (
                self._string() if self._next('"') else int(self.match(_INTEGER)[0])
            )
        return found

    def is_last(self) -> bool:
        """Whether the text ends here; else step over the comma before the next."""
        if self.at == len(self._text):
            return True
        self.match(_SPACE)
        self.literal(",")
        self.match(_SPACE)
        return False

    def _string(self) -> str:
        return re.sub(r"\\(.)", r"\1", self.match(_STRING)[1])

    def _next(self, text: str) -> bool:
        return self._text.startswith(text, self.at)
