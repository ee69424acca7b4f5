"""A credential that does not print."""

from __future__ import annotations

from hmac import compare_digest
from typing import NoReturn

from .text import exact_text

_MASK = "<secret>"


class Secret:
    """Text that only `reveal` gives back.

    `repr`, `str`, formatting and logging show `<secret>`; pickling and copying are
    refused, so that it reaches no cache, queue or crash report. Two are compared in
    constant time.
    """

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        """Hold `text`; `TypeError` for anything else, `ValueError` for an empty one."""
        self.__text = _text(text)

    def reveal(self) -> str:
        """The text itself. Whoever calls this keeps it from being printed."""
        return self.__text

    def __repr__(self) -> str:
        return _MASK

    def __format__(self, _spec: str) -> str:
        return _MASK

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return compare_digest(_bytes(self.__text), _bytes(other.__text))

    def __hash__(self) -> int:
        return hash((Secret, self.__text))

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("a secret is not pickled or copied")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a secret is text, not {type(value).__name__}")
    if not value:
        raise ValueError("a secret is not empty")
    return exact_text(value)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
