"""Bindings: where operations are that a platform's documents give no address."""

from payspec.ir.deployments import Binding
from payspec.ir.operations import Method

from ..fragments import NAME, Schema, record, table, text
from ..reader import Reader, scalar_text

BIND = "!bind"
"""The key of an environment's bindings in long form."""


def bindings() -> Schema:
    """Schema of bindings: operation to verb and path."""
    path = text(
        "The path below the address, with the operation's parameters as {name}.",
        pattern="^/",
        examples=["/payouts/{id}"],
    )
    verb = record(
        "The verb and the path, and how to authenticate: {POST: /payouts, auth: key}.",
        {
            **{method.value: path for method in Method},
            "auth": text("How the caller authenticates, by its name."),
        },
    )
    return table("Operations that the platform leaves unbound.", verb, NAME)


def lower(environment: Reader) -> tuple[Binding, ...]:
    """The bindings of an environment in long form."""
    found: list[Binding] = []
    for key, node in environment.members(BIND):
        binding = Reader(node, key.span)
        auth, at = binding.maybe_text("auth"), binding.span_of("auth")
        verbs = [each for each in binding.entries() if each[0].text != "auth"]
        # What names no verb is kept, for the rule to find.
        told = [(verb.text, path) for verb, path in verbs] or [("", node)]
        for verb, path in told:
            found.append(
                Binding(
                    key.text,
                    verb,
                    scalar_text(path),
                    key.span,
                    path.span,
                    auth=auth,
                    auth_span=at,
                )
            )
    return tuple(found)
