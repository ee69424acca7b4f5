"""Rules of statuses and flows."""

from payspec.diagnostics import Rule, Severity

STATUSES = Rule(
    "bad-status",
    Severity.ERROR,
    "Statuses are described for an enumeration of the spec, each by a value of it.",
)
STATUS_MISSING = Rule(
    "status-without-meaning",
    Severity.WARNING,
    "Where statuses are described, each value of the enumeration is.",
)
STANDING = Rule(
    "status-contradiction",
    Severity.ERROR,
    "A success is not where the money is with the sender, a failure not where it is "
    "with the receiver, and what is pending or unknown is not final.",
)
FLOW = Rule(
    "bad-flow",
    Severity.ERROR,
    "A flow calls operations of the spec, and a step takes fields from the answers of "
    "steps before it into parameters or fields of its own request.",
)
