"""Ways to authenticate in long form, as IR."""

from collections.abc import Iterator

from payspec.ir.auth import (
    AuthPart,
    AuthScheme,
    BasicAuth,
    BearerAuth,
    BodyAuth,
    ClientStyle,
    CredentialUse,
    ExchangeAuth,
    HeaderAuth,
    Lifetime,
    MutualTls,
    OAuth2Auth,
    QueryAuth,
    RequestField,
)

from ...context import Context
from ...evidence.lower import evidence
from ...reader import Reader, scalar_text
from ...source import Node, TextNode
from ...wire_names import MARK_HINT, NAME_HINT, mark_problem, name_problem
from .rules import AUTH_HEADER
from .signing_lower import message_signature, sign


def auth(root: Reader, context: Context) -> tuple[AuthScheme, ...]:
    """Every way to authenticate, in the order of the spec."""
    known = frozenset(key.text for key, _ in root.members("credentials"))
    found: list[AuthScheme] = []
    for key, node in root.members("auth"):
        reader = Reader(node, key.span)
        found.append(
            AuthScheme(
                name=key.text,
                parts=tuple(_parts(reader, known, context)),
                evidence=evidence(reader, context),
                span=key.span,
            )
        )
    return tuple(found)


def _parts(
    reader: Reader, known: frozenset[str], context: Context
) -> Iterator[AuthPart]:
    """What is sent, in an order of ours: that of the spec has no meaning."""
    if reader.has("basic"):
        basic = reader.child("basic")
        yield BasicAuth(_use(basic, "user"), _use(basic, "password"), basic.span)
    if reader.has("bearer"):
        bearer = reader.child("bearer")
        word = bearer.text("word", "Bearer")
        yield BearerAuth(_use(bearer, "token"), word, bearer.span)
    for key, node in reader.members("header"):
        yield HeaderAuth(key.text, _used(node), key.span)
    for key, node in reader.members("query"):
        _named(key, context, name_problem(key.text), NAME_HINT)
        _named(key, context, mark_problem(key.text), MARK_HINT)
        yield QueryAuth(key.text, _used(node), key.span)
    for key, node in reader.members("body"):
        _named(key, context, mark_problem(key.text), MARK_HINT)
        yield BodyAuth(key.text, _used(node), key.span)
    if reader.has("exchange"):
        yield _exchange(reader.child("exchange"))
    if reader.has("oauth2"):
        yield _oauth2(reader.child("oauth2"))
    if reader.has("mutual_tls"):
        tls = reader.child("mutual_tls")
        yield MutualTls(_use(tls, "certificate"), _use(tls, "key"), tls.span)
    if reader.has("sign"):
        yield sign(reader.child("sign"), known)
    if reader.has("message_signature"):
        yield message_signature(reader.child("message_signature"))


def _named(key: TextNode, context: Context, problem: str | None, hint: str) -> None:
    if problem is not None:
        context.report.report(AUTH_HEADER, key.span, problem, hint=hint)


def _exchange(reader: Reader) -> ExchangeAuth:
    lifetime = reader.child("lifetime")
    return ExchangeAuth(
        operation=reader.text("with"),
        credentials=tuple(
            RequestField(key.text, _used(node), key.span)
            for key, node in reader.members("credentials")
        ),
        grants=reader.maybe_text("grants"),
        lifetime=(
            Lifetime(
                lifetime.maybe_text("field"),
                int(lifetime.text("seconds")),
                lifetime.span_of("field"),
            )
            if reader.has("lifetime")
            else None
        ),
        token=reader.text("token"),
        span=reader.span,
        operation_span=reader.span_of("with"),
        grants_span=reader.span_of("grants"),
        token_span=reader.span_of("token"),
    )


def _oauth2(reader: Reader) -> OAuth2Auth:
    client = reader.child("client")
    return OAuth2Auth(
        token_url=reader.text("token_url"),
        client=_use(client, "id"),
        secret=_use(client, "secret"),
        style=ClientStyle(reader.text("style", "basic")),
        scope=reader.text("scope"),
        span=reader.span,
        url_span=reader.span_of("token_url"),
    )


def _use(reader: Reader, name: str) -> CredentialUse:
    return CredentialUse(reader.text(name), reader.span_of(name))


def _used(node: Node) -> CredentialUse:
    return CredentialUse(scalar_text(node), node.span)
