"""What authenticates a request: credentials in it, or a token that is fetched first."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never
from urllib.parse import quote, quote_plus

from payspec.ir.auth import (
    AuthPart,
    BasicAuth,
    BearerAuth,
    BodyAuth,
    ClientStyle,
    ExchangeAuth,
    HeaderAuth,
    MessageAlgorithm,
    MessageSignAuth,
    MutualTls,
    OAuth2Auth,
    QueryAuth,
    SignAuth,
)

from ..json_value import Json, put
from ..patterns import Unbuildable
from .answers import payload_of
from .call import Call, Calls
from .case import Answer, Arguments, Exchange, FormBody, JsonBody, Reply, Request
from .fields import along, holding, object_of, steps
from .wrapped import wrapped

TOKEN = "made-up-token"
"""The token that calls are answered with, and sent with."""

_FORM = "application/x-www-form-urlencoded"


def made(calls: Calls, arguments: Arguments) -> Call:
    """The call that these arguments come to, whole."""
    call = calls.prepared(arguments)
    _, path, auth = calls.setting.bound(calls.operation)
    if auth is not None:
        for part in calls.setting.scheme(auth).parts:
            call = _with(calls, call, part, auth, path)
    body = call.request.body
    kind = _FORM if isinstance(body, FormBody) else "application/json"
    headers = call.request.headers
    said = kind != _FORM and calls.says_header("content-type")
    if body is not None and not said:
        headers = (*headers, ("Content-Type", kind))
    return replace(call, request=replace(call.request, headers=headers))


def fetching(calls: Calls, call: Call) -> ExchangeAuth | OAuth2Auth | None:
    """What fetches a token for a call; `None` if nothing does."""
    _, _, auth = calls.setting.bound(calls.operation)
    parts = () if auth is None else calls.setting.scheme(auth).parts
    return next(
        (each for each in parts if isinstance(each, ExchangeAuth | OAuth2Auth)), None
    )


def answered(exchange: Exchange, reply: Reply) -> Exchange:
    """The same request with another reply."""
    return replace(exchange, reply=reply)


def _with(calls: Calls, call: Call, part: AuthPart, auth: str, path: str) -> Call:
    held = calls.setting.credentials
    request = call.request
    match part:
        case BasicAuth(user, password):
            pair = f"{held[user.name]}:{held[password.name]}"
            return _header(call, "Authorization", _basic(pair))
        case BearerAuth(token, word):
            return _header(call, "Authorization", f"{word} {held[token.name]}")
        case HeaderAuth(header, credential):
            return _header(call, header, held[credential.name])
        case QueryAuth():
            url = _in_query(calls, request.url, part)
            return replace(call, request=replace(request, url=url))
        case BodyAuth(member, credential):
            return _in_body(call, member, held[credential.name])
        case ExchangeAuth():
            return _token(call, _exchanged(calls, call, part, auth, path))
        case OAuth2Auth():
            return _token(call, _client(calls, part))
        case SignAuth(algorithm=algorithm, headers=headers):
            if not algorithm.value.startswith("hmac"):
                raise Unbuildable("it is signed by a private key")
            for each in headers:
                call = _header(call, each.name, None)
            return call
        case MessageSignAuth(algorithm=algorithm):
            if algorithm is not MessageAlgorithm.HMAC_SHA256:
                raise Unbuildable("it is signed by a private key")
            return _header(_header(call, "Signature-Input", None), "Signature", None)
        case MutualTls():
            raise Unbuildable("a client shows a certificate, which is no plain value")
        case _:
            assert_never(part)


def linked(calls: Calls, call: Call, url: str) -> Request:
    """The same request to the address of a next page, which says nothing of its key."""
    _, _, auth = calls.setting.bound(calls.operation)
    for part in () if auth is None else calls.setting.scheme(auth).parts:
        if isinstance(part, QueryAuth):
            url = _in_query(calls, url, part)
    return replace(call.request, url=url)


def _in_query(calls: Calls, url: str, part: QueryAuth) -> str:
    mark = "&" if "?" in url else "?"
    value = quote(calls.setting.credentials[part.credential.name], safe="")
    return f"{url}{mark}{quote(part.parameter, safe='')}={value}"


def _header(call: Call, name: str, value: str | None) -> Call:
    headers = (*call.request.headers, (name, value))
    return replace(call, request=replace(call.request, headers=headers))


def _in_body(call: Call, member: str, value: str) -> Call:
    body = call.request.body
    match body:
        case FormBody(pairs):
            changed: JsonBody | FormBody = FormBody((*pairs, (member, value)))
        case JsonBody(held):
            changed = JsonBody(put(held, (member,), value))
        case None:
            changed = JsonBody({member: value})
    return replace(call, request=replace(call.request, body=changed))


def _token(call: Call, exchange: tuple[Exchange, ...]) -> Call:
    before = (*call.before, *exchange)
    return _header(replace(call, before=before), "Authorization", f"Bearer {TOKEN}")


def _exchanged(
    calls: Calls, call: Call, part: ExchangeAuth, auth: str, path: str
) -> tuple[Exchange, ...]:
    """The call of the operation that gives the token."""
    provider, setting = calls.provider, calls.setting
    giver = Calls(setting, provider.operation(part.operation))
    asked: dict[str, Json] = {
        each.field: setting.credentials[each.credential.name]
        for each in part.credentials
    }
    if part.lifetime is not None and part.lifetime.field is not None:
        asked[part.lifetime.field] = part.lifetime.seconds
    if part.grants is not None:
        methods = [
            each.method.value
            for each in provider.operations
            if each.auth == auth and each.path == path
        ] or [call.request.method]
        asked[part.grants] = [
            f"{method} {call.path}" for method in dict.fromkeys(methods)
        ]
    inner = made(giver, replace(giver.usual, body=asked))
    answer = giver.operation.answers[0]
    payload = payload_of(answer)
    of = object_of(provider, payload.type)
    value = put(
        holding(provider, giver.reads, of, (part.token,)),
        steps(along(provider, of, part.token)),
        TOKEN,
    )
    reply = Answer(answer.statuses[0], wrapped(payload, value))
    return (*inner.before, Exchange(inner.request, reply))


def _client(calls: Calls, part: OAuth2Auth) -> tuple[Exchange, ...]:
    held: Mapping[str, str] = calls.setting.credentials
    client, secret = held[part.client.name], held[part.secret.name]
    base = calls.setting.url(calls.operation)
    url = f"{base}{part.token_url}" if part.token_url[:1] == "/" else part.token_url
    pairs = [("grant_type", "client_credentials")]
    headers: list[tuple[str, str | None]] = [
        ("Accept", "application/json"),
        ("Content-Type", _FORM),
    ]
    if part.scope:
        pairs.append(("scope", part.scope))
    if part.style is ClientStyle.BODY:
        pairs += [("client_id", client), ("client_secret", secret)]
    else:
        pair = f"{quote_plus(client)}:{quote_plus(secret)}"
        headers.append(("Authorization", _basic(pair)))
    request = Request("POST", url, tuple(headers), FormBody(tuple(pairs)))
    reply: Json = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600}
    return (Exchange(request, Answer(200, reply)),)


def _basic(pair: str) -> str:
    return f"Basic {b64encode(pair.encode()).decode('ascii')}"
