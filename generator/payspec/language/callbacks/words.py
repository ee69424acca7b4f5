"""Keys of signatures: those that name a scheme, and those that expansion writes."""

SCHEME = "!scheme"
"""Which scheme it is."""

VARIANT = "!variant"
"""What stood beside the scheme's name: its hash function or curve."""

BASIC, DIGEST, HMAC, RSA, ECDSA, EDDSA, MESSAGE = SCHEMES = (
    "basic",
    "digest",
    "hmac",
    "rsa",
    "ecdsa",
    "eddsa",
    "message",
)
"""The keys one of which a signature has."""

TIMESTAMP = "timestamp"
PLACED = ("header", "encoding", "key", "over", "part", "prefix", TIMESTAMP)
"""Keys that say where a signature stands and what it covers."""

COVERING = ("key", "components", "label", "tolerance")
"""Keys that say what a message signature covers."""

KEY_FORM = "key_form"
"""How a shared key is written."""
