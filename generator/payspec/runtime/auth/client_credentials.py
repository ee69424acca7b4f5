"""OAuth 2 client credentials: the request of a token, and reading its answer."""

from __future__ import annotations

import re
from decimal import Decimal
from urllib.parse import quote_plus, urlencode

from ..errors import ConfigurationError
from ..fields.secret import Secret
from ..wire.json_read import UnreadableJson, loads
from ..wire.json_types import JsonValue
from ..wire.origin import BaseUrl
from ..wire.request import WireRequest
from ..wire.response import WireResponse
from .credentials import Credentials
from .schemes import ClientCredentials
from .written import basic

_GIVEN = frozenset({200, 201})
"""RFC 6749 says 200; some count a token among the things that they create."""

SENDABLE = re.compile(r"[!-~]+")
"""A token that a header carries as it is."""

_NUMBER = re.compile(r"([0-9]+)(?:\.[0-9]*)?")

_REFUSALS = frozenset(
    {
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_scope",
        "unauthorized_client",
        "unsupported_grant_type",
    }
)


class NoToken(Exception):
    """There is no token. `reason` is a word, `detail` a sentence of our own."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{detail} ({reason})")
        self.reason = reason
        self.detail = detail


def token_request(
    part: ClientCredentials,
    credentials: Credentials,
    base: BaseUrl,
    user_agent: str | None = None,
) -> WireRequest:
    """The request that asks for a token. `ConfigurationError` for odd credentials."""
    client, secret = credentials.reveal(part.client), credentials.reveal(part.secret)
    url = base.url(part.url) if part.url.startswith("/") else part.url
    fields = {"grant_type": "client_credentials"}
    if part.scope:
        fields["scope"] = part.scope
    headers = [
        *([] if user_agent is None else [("User-Agent", user_agent)]),
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    if part.in_body:
        fields |= {"client_id": client, "client_secret": secret}
    try:
        if not part.in_body:
            # RFC 6749, 2.3.1: both are form-encoded before Basic puts them together.
            value = basic(quote_plus(client), quote_plus(secret))
            headers.append(("Authorization", value))
        body = urlencode(fields).encode("ascii")
    except UnicodeEncodeError:
        pass
    else:
        return WireRequest("POST", url, tuple(headers), body)
    raise ConfigurationError(f"{part.client!r} or {part.secret!r} cannot be sent")


def access_token(wire: WireResponse) -> tuple[Secret, float]:
    """The token of an answer, and for how many seconds it is good (0: not said).

    As RFC 6749, 5.1, with what providers leave out: without a `token_type` the token is
    a bearer token, the only kind that is sent. `NoToken` if the answer is no success,
    no JSON object, says an error, or holds no bearer token that a header can carry.
    """
    answer = _json(wire)
    error = answer.get("error")
    if wire.status not in _GIVEN or error not in (None, "", False):
        said = error if isinstance(error, str) and error in _REFUSALS else "refused"
        raise NoToken(said, f"the token was refused with {wire.status}")
    text, kind = answer.get("access_token"), answer.get("token_type")
    if not isinstance(text, str) or not text:
        raise NoToken("unreadable", "the answer holds no token")
    if kind not in (None, "") and (
        not isinstance(kind, str) or kind.strip().lower() != "bearer"
    ):
        raise NoToken("unreadable", "the answer holds no bearer token")
    if SENDABLE.fullmatch(text) is None:
        raise NoToken("unreadable", "the token is no text that a header can carry")
    return Secret(text), _seconds(answer.get("expires_in"))


def _json(wire: WireResponse) -> dict[str, JsonValue]:
    try:
        answer = loads(wire.body)
    except UnreadableJson:
        answer = None
    if isinstance(answer, dict):
        return answer
    if wire.status in _GIVEN:
        raise NoToken("unreadable", "the answer is no JSON object")
    return {}


def _seconds(value: JsonValue) -> float:
    """How long a token is good; 0, for one call, where that cannot be read."""
    if isinstance(value, str):
        digits = _NUMBER.fullmatch(value.strip(" "))
        value = Decimal(digits[1][:10]) if digits else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
        return 0.0
    return float(min(value, 10**9))
