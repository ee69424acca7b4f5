"""Security schemes of an OpenAPI document, as far as it has words for them."""

from __future__ import annotations

from typing import Any, assert_never

from payspec.ir import auth as ir
from payspec.ir.auth import AuthPart, AuthScheme


def schemes(scheme: AuthScheme) -> dict[str, dict[str, Any]]:
    """The schemes that one way to authenticate becomes, by name; all are needed.

    What is signed, what stands in a body, and how a token is had are not said.
    """
    found = [each for part in scheme.parts if (each := _scheme(part)) is not None]
    names = [scheme.name, *(f"{scheme.name}_{at}" for at in range(2, len(found) + 1))]
    return dict(zip(names, found, strict=False))


def _scheme(part: AuthPart) -> dict[str, Any] | None:
    match part:
        case ir.BasicAuth():
            return {"type": "http", "scheme": "basic"}
        case ir.BearerAuth(word="Bearer") | ir.ExchangeAuth():
            return {"type": "http", "scheme": "bearer"}
        case ir.BearerAuth():
            return {"type": "apiKey", "in": "header", "name": "Authorization"}
        case ir.HeaderAuth(header=name):
            return {"type": "apiKey", "in": "header", "name": name}
        case ir.QueryAuth(parameter=name):
            return {"type": "apiKey", "in": "query", "name": name}
        case ir.OAuth2Auth(token_url=url):
            flow = {"tokenUrl": url, "scopes": {}}
            return {"type": "oauth2", "flows": {"clientCredentials": flow}}
        case ir.MutualTls():
            return {"type": "mutualTLS"}
        case ir.BodyAuth() | ir.SignAuth() | ir.MessageSignAuth():
            return None
        case _:
            assert_never(part)
