"""Environments and credentials in long form, as IR."""

from payspec.ir.access import (
    Credential,
    CredentialKind,
    Environment,
    ModeField,
)
from payspec.ir.deployments import Address, Surface

from ..context import Context
from ..deployments.bindings import lower as bindings
from ..deployments.merge import OWNER
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
                addresses=tuple(
                    Address(
                        surface.text,
                        scalar_text(url).rstrip("/"),
                        surface.span,
                        url.span,
                    )
                    for surface, url in reader.members("urls")
                ),
                bindings=bindings(reader),
            )
        )
    return tuple(found)


def surfaces(root: Reader) -> tuple[Surface, ...]:
    """Every surface, in the order of the spec."""
    return tuple(
        Surface(key.text, scalar_text(node), key.span)
        for key, node in root.members("surfaces")
    )


def credentials(root: Reader) -> tuple[Credential, ...]:
    """Every credential, in the order of the spec."""
    found: list[Credential] = []
    for key, node in root.members("credentials"):
        reader = Reader(node, key.span)
        kind = CredentialKind(reader.text("kind"))
        owner = reader.maybe_text(OWNER)
        found.append(Credential(key.text, kind, reader.text("doc"), key.span, owner))
    return tuple(found)


def _mode_value(node: Node) -> bool | str:
    return node.value if isinstance(node, BoolNode) else scalar_text(node)
