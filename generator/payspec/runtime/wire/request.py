"""One HTTP request, complete, before anything is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .origin import InvalidUrl, Origin

_METHOD = re.compile(r"[A-Z]+")
_UNENCODED = re.compile(r'["<>^`{|}]')
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"(?:[!-~](?:[\t -~]*[!-~])?)?")
_FRAMING = frozenset(
    (
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)


class InvalidHeader(ValueError):
    """A header that cannot be sent. Holds the header's name, never its value."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"header {name!r} {problem}")
        self.name = name
        self.problem = problem


@dataclass(frozen=True, slots=True, repr=False)
class WireRequest:
    """Method, absolute URL, headers in order, and body (None for no body at all).

    Raises InvalidHeader for a header that HTTP/1.1 cannot carry exactly (only
    printable ASCII travels unchanged) and for the headers that frame a message, which
    the transport writes; InvalidUrl for a URL that `Origin.parse` refuses or that is
    not fully encoded; ValueError for a method that is no upper-case word.

    `origin` is where the request goes. Printing shows the method and the origin only:
    paths hold identifiers, queries and headers hold keys.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    origin: Origin = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if _METHOD.fullmatch(self.method) is None:
            raise ValueError("the method is not an upper-case word")
        object.__setattr__(self, "origin", Origin.parse(self.url))
        if _UNENCODED.search(self.url):
            raise InvalidUrl("is not fully percent-encoded")
        for name, value in self.headers:
            problem = _name_problem(name)
            if problem is not None:
                raise InvalidHeader(name, problem)
            if _VALUE.fullmatch(value) is None:
                raise InvalidHeader(name, "has a value that is not printable ASCII")

    def __repr__(self) -> str:
        return f"WireRequest({self.method} {self.origin})"


# The same few names stand in every request.
@lru_cache(maxsize=256)
def _name_problem(name: str) -> str | None:
    if _NAME.fullmatch(name) is None:
        return "has a name that cannot be sent"
    if name.lower() in _FRAMING:
        return "is written by the transport"
    return None
