"""Keys and words of operations."""

KEY_WORD = "idempotency_key"
"""The value of a header that carries the idempotency key."""

METHOD = "!method"
PATH = "!path"
PARAMETERS = "!parameters"
"""Keys that expansion writes in place of the verb and of `path`; the mark keeps them
apart from what a spec may write."""
