"""Ways to authenticate, as tables of the core's."""

from typing import assert_never

from payspec.ir.auth import (
    AuthPart,
    AuthScheme,
    BasicAuth,
    BearerAuth,
    BodyAuth,
    ClientStyle,
    ContentDigest,
    ExchangeAuth,
    HeaderAuth,
    MessageSignAuth,
    MutualTls,
    OAuth2Auth,
    QueryAuth,
    SharedKeyForm,
    SignAuth,
    SigningTime,
)
from payspec.ir.provider import Provider

from ..constants import operation_constant
from ..imports import Import
from ..layout import Call, Dict, Text, Tuple, call, texts
from ..literals import Code, literal

_SCHEMES = "..core.auth.schemes"
_ALGORITHMS = "..core.auth.algorithms"


def scheme_table(
    provider: Provider, scheme: AuthScheme
) -> tuple[Call, frozenset[Import]]:
    """The table of one scheme, and what of the core it is made of."""
    parts = tuple(_part(provider, scheme, part) for part in scheme.parts)
    used = {Import(_SCHEMES, part.name) for part in parts}
    for part in scheme.parts:
        if isinstance(part, SignAuth | MessageSignAuth):
            used |= _signing(part)
    if len(parts) == 1:
        return parts[0], frozenset(used)
    return call("Several", Tuple(parts)), frozenset(
        {*used, Import(_SCHEMES, "Several")}
    )


def certificate(provider: Provider) -> Call | None:
    """The table of the certificate that clients show, if the provider asks for one."""
    for scheme in provider.auth:
        for part in scheme.parts:
            if isinstance(part, MutualTls):
                return _part(provider, scheme, part)
    return None


def _signing(part: SignAuth | MessageSignAuth) -> set[Import]:
    used = {Import(_ALGORITHMS, "Algorithm")}
    if isinstance(part, MessageSignAuth):
        if part.digest is not ContentDigest.SHA256:
            used.add(Import(_SCHEMES, "DigestHash"))
    else:
        used.add(Import(_ALGORITHMS, "Encoding"))
        if part.time is not SigningTime.UNIX:
            used.add(Import(_SCHEMES, "SigningTime"))
    if part.key_form is not SharedKeyForm.TEXT:
        used.add(Import(_ALGORITHMS, "KeyForm"))
    return used


def _part(provider: Provider, scheme: AuthScheme, part: AuthPart) -> Call:
    match part:
        case BasicAuth(user, password):
            return call(
                "Basic", user=literal(user.name), password=literal(password.name)
            )
        case BearerAuth(token, word):
            other = None if word == "Bearer" else literal(word)
            return call("Bearer", literal(token.name), word=other)
        case HeaderAuth(header, credential):
            return call("InHeader", Text(header), literal(credential.name))
        case QueryAuth(parameter, credential):
            return call("InQuery", Text(parameter), literal(credential.name))
        case BodyAuth(member, credential):
            return call("InBody", Text(member), literal(credential.name))
        case ExchangeAuth():
            return _exchange(provider, scheme, part)
        case OAuth2Auth():
            return call(
                "ClientCredentials",
                url=Text(part.token_url),
                client=literal(part.client.name),
                secret=literal(part.secret.name),
                in_body=Code("True") if part.style is ClientStyle.BODY else None,
                scope=Text(part.scope) if part.scope else None,
            )
        case MutualTls(certificate, key):
            return call(
                "ClientCertificate", literal(certificate.name), literal(key.name)
            )
        case SignAuth():
            return _sign(part)
        case MessageSignAuth():
            return _message(part)
        case _:
            assert_never(part)


def _sign(part: SignAuth) -> Call:
    form, time = part.key_form, part.time
    return call(
        "Sign",
        algorithm=Code(f"Algorithm.{part.algorithm.name}"),
        key=literal(part.key.name),
        over=Text(part.over),
        headers=Dict(
            tuple((Text(each.name), Text(each.value)) for each in part.headers)
        ),
        encoding=Code(f"Encoding.{part.encoding.name}"),
        key_form=(None if form is SharedKeyForm.TEXT else Code(f"KeyForm.{form.name}")),
        time=None if time is SigningTime.UNIX else Code(f"SigningTime.{time.name}"),
    )


def _message(part: MessageSignAuth) -> Call:
    form, sha256 = part.key_form, part.digest is ContentDigest.SHA256
    return call(
        "MessageSign",
        algorithm=Code(f"Algorithm.{part.algorithm.algorithm.name}"),
        key=literal(part.key.name),
        key_id=literal(part.key_id.name),
        components=texts([each.name for each in part.components]),
        key_form=(None if form is SharedKeyForm.TEXT else Code(f"KeyForm.{form.name}")),
        label=None if part.label == "sig1" else Text(part.label),
        digest=None if sha256 else Code(f"DigestHash.{part.digest.name}"),
        expires=None if part.expires is None else literal(part.expires),
        with_nonce=Code("True") if part.nonce else None,
        alg=literal(part.algorithm.value) if part.alg else None,
        tag=Text(part.tag) if part.tag else None,
    )


def _exchange(provider: Provider, scheme: AuthScheme, part: ExchangeAuth) -> Call:
    lifetime = part.lifetime
    asked = None if lifetime is None else lifetime.field
    return call(
        "TokenExchange",
        operation=literal(operation_constant(provider.operation(part.operation))),
        credentials=Dict(
            tuple(
                (Text(each.field), literal(each.credential.name))
                for each in part.credentials
            )
        ),
        token=Text(part.token),
        grants=None if part.grants is None else Text(part.grants),
        granted=None if part.grants is None else _granted(provider, scheme),
        lifetime=None if asked is None else Text(asked),
        seconds=None if lifetime is None else literal(lifetime.seconds),
    )


def _granted(provider: Provider, scheme: AuthScheme) -> Dict:
    """Each path, by its template, with the methods that the scheme is for there."""
    methods: dict[str, list[str]] = {}
    for operation in provider.operations:
        if operation.auth == scheme.name:
            found = methods.setdefault(operation.path, [])
            if operation.method.value not in found:
                found.append(operation.method.value)
    return Dict(
        tuple((Text(path), texts(of) or Tuple(())) for path, of in methods.items())
    )
