"""Rules of environments and credentials."""

from payspec.diagnostics import Rule, Severity

BAD_URL = Rule(
    "bad-url",
    Severity.ERROR,
    "An environment's address is https, names a host, and carries no query, "
    "fragment or credentials.",
)
NO_LIVE = Rule(
    "no-live-environment",
    Severity.WARNING,
    "A provider has an environment that is not a sandbox.",
)
ENVIRONMENTS_ALIKE = Rule(
    "environments-alike",
    Severity.ERROR,
    "A sandbox and a live environment differ in address or mode: what is meant for "
    "one must not reach the other.",
)
UNKNOWN_MODE_FIELD = Rule(
    "unknown-mode-field",
    Severity.ERROR,
    "An environment's mode names fields of each request that moves money.",
)
BAD_MODE_VALUE = Rule(
    "bad-mode-value",
    Severity.ERROR,
    "An environment's mode gives its fields values that they can hold.",
)
MODE_NOT_ECHOED = Rule(
    "mode-not-echoed",
    Severity.WARNING,
    "An operation that changes something, and one that looks a payout up, compares the "
    "environment's mode with the answer's.",
)
