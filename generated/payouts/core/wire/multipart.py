"""Bodies of parts (RFC 7578): nested JSON as named texts, and files beside them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from .form import item_name, member_name, plain_text
from .json_types import JsonInput
from .json_write import dumps
from .target import InvalidParameter

MEDIA_TYPE = "multipart/form-data; boundary="
"""The media type of a body of parts, up to its boundary."""

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of one body, which is held in memory as a whole."""

_ESCAPED = {ord('"'): "%22", ord("\r"): "%0D", ord("\n"): "%0A"}


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """One part: the name of its field and its bytes; a file has a name and a type."""

    field: str
    content: bytes
    file: str | None = None
    media_type: str | None = None

    def encoded(self) -> bytes:
        """Its headers and its content.

        Raises `InvalidParameter` for a name with half of a surrogate pair.
        """
        said = f'Content-Disposition: form-data; name="{_quoted(self.field)}"'
        if self.file is not None:
            said += f'; filename="{_quoted(self.file)}"'
        if self.media_type is not None:
            said += f"\r\nContent-Type: {self.media_type}"
        head = _bytes(self.field, f"{said}\r\n\r\n")
        return head + self.content


@dataclass(frozen=True, slots=True)
class MultipartEncoding:
    """How parts are named for what is nested, and which fields are files.

    `nesting` is that of a form, or `json`: an object is then one part of JSON. `files`
    are the members that lead to a file, or to a list of them; each is an object with
    `name`, `content` in base64 and `content_type`.
    """

    nesting: Literal["brackets", "dots", "json"] = "brackets"
    lists: Literal["brackets", "indices", "repeated"] = "brackets"
    files: tuple[tuple[str, ...], ...] = ()

    def body(self, value: Mapping[str, JsonInput]) -> tuple[str, bytes]:
        """The media type and the bytes of a body, in the order of `value`.

        The boundary is made of what stands between it: the same value gives the same
        bytes. Null is sent as an empty text, and an empty list not at all. Raises
        `InvalidParameter` for half of a surrogate pair, and for a body that is longer
        than `MOST_BYTES`.
        """
        encoded = [
            part.encoded()
            for name, item in value.items()
            for part in self._parts(name, item, (name,))
        ]
        if sum(map(len, encoded)) > MOST_BYTES:
            raise InvalidParameter("", f"has more than {MOST_BYTES} bytes")
        boundary = boundary_of(encoded)
        lines = [b"--" + boundary + b"\r\n" + part + b"\r\n" for part in encoded]
        closed = b"".join((*lines, b"--", boundary, b"--\r\n"))
        return f"{MEDIA_TYPE}{boundary.decode('ascii')}", closed

    def _parts(
        self, name: str, value: JsonInput, path: tuple[str, ...]
    ) -> Iterator[Part]:
        if isinstance(value, Sequence) and not isinstance(value, str):
            for place, item in enumerate(value):
                yield from self._parts(item_name(self.lists, name, place), item, path)
        elif not isinstance(value, Mapping):
            yield Part(name, _bytes(name, plain_text(value)))
        elif path in self.files:
            yield _file(name, value)
        elif self.nesting == "json":
            yield Part(name, _json(name, value), media_type="application/json")
        else:
            for member, item in value.items():
                inner = member_name(self.nesting, name, member)
                yield from self._parts(inner, item, (*path, member))


def boundary_of(parts: Iterable[bytes]) -> bytes:
    """A boundary that stands in none of the parts; the same for the same ones."""
    held = list(parts)
    digest = sha256()
    for part in held:
        digest.update(sha256(part).digest())
    while any(digest.hexdigest()[:40].encode() in part for part in held):
        digest.update(b"again")
    return digest.hexdigest()[:40].encode()


def with_part(media_type: str, body: bytes, field: str, text: str) -> bytes | None:
    """A body with a text behind its other parts.

    `None` where it has a part of that name, the text holds the boundary, or the body is
    not one of parts. Raises `InvalidParameter` for half of a surrogate pair.
    """
    boundary = b"--" + media_type.removeprefix(MEDIA_TYPE).encode("ascii")
    end = boundary + b"--\r\n"
    part = Part(field, _bytes(field, text)).encoded()
    head = part.partition(b"\r\n\r\n")[0]
    taken = boundary + b"\r\n" + head
    if not body.endswith(end) or taken in body or boundary in part:
        return None
    return body.removesuffix(end) + boundary + b"\r\n" + part + b"\r\n" + end


def _file(name: str, value: Mapping[str, JsonInput]) -> Part:
    match value:
        case {"name": str(file), "content": str(text), "content_type": str(kind)}:
            return Part(name, b64decode(text, validate=True), file, kind)
        case _:
            raise TypeError("a file is a name, a content and a media type")


def _json(name: str, value: JsonInput) -> bytes:
    try:
        return dumps(value)
    except ValueError:
        pass
    raise InvalidParameter(name, "cannot be written as JSON")


def _quoted(name: str) -> str:
    """A name as the header of a part says it: it cannot end there, nor the line."""
    return name.translate(_ESCAPED)


def _bytes(name: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass
    # Raised here: the other exception carries the whole text.
    raise InvalidParameter(name, "holds half of a surrogate pair")
