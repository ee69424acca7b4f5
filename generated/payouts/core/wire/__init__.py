"""What goes over the wire: requests, answers, URLs and exact JSON.

Nothing in this room sends anything or needs an HTTP library.
"""

from .form import FormEncoding
from .json_read import UnreadableJson, loads
from .json_types import JsonInput, JsonObject, JsonValue
from .json_write import dumps
from .multipart import MultipartEncoding
from .origin import BaseUrl, InvalidUrl, Origin
from .request import InvalidHeader, WireRequest
from .response import Headers, WireResponse
from .target import InvalidParameter, render_path, render_query

__all__ = [
    "BaseUrl",
    "FormEncoding",
    "Headers",
    "InvalidHeader",
    "InvalidParameter",
    "InvalidUrl",
    "JsonInput",
    "JsonObject",
    "JsonValue",
    "MultipartEncoding",
    "Origin",
    "UnreadableJson",
    "WireRequest",
    "WireResponse",
    "dumps",
    "loads",
    "render_path",
    "render_query",
]
