"""What a message signature covers."""

from payspec.ir.auth import AuthScheme, MessageSignAuth

from ...scope import Scope, did_you_mean
from . import rules
from .signing import headers_before
from .vectors import check_vectors

_DERIVED = (
    "@method",
    "@target-uri",
    "@authority",
    "@scheme",
    "@request-target",
    "@path",
    "@query",
)
_OF_THE_BODY = ("content-digest", "content-length", "content-type")
_OF_EARLIER_PARTS = frozenset({"authorization"})


def check_message(scope: Scope, scheme: AuthScheme, part: MessageSignAuth) -> None:
    """Hold a message signature to what can be signed and verified."""
    known = {*_DERIVED, *_OF_THE_BODY, *headers_before(scope, scheme)}
    if len(scheme.parts) > 1:
        known |= _OF_EARLIER_PARTS
    sound = True
    for component in part.components:
        if component.name not in known:
            sound = False
            scope.report.report(
                rules.SIGNED_NAME,
                component.span,
                f"there is nothing called '{component.name}' to sign",
                hint=did_you_mean(component.name, known) or "name what is sent",
            )
    if all(component.name != "content-digest" for component in part.components):
        scope.report.report(
            rules.BODY_NOT_SIGNED,
            part.components_span,
            "whoever is on the way could change the body",
            hint="cover content-digest, if the provider does",
        )
    if sound:
        check_vectors(scope, part)
