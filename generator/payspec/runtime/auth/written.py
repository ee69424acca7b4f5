"""Writing credentials into a request: a new request, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import assert_never
from urllib.parse import parse_qsl

from ..errors import ConfigurationError
from ..wire.json_read import UnreadableJson, loads
from ..wire.json_types import JsonObject
from ..wire.json_write import dumps
from ..wire.multipart import MEDIA_TYPE, with_part
from ..wire.request import InvalidHeader, WireRequest
from ..wire.target import InvalidParameter, render_query
from .credentials import Credentials
from .schemes import Basic, Bearer, InBody, InHeader, InQuery, Static

_FORM = "application/x-www-form-urlencoded"


def written(
    part: Static, credentials: Credentials, request: WireRequest
) -> WireRequest:
    """`request` with the credentials in it.

    `ConfigurationError` for a credential that cannot stand where the provider wants
    it: a colon in a user name, a header's value that is not printable ASCII, a member
    of a body that has it already or is no JSON object, form or parts.
    """
    match part:
        case Basic(user, password):
            return _basic(user, password, credentials, request)
        case Bearer(token, word):
            value = f"{word} {credentials.reveal(token)}"
            return with_header(request, "Authorization", value, token)
        case InHeader(name, credential):
            return with_header(
                request, name, credentials.reveal(credential), credential
            )
        case InQuery(name, credential):
            return _in_query(request, name, credentials.reveal(credential), credential)
        case InBody(name, credential):
            return _in_body(request, name, credentials.reveal(credential), credential)
        case _:
            assert_never(part)


def with_header(
    request: WireRequest, name: str, value: str, credential: str
) -> WireRequest:
    """`request` with one more header; what it is made of is named in what fails."""
    try:
        return replace(request, headers=(*request.headers, (name, value)))
    except InvalidHeader:
        pass
    # Raised here: the other exception has the header's value in its frames.
    raise ConfigurationError(f"{credential!r} cannot be sent in the header {name!r}")


def basic(user: str, password: str) -> str:
    """The value of `Authorization` for a user name without a colon, and a password."""
    pair = f"{user}:{password}".encode()
    return f"Basic {b64encode(pair).decode('ascii')}"


def _basic(
    user: str, password: str, credentials: Credentials, request: WireRequest
) -> WireRequest:
    name = credentials.reveal(user)
    if ":" in name:
        raise ConfigurationError(f"the credential {user!r} holds a colon")
    value = basic(name, credentials.reveal(password))
    return with_header(request, "Authorization", value, user)


def _in_query(
    request: WireRequest, name: str, value: str, credential: str
) -> WireRequest:
    try:
        query = render_query([(name, value)])
    except InvalidParameter:
        pass
    else:
        mark = "&" if "?" in request.url else "?"
        return replace(request, url=f"{request.url}{mark}{query}")
    raise ConfigurationError(f"{credential!r} cannot be sent in the query")


def _in_body(
    request: WireRequest, name: str, value: str, credential: str
) -> WireRequest:
    kinds = [text for header, text in request.headers if header == "Content-Type"]
    if kinds == [_FORM]:
        return _in_form(request, name, value, credential)
    if len(kinds) == 1 and kinds[0].startswith(MEDIA_TYPE):
        return _in_parts(request, kinds[0], name, value, credential)
    if request.body is None:
        headers = (*request.headers, ("Content-Type", "application/json"))
        return replace(request, headers=headers, body=dumps({name: value}))
    root = _root(request.body)
    if root is None or name in root:
        raise ConfigurationError(f"{credential!r} has no place in this body")
    return replace(request, body=dumps({name: value, **root}))


def _in_form(
    request: WireRequest, name: str, value: str, credential: str
) -> WireRequest:
    body = request.body or b""
    held = parse_qsl(body.decode("ascii"), keep_blank_values=True)
    try:
        pair = render_query([(name, value)]).encode("ascii")
    except InvalidParameter:
        pass
    else:
        if name not in dict(held):
            return replace(request, body=b"&".join(filter(None, (body, pair))))
    raise ConfigurationError(f"{credential!r} has no place in this body")


def _in_parts(
    request: WireRequest, kind: str, name: str, value: str, credential: str
) -> WireRequest:
    try:
        body = with_part(kind, request.body or b"", name, value)
    except InvalidParameter:
        body = None
    if body is None:
        raise ConfigurationError(f"{credential!r} has no place in this body") from None
    return replace(request, body=body)


def _root(body: bytes) -> JsonObject | None:
    # Exact both ways: numbers come as Decimal and are written as they came.
    try:
        root = loads(body)
    except UnreadableJson:
        return None
    return root if isinstance(root, dict) else None
