"""Rules of types and fields."""

from payspec.diagnostics import Rule, Severity

BAD_TYPE = Rule(
    "bad-type-expression",
    Severity.ERROR,
    "A type expression is a scalar, the name of a type, or list(…) or map(…) of one.",
)
UNKNOWN_SCALAR = Rule(
    "unknown-scalar", Severity.ERROR, "A word in small letters is a known scalar."
)
UNKNOWN_TYPE = Rule(
    "unknown-type", Severity.ERROR, "A name in a type expression is a type of the spec."
)
UNUSED_TYPE = Rule(
    "unused-type", Severity.WARNING, "Each type is reached from an operation."
)
EMPTY_TYPE = Rule(
    "empty-type",
    Severity.ERROR,
    "An object describes a field, or is open: a validator that would check nothing "
    "is a mistake.",
)
ENDLESS_TYPE = Rule(
    "endless-type",
    Severity.ERROR,
    "An object does not require itself: nobody could ever write one.",
)
FIELD_TWICE = Rule("field-twice", Severity.ERROR, "An object has a field once.")
VALUE_TWICE = Rule("value-twice", Severity.ERROR, "An enumeration has a value once.")
ENUM_KIND = Rule(
    "enum-kind",
    Severity.ERROR,
    "An enumeration lists texts, or whole numbers: not both, and nothing else.",
)
BAD_TAG = Rule(
    "bad-tag",
    Severity.ERROR,
    "Each object of a tagged union requires the tag, as a text that can hold the value "
    "that tells it.",
)
AMBIGUOUS_UNION = Rule(
    "ambiguous-union",
    Severity.ERROR,
    "The types of a union are told apart by what JSON calls their values, and objects "
    "by a required field that only one of them has.",
)
BOTH_WAYS = Rule(
    "required-both-ways",
    Severity.ERROR,
    "A field is required, or required on a condition, not both.",
)
UNKNOWN_FIELD = Rule(
    "unknown-field", Severity.ERROR, "A field names only fields beside it."
)
NOT_A_CURRENCY = Rule(
    "not-a-currency",
    Severity.ERROR,
    "An amount of money names a field of type `currency`.",
)
SENSITIVE_AMOUNT = Rule(
    "sensitive-amount",
    Severity.WARNING,
    "An amount of money is not masked: it is printed with its currency, and "
    "a difference has to be seen.",
)
BAD_CONDITION = Rule(
    "bad-condition",
    Severity.ERROR,
    "A condition compares another field with a value that the field can hold.",
)
BAD_DEFAULT = Rule(
    "bad-default", Severity.ERROR, "A default is a value that the field can hold."
)
BAD_PATTERN = Rule(
    "bad-pattern",
    Severity.ERROR,
    "A pattern is a regular expression without look-around, back-references or "
    "anchors, and says which characters it means.",
)
PATTERN_NOT_TEXT = Rule(
    "pattern-not-text",
    Severity.ERROR,
    "Only a text has a pattern; an enumeration lists its values, and dates and moments "
    "have a form of their own.",
)
UNREADABLE_FORM = Rule(
    "unreadable-form",
    Severity.ERROR,
    "A field is read only in forms that can become its type without a guess.",
)
NEEDLESS_FORM = Rule(
    "needless-form",
    Severity.ERROR,
    "`reads` lists only forms that the type does not have already.",
)
FORM_SENT = Rule(
    "form-of-a-request",
    Severity.ERROR,
    "`reads` stands on fields of answers: what is sent has one form.",
)
DESCRIPTOR = Rule(
    "bad-descriptor",
    Severity.ERROR,
    "A descriptor is an object of an answer; what it names are members of it that can "
    "say so, and it goes back as an open object with room for what was entered.",
)
TYPES_TOO_DEEP = Rule(
    "types-too-deep",
    Severity.ERROR,
    "Types hold one another at most 64 deep, lists and maps counted; a ring of types "
    "is as deep as the way to its beginning.",
)
