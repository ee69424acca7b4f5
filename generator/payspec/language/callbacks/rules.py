"""Rules of callbacks and of the signatures that prove them."""

from payspec.diagnostics import Rule, Severity

UNKNOWN_SIGNATURE = Rule(
    "unknown-signature",
    Severity.ERROR,
    "A callback is verified by signatures that the spec lists under `signatures`.",
)
UNUSED_SIGNATURE = Rule(
    "unused-signature", Severity.WARNING, "Each signature is used by a callback."
)
UNVERIFIED = Rule(
    "unverified-callback",
    Severity.NOTE,
    "A callback that nothing proves is a hint: anybody may have sent it.",
)
WEAK_SIGNATURE = Rule(
    "weak-signature",
    Severity.WARNING,
    "A callback does not rest on a weak scheme alone (Basic covers no body, a plain "
    "digest is no MAC), unless the signature says under `weak` why it does.",
)
SIGNATURE_KEY = Rule(
    "signature-key",
    Severity.ERROR,
    "What is shared with the provider to sign is a `secret`, and what verifies its "
    "signatures is a `key`.",
)
ACKNOWLEDGED_BODY = Rule(
    "acknowledgement-body",
    Severity.ERROR,
    "A callback is not acknowledged with a body and a status that has none.",
)
SIGNED_TEXT = Rule(
    "signed-text",
    Severity.ERROR,
    "A signature covers the raw body, the moment of signing where there is one, and "
    "the key in a digest alone.",
)
SIGNED_MOMENT = Rule(
    "signed-moment",
    Severity.ERROR,
    "The moment of signing stands in a header of its own, or in a part of the "
    "signature's.",
)
SIGNATURE_PREFIX = Rule(
    "signature-prefix",
    Severity.ERROR,
    "What stands before a signature in a part of its header has no comma, which ends "
    "the part.",
)
VECTOR = Rule(
    "vector-not-verified",
    Severity.ERROR,
    "Each vector of a signature verifies, with exactly the keys that it names.",
)
BODY = Rule(
    "callback-not-an-object",
    Severity.ERROR,
    "A callback is described by an object type, or by a list of one.",
)
UNKNOWN_FIELD = Rule(
    "unknown-callback-field",
    Severity.ERROR,
    "A callback names fields of its payload.",
)
IDENTITY = Rule(
    "callback-identity",
    Severity.ERROR,
    "What tells an event from others, or leads to what it is about, is one plain value "
    "that is always there.",
)
NO_IDENTITY = Rule(
    "no-callback-identity",
    Severity.WARNING,
    "A callback says by which fields an event that is sent again is known.",
)
ORDER = Rule(
    "callback-order",
    Severity.ERROR,
    "Events are ordered by a timestamp or a whole number.",
)
REREAD = Rule(
    "bad-reread",
    Severity.ERROR,
    "What reads again after a callback is a read of this spec with exactly one "
    "parameter, a text.",
)
NO_REREAD = Rule(
    "no-reread",
    Severity.WARNING,
    "A callback says how to read what is true now: it may be late, repeated or forged.",
)
REREAD_BY_EVENT = Rule(
    "reread-by-event",
    Severity.WARNING,
    "A payout inside an event is read again by an id of the payout, and not by the "
    "event's own id, unless `by` asks for that.",
)
MODE = Rule(
    "callback-mode",
    Severity.ERROR,
    "The mode of a callback is a field that holds another value in each kind of "
    "environment.",
)
