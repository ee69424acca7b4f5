"""Rules of scenarios."""

from payspec.diagnostics import Rule, Severity

BAD_SCENARIO = Rule(
    "bad-scenario",
    Severity.ERROR,
    "A scenario names an operation of the spec, fields of its request and answer with "
    "values that they can have, and one of its samples; and says what comes of it.",
)
TWICE = Rule(
    "scenario-twice",
    Severity.ERROR,
    "No two scenarios of an operation begin with the same request.",
)
