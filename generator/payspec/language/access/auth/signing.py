"""What a signature covers, and the headers that carry it."""

from payspec.ir.auth import AuthScheme, HeaderAuth, SignAuth, SignedHeader

from ...header_names import VALUE as _VALUE
from ...scope import Scope, did_you_mean
from . import rules
from .template import names_in
from .vectors import check_vectors

_COVERED = (
    "method",
    "path",
    "query",
    "target",
    "body",
    "body_sha256",
    "body_sha512",
    "timestamp",
    "nonce",
)
_WRITTEN = ("signature", "timestamp", "nonce")
_BODIES = frozenset({"body", "body_sha256", "body_sha512"})
_ALWAYS = frozenset({"accept"})
_WITH_A_BODY = frozenset({"content-type"})


def check_signing(scope: Scope, scheme: AuthScheme, part: SignAuth) -> None:
    """Hold a signature to what can be signed, sent and verified."""
    sound = _names(scope, scheme, part)
    _sent(scope, part)
    covered = set(names_in(part.over))
    if not covered & _BODIES:
        scope.report.report(
            rules.BODY_NOT_SIGNED,
            part.over_span,
            "whoever is on the way could change the body",
            hint="sign {body} or {body_sha256}, if the provider does",
        )
    if sound:
        check_vectors(scope, part)


def _names(scope: Scope, scheme: AuthScheme, part: SignAuth) -> bool:
    """Whether every name that is signed is known."""
    sound = True
    credentials = {use.name for use in part.named}
    for name in names_in(part.over):
        if name in _COVERED or name in credentials:
            continue
        if name.lower() not in headers_before(scope, scheme):
            sound = False
            scope.report.report(
                rules.SIGNED_NAME,
                part.over_span,
                f"there is nothing called '{name}' to sign",
                hint=did_you_mean(name, _COVERED) or "name what is sent",
            )
    for header in part.headers:
        if _VALUE.fullmatch(header.value) is None:
            scope.report.report(
                rules.AUTH_HEADER,
                header.value_span,
                f"the value of {header.name!r} is not printable ASCII",
                hint="write a value without line breaks and outer spaces",
            )
        for name in names_in(header.value):
            if name not in _WRITTEN and name not in credentials:
                _unknown(scope, header, name)
    return sound


def _unknown(scope: Scope, header: SignedHeader, name: str) -> None:
    scope.report.report(
        rules.SIGNED_NAME,
        header.value_span,
        f"there is nothing called '{name}' to write",
        hint=did_you_mean(name, _WRITTEN) or "name what is known by then",
    )


def headers_before(scope: Scope, scheme: AuthScheme) -> frozenset[str]:
    """Headers that every request of the scheme has before it is signed."""
    found = {part.header for part in scheme.parts if isinstance(part, HeaderAuth)}
    common: frozenset[str] | None = None
    for operation in scope.provider.authenticated_by(scheme.name):
        own = frozenset(each.name.lower() for each in operation.headers) | _ALWAYS
        if operation.body is not None:
            own |= _WITH_A_BODY
        common = own if common is None else common & own
    return (common or frozenset()) | {name.lower() for name in found}


def _sent(scope: Scope, part: SignAuth) -> None:
    written = {name for header in part.headers for name in names_in(header.value)}
    wanted = ["signature"]
    wanted += [each for each in ("timestamp", "nonce") if each in names_in(part.over)]
    for name in wanted:
        if name not in written:
            scope.report.report(
                rules.SIGNED_NOT_SENT,
                part.headers_span,
                f"no header carries the {name}",
                hint=f"write `X-Header: '{{{name}}}'` under `headers`",
            )
