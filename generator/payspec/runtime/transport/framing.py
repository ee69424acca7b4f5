"""Where a response ends in the bytes that a server sends.

h11 takes all that it is given, and what came behind the end of one response it would
take for the next one. So it is given no byte beyond the end, and a connection on which
more came is not used again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_STATUS = re.compile(rb"HTTP/1\.[0-9] ([1-9][0-9]{2})(?![0-9])")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;|$)")
_LENGTH = re.compile(rb"[ \t]*([0-9]{1,15})[ \t]*")
_NO_BODY = (204, 304)
_SWITCHED = 101

_PIECE = 16 * 1024
"""So much is handed on at once, more or less: between two pieces a deadline is looked
at, and of interim responses (100 Continue) there are hundreds in one."""

_LONGEST_LINE = 128 * 1024
"""Beyond what h11 takes; it says so itself when it is given more."""


class Framing:
    """Hands received bytes on, up to the end of the response and no further.

    It follows lengths and chunks (RFC 9112, 6 and 7), and judges nothing: what it does
    not understand it hands on as it came, and then `is_over` stays False.
    """

    __slots__ = (
        "_ahead",
        "_chunked",
        "_for_tunnel",
        "_length",
        "_rest",
        "_status",
        "_step",
    )

    def __init__(self) -> None:
        self._ahead = bytearray()
        self.begin()

    def begin(self, *, for_tunnel: bool = False) -> None:
        """A request goes out: what comes next is the beginning of its response.

        One `for_tunnel` (CONNECT) has no body in the response to it, if that is a yes.
        """
        # Functions, not methods: those would hold this object in a cycle.
        self._step: Callable[[Framing, int], int] | None = Framing._status_line
        self._for_tunnel = for_tunnel
        self._status = 0
        self._length: int | None = None
        self._chunked = False
        self._rest = 0

    @property
    def is_over(self) -> bool:
        """Whether the response came to its end, and nothing came behind it."""
        return self._step is None and not self._ahead

    @property
    def has_more(self) -> bool:
        """Whether bytes are left that belong to no response so far."""
        return bool(self._ahead)

    def add(self, data: bytes) -> None:
        """Take what was received."""
        self._ahead += data

    def take(self) -> bytes:
        """The next bytes of the response; none if more has to be received first."""
        at = 0
        while self._step is not None and at < _PIECE:
            end = self._step(self, at)
            if end < 0:
                break
            at = end
        return self._cut(at)

    def rest(self) -> bytes:
        """All that is left, at the end of the connection."""
        return self._cut(len(self._ahead))

    def _cut(self, end: int) -> bytes:
        piece = bytes(self._ahead[:end])
        del self._ahead[:end]
        return piece

    # Each step takes where it begins in what was received, and returns where the next
    # one does: -1 if that has not been received yet.

    def _status_line(self, at: int) -> int:
        end, line = self._line(at)
        if end < 0:
            return end
        found = _STATUS.match(line)
        self._status = int(found[1]) if found else 0
        self._length, self._chunked = None, False
        self._step = Framing._header if found else Framing._unknown
        return end

    def _header(self, at: int) -> int:
        end, line = self._line(at)
        if end < 0:
            return end
        if not line:
            self._step = self._after_head()
            return end
        name, _, value = line.partition(b":")
        length = _LENGTH.fullmatch(value)
        match name.lower():
            case b"content-length" if self._length is None and length is not None:
                self._length = int(length[1])
            case b"transfer-encoding" if value.strip().lower() == b"chunked":
                self._chunked = True
            case b"content-length" | b"transfer-encoding":
                # Said twice, or in a form of its own: whoever reads it decides.
                self._step = Framing._unknown
            case _:
                pass
        return end

    def _after_head(self) -> Callable[[Framing, int], int] | None:
        if self._status == _SWITCHED:
            return Framing._unknown
        if self._status < 200:
            return Framing._status_line
        if self._status in _NO_BODY or (self._for_tunnel and self._status < 300):
            return None
        if self._chunked:
            return Framing._unknown if self._length is not None else Framing._chunk_size
        if self._length is None:
            # It lasts as long as the connection.
            return Framing._unknown
        self._rest = self._length
        return Framing._body if self._rest else None

    def _body(self, at: int) -> int:
        piece = min(self._rest, len(self._ahead) - at)
        self._rest -= piece
        if not self._rest:
            self._step = None
        return at + piece if piece else -1

    def _chunk_size(self, at: int) -> int:
        end, line = self._line(at)
        if end < 0:
            return end
        found = _CHUNK.match(line)
        if found is None:
            self._step = Framing._unknown
            return end
        size = int(found[1], 16)
        # The line's end behind the data belongs to it.
        self._rest = size + 2
        self._step = Framing._chunk if size else Framing._trailer
        return end

    def _chunk(self, at: int) -> int:
        piece = min(self._rest, len(self._ahead) - at)
        self._rest -= piece
        if not self._rest:
            self._step = Framing._chunk_size
        return at + piece if piece else -1

    def _trailer(self, at: int) -> int:
        end, line = self._line(at)
        if end >= 0 and not line:
            self._step = None
        return end

    def _unknown(self, at: int) -> int:
        return len(self._ahead) if at < len(self._ahead) else -1

    def _line(self, at: int) -> tuple[int, bytes]:
        """Where the line ends, and its text."""
        found = self._ahead.find(b"\n", at)
        if found < 0:
            if len(self._ahead) - at > _LONGEST_LINE:
                self._step = Framing._unknown
            return -1, b""
        return found + 1, bytes(self._ahead[at:found]).removesuffix(b"\r")
