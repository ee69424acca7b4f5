"""Rules of the mapping."""

from payspec.diagnostics import Rule, Severity

BAD_MAPPING = Rule(
    "bad-mapping",
    Severity.ERROR,
    "The mapping names operations and types of the spec, and fields that they have.",
)
UNFIT = Rule(
    "mapping-unfit",
    Severity.ERROR,
    "What the mapping names fits: an operation has the effect of its role, an id or "
    "reference is one plain value, money an amount, and a status one whose meaning "
    "stands under `statuses`.",
)
INCOMPLETE = Rule(
    "mapping-incomplete",
    Severity.WARNING,
    "Each type that a mapped operation is answered with stands under `reads`.",
)
