"""Rules of authentication."""

from payspec.diagnostics import Rule, Severity

UNKNOWN_CREDENTIAL = Rule(
    "unknown-credential",
    Severity.ERROR,
    "Authentication and signatures name only credentials that the spec lists.",
)
PASSWORD_NOT_SECRET = Rule(
    "password-not-secret",
    Severity.ERROR,
    "What authenticates a caller is a credential of kind `secret`.",
)
UNUSED_CREDENTIAL = Rule(
    "unused-credential",
    Severity.WARNING,
    "Each credential is used by a way to authenticate, or by a signature.",
)
UNUSED_AUTH = Rule(
    "unused-auth",
    Severity.WARNING,
    "Each way to authenticate is used by an operation.",
)
EMPTY_AUTH = Rule(
    "empty-auth", Severity.ERROR, "A way to authenticate says what is sent."
)
AUTH_HEADER = Rule(
    "auth-header",
    Severity.ERROR,
    "A header that authenticates has a token for a name, and is none that frames the "
    "message or that the client sets itself; its value is printable. A parameter or "
    "member that does has a name without control characters and marks.",
)
AUTH_TWICE = Rule(
    "auth-twice",
    Severity.ERROR,
    "What authenticates a call is sent in places of its own: no header, parameter or "
    "member of the body is written twice.",
)
AUTH_BODY = Rule(
    "auth-body",
    Severity.ERROR,
    "A way to authenticate in the body is for operations that are sent with one.",
)
TOKEN_OPERATION = Rule(
    "token-operation",
    Severity.ERROR,
    "A token comes from an operation of effect `auth` that needs no token itself and "
    "has no parameters in its path.",
)
TOKEN_REQUEST = Rule(
    "token-request",
    Severity.ERROR,
    "The request of a token is filled by its exchange: credentials in texts, grants in "
    "a list of texts, a lifetime in a whole number, and no required field is left out.",
)
TOKEN_ANSWER = Rule(
    "token-answer",
    Severity.ERROR,
    "Each answer of an operation that gives a token holds it in a required text.",
)
TOKEN_NOT_SECRET = Rule(
    "token-not-secret",
    Severity.ERROR,
    "The fields that hold a token, or the secret it is given for, are `secret`.",
)
BAD_TOKEN_URL = Rule(
    "bad-token-url",
    Severity.ERROR,
    "Tokens are given at a plain path below the environment's address, or at an https "
    "address without query, fragment or credentials.",
)
SIGNED_NAME = Rule(
    "signed-name",
    Severity.ERROR,
    "What a signature names in braces is a part of the request, the moment, the nonce, "
    "a credential, or a header that every request has by then.",
)
SIGNED_NOT_SENT = Rule(
    "signed-not-sent",
    Severity.ERROR,
    "The signature, and the moment and the nonce that it covers, are sent.",
)
BODY_NOT_SIGNED = Rule(
    "body-not-signed", Severity.WARNING, "A signature covers the body."
)
BAD_VECTOR = Rule(
    "bad-vector",
    Severity.ERROR,
    "What is signed comes to the signature of each vector.",
)
TWO_CERTIFICATES = Rule(
    "two-certificates",
    Severity.ERROR,
    "A client shows one certificate: all ways to authenticate that show one, the same.",
)
