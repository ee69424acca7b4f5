"""Environments, credentials and authentication in long form, as IR."""

from payspec.ir.access import (
    AuthScheme,
    BasicAuth,
    Credential,
    CredentialKind,
    Environment,
    ModeField,
)

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from ..source import BoolNode, Node


def environments(root: Reader, context: Context) -> tuple[Environment, ...]:
    """Every environment, in the order of the spec."""
    found: list[Environment] = []
    for key, node in root.members("environments"):
        reader = Reader(node, key.span)
        found.append(
            Environment(
                name=key.text,
                url=reader.text("url").rstrip("/"),
                sandbox=reader.flag("sandbox"),
                selected_by=tuple(
                    ModeField(field.text, _mode_value(value), field.span, value.span)
                    for field, value in reader.members("mode")
                ),
                doc=reader.text("doc"),
                evidence=evidence(reader, context),
                span=key.span,
                url_span=reader.span_of("url"),
            )
        )
    return tuple(found)


def credentials(root: Reader) -> tuple[Credential, ...]:
    """Every credential, in the order of the spec."""
    found: list[Credential] = []
    for key, node in root.members("credentials"):
        reader = Reader(node, key.span)
        kind = CredentialKind(reader.text("kind"))
        found.append(Credential(key.text, kind, reader.text("doc"), key.span))
    return tuple(found)


def auth(root: Reader, context: Context) -> tuple[AuthScheme, ...]:
    """Every way to authenticate, in the order of the spec."""
    found: list[AuthScheme] = []
    for key, node in root.members("auth"):
        reader = Reader(node, key.span)
        basic = reader.child("basic")
        found.append(
            BasicAuth(
                name=key.text,
                user=basic.text("user"),
                password=basic.text("password"),
                evidence=evidence(reader, context),
                span=key.span,
                user_span=basic.span_of("user"),
                password_span=basic.span_of("password"),
            )
        )
    return tuple(found)


def _mode_value(node: Node) -> bool | str:
    return node.value if isinstance(node, BoolNode) else scalar_text(node)
