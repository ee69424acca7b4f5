"""Rules of structure: keys, shapes and names."""

from payspec.diagnostics import Rule, Severity

UNKNOWN_KEY = Rule("unknown-key", Severity.ERROR, "Every key is one of the language's.")
MISSING_KEY = Rule("missing-key", Severity.ERROR, "What a construct needs is there.")
WRONG_SHAPE = Rule(
    "wrong-shape",
    Severity.ERROR,
    "A value is a text, a list or a mapping where one is asked for.",
)
WRONG_VALUE = Rule(
    "wrong-value", Severity.ERROR, "A value is one of those that its key takes."
)
BAD_NAME = Rule(
    "bad-name",
    Severity.ERROR,
    "Names are plain: types are CamelCase; sources, assumptions and conflicts are "
    "small letters, digits and single hyphens; all others small letters, digits and _.",
)
WRONG_VERSION = Rule(
    "wrong-version", Severity.ERROR, "A spec names a version that this payspec reads."
)
RESERVED_NAME = Rule(
    "reserved-name",
    Severity.ERROR,
    "A name is none that every emitted client has already, and no keyword of Python.",
)
