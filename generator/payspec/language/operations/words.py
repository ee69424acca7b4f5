"""Keys and words of operations."""

KEY_WORD = "idempotency_key"
"""The value of a header that carries the idempotency key."""

FIXED = "="
"""What a text starts with that is sent as it is, beside a wrapping."""

NOTHING = "nothing"
"""What stands for the type of an answer without a body."""

HEADERS = "headers"
"""What an answer in long form says of itself that stands in headers."""

METHOD = "!method"
PATH = "!path"
PARAMETERS = "!parameters"
GIVEN = "!given"
EFFECTS = "!effects"
"""Keys that expansion writes in place of the verb, of `path` and of some `headers`; the
mark keeps them apart from what a spec may write."""
