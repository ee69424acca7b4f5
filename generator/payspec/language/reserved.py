"""Words that emitted code keeps for itself, by what they would have named."""

import keyword

PROVIDERS = frozenset({"core", "hold_to_content", "outcome_of", "testing"})
"""What stands beside the package of a provider."""

CLIENT_ARGUMENTS = frozenset(
    {
        "super",
        "accept_assumptions",
        "deadline",
        "environment",
        "journal",
        "observer",
        "self",
        "local_address",
        "proxy",
        "ssl_context",
        "strict_responses",
        "timeouts",
        "transport",
        "user_agent",
    }
)
"""What every client is made with, and by; a credential is an argument beside them."""

CLIENT_MEMBERS = frozenset({"aclose", "close", "environment", "mro"})
"""Members of every client and of its class; an operation is a method beside them."""

METHOD_ARGUMENTS = frozenset({"deadline", "idempotency_key", "money", "self"})
"""What a method may take; a parameter of a path is an argument beside them."""

PARSE_ARGUMENTS = frozenset(
    {"headers", "body", "environment", "now", "receive", "target"}
)
"""What a function that reads callbacks takes, and calls; a key is an argument of it."""


def is_keyword(name: str) -> bool:
    """Whether Python keeps the word for itself."""
    return keyword.iskeyword(name)
