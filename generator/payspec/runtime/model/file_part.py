"""A file among the parts of a request."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field
from pydantic_core import PydanticCustomError

from ..fields.narrow import is_buffer
from ..fields.patterns import BASE64, FILE_NAME, MEDIA_TYPE, whole
from ..fields.plain import read_by_origin, text_form
from ..wire.json_types import JsonObject
from .request import RequestModel

_BASE64 = re.compile(BASE64)


def _read(value: object, from_wire: bool) -> bytes:
    if not from_wire:
        if is_buffer(value):
            return bytes(value)
        raise PydanticCustomError("type", "must be bytes")
    if not isinstance(value, str):
        raise PydanticCustomError("type", "must be text")
    if _BASE64.fullmatch(value) is None:
        raise PydanticCustomError("pattern", "must be base64")
    return b64decode(value)


class FilePart(RequestModel):
    """A file that is sent: its name without a path, its bytes and its media type.

    A name with a control character or a slash is refused, and so is a media type that
    is none. Where a request is JSON (`to_wire`, schemas, fixtures), `content` is
    base64. Printing shows neither the name nor the content.
    """

    __sensitive__: ClassVar[Mapping[str, str]] = {"name": "pii", "content": "pii"}

    name: Annotated[str, Field(pattern=whole(FILE_NAME))]
    content: Annotated[bytes, read_by_origin(_read, text_form(BASE64, "base64"))]
    content_type: Annotated[str, Field(pattern=whole(MEDIA_TYPE))]

    def to_wire(self) -> JsonObject:
        """The file as JSON says it, its content as base64."""
        return {
            "name": self.name,
            "content": b64encode(self.content).decode("ascii"),
            "content_type": self.content_type,
        }
