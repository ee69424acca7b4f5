"""The rules that overrides of templates are held to."""

from payspec.diagnostics import Rule, Severity

UNKNOWN = Rule(
    "override-unknown",
    Severity.ERROR,
    "A template overrides blocks that payspec's template of its name has.",
)
INVALID = Rule(
    "override-invalid",
    Severity.ERROR,
    "A template that overrides extends payspec's, and holds blocks and macros alone.",
)
UNPINNED = Rule(
    "override-unpinned",
    Severity.ERROR,
    "A block that is overridden names the contract that it was written against.",
)
OUTDATED = Rule(
    "override-outdated",
    Severity.ERROR,
    "A block that is overridden has the contract that the override names.",
)
CONTEXT = Rule(
    "override-context",
    Severity.ERROR,
    "A template that overrides uses what its block is documented to be given.",
)
BROKEN = Rule(
    "override-broken",
    Severity.ERROR,
    "A template that overrides prints text, and the file that it is in stays Python.",
)

RULES = (UNKNOWN, INVALID, UNPINNED, OUTDATED, CONTEXT, BROKEN)
"""Every rule of the room."""
