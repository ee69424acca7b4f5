"""Rules of write safety."""

from payspec.diagnostics import Rule, Severity

NO_WRITE_SAFETY = Rule(
    "no-write-safety",
    Severity.ERROR,
    "An operation that moves money says how it is sent safely.",
)
SAFETY_OF_A_READ = Rule(
    "write-safety-of-a-read", Severity.ERROR, "A read has no write safety."
)
ECHOES_OF_A_WRITE = Rule(
    "echoes-of-a-write",
    Severity.ERROR,
    "Only a read has echoes of its own; those of another operation are part of its "
    "write safety.",
)
OUTCOME_TWICE = Rule(
    "outcome-twice", Severity.ERROR, "A status means one thing to an operation."
)
NO_OUTCOME = Rule(
    "answer-without-outcome",
    Severity.ERROR,
    "A status with a described answer has an outcome, and a status that is accepted, "
    "or a duplicate, has a described answer.",
)
NOT_PROVEN = Rule(
    "outcome-not-proven",
    Severity.ERROR,
    "Only a success is accepted, and only a status in which the provider itself "
    "refuses proves that nothing was created: no redirect, time-out, throttling or "
    "server error proves anything.",
)
NO_ERROR_SHAPE = Rule(
    "rejection-without-shape",
    Severity.ERROR,
    "A rejection is believed only in a described error shape.",
)
UNKNOWN_SAFETY_FIELD = Rule(
    "unknown-safety-field",
    Severity.ERROR,
    "Write safety, and what a read is compared by, name fields of the answer, and "
    "parameters or fields of the request.",
)
SAFETY_FIELD_TYPE = Rule(
    "safety-field-type",
    Severity.ERROR,
    "A key is derived from, and a payout found by, a field of type text.",
)
KEY_NOT_REQUIRED = Rule(
    "key-not-required",
    Severity.ERROR,
    "A key that stands in the request itself is there in every request.",
)
KEY_DERIVED = Rule(
    "key-derived",
    Severity.ERROR,
    "Only a key that a header carries is derived from something else.",
)
BAD_ECHO = Rule(
    "bad-echo",
    Severity.ERROR,
    "An echo is one plain value, of the same type in the request and in the answer.",
)
BAD_ABSENT = Rule(
    "bad-absent",
    Severity.ERROR,
    "What an absent echo means is a value that the field can hold.",
)
BAD_IDENTITY = Rule(
    "bad-identity",
    Severity.ERROR,
    "What names the thing created is a text or whole number that every accepted "
    "answer has.",
)
AMOUNT_NOT_ECHOED = Rule(
    "amount-not-echoed",
    Severity.WARNING,
    "Where the answer repeats the amount and currency of a request, they are compared.",
)
SENSITIVE_REFERENCE = Rule(
    "sensitive-reference",
    Severity.WARNING,
    "What a payout is found by is not sensitive: it has to be told to whoever looks.",
)
BAD_FIND = Rule(
    "bad-find",
    Severity.ERROR,
    "What finds out after an unknown outcome is a read of this spec with exactly one "
    "parameter, a text, or with a parameter of its query that is called as the field.",
)
NO_FIND = Rule(
    "no-find",
    Severity.WARNING,
    "An operation that moves money says how to find out what became of it.",
)
NOT_ECHOED = Rule(
    "look-up-not-echoed",
    Severity.WARNING,
    "A read that tells what became of a payout echoes what it is asked by.",
)
REFERENCE_NOT_ECHOED = Rule(
    "reference-not-echoed",
    Severity.WARNING,
    "The answer to an operation that moves money is held to the caller's reference.",
)
REFUSED_REPEAT = Rule(
    "refused-repeat",
    Severity.ERROR,
    "A status that may refuse a repeat of an order does not prove that the order was "
    "never created.",
)
