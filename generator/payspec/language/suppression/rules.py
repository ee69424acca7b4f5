"""Rules of `$allow`."""

from payspec.diagnostics import Rule, Severity

BAD_ALLOW = Rule(
    "bad-allow",
    Severity.ERROR,
    "`$allow` gives a reason for each rule that it names, or one for each of the keys "
    "beside it.",
)
UNKNOWN_RULE = Rule(
    "unknown-rule", Severity.ERROR, "`$allow` names only rules that there are."
)
ALWAYS_SHOWN = Rule(
    "always-shown",
    Severity.ERROR,
    "`$allow` hides no error, and no assumption that a live client rests on.",
)
NEEDLESS_ALLOW = Rule(
    "needless-allow",
    Severity.WARNING,
    "`$allow` names only findings that there are.",
)
