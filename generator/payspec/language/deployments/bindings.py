"""Bindings: where operations are that a platform's documents give no address."""

from payspec.ir.deployments import Binding
from payspec.ir.operations import Method

from ..fragments import NAME, Schema, described, table, text
from ..reader import Reader, scalar_text

BIND = "!bind"
"""The key of an environment's bindings in long form."""


def bindings() -> Schema:
    """Schema of bindings: operation to verb and path."""
    path = text("The path below the address.", pattern="^/", examples=["/payouts"])
    verb = described(
        "The verb and the path: {POST: /payouts}.",
        {"type": "object", "minProperties": 1, "maxProperties": 1},
        properties={method.value: path for method in Method},
        additionalProperties=False,
    )
    return table("Operations that the platform leaves unbound.", verb, NAME)


def lower(environment: Reader) -> tuple[Binding, ...]:
    """The bindings of an environment in long form."""
    found: list[Binding] = []
    for key, node in environment.members(BIND):
        for verb, path in Reader(node, key.span).entries():
            found.append(
                Binding(key.text, verb.text, scalar_text(path), key.span, path.span)
            )
    return tuple(found)
