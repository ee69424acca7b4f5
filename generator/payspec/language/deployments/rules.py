"""Rules of surfaces and deployments."""

from payspec.diagnostics import Rule, Severity

SURFACE = Rule(
    "bad-surface",
    Severity.ERROR,
    "Where a spec has surfaces, every operation is on one of them, and every "
    "environment has an address for each.",
)
BINDING = Rule(
    "bad-binding",
    Severity.ERROR,
    "A deployment binds operations that its platform leaves unbound, to plain paths.",
)
PLATFORM = Rule(
    "unknown-platform",
    Severity.ERROR,
    "A deployment is of a platform whose spec is checked together with it.",
)
NAME_TAKEN = Rule(
    "deployment-name",
    Severity.ERROR,
    "What a deployment names is not named in its platform, nor in another deployment.",
)
