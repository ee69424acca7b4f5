"""Rules of operations."""

from payspec.diagnostics import Rule, Severity

UNKNOWN_AUTH = Rule(
    "unknown-auth",
    Severity.ERROR,
    "An operation authenticates in a way that the spec describes.",
)
NO_AUTH = Rule(
    "no-auth",
    Severity.WARNING,
    "An operation that moves money authenticates its caller.",
)
BAD_PATH = Rule(
    "bad-path",
    Severity.ERROR,
    "A path is made of plain segments and of whole-segment parameters, without query, "
    "dot segments or empty segments; it may end with a slash.",
)
PATH_PARAMETER = Rule(
    "path-parameter",
    Severity.ERROR,
    "The parameters in a path and those described are the same, each once.",
)
PARAMETER_TYPE = Rule(
    "parameter-type",
    Severity.ERROR,
    "A parameter of a path is a single text or whole number.",
)
EFFECT_VALUE = Rule(
    "bad-effect-value",
    Severity.ERROR,
    "An effect that depends on a field is listed by values that this field can have.",
)
PAGES = Rule(
    "bad-pages",
    Severity.ERROR,
    "What comes in pages is a read; its answers are objects with the list and with "
    "what leads on, and its query has the parameter that asks for more.",
)
FIXED = Rule(
    "fixed-answer",
    Severity.ERROR,
    "Only a body that is sent has members that are always the same.",
)
FORM = Rule(
    "form-without-body",
    Severity.ERROR,
    "A form, or parts, are the body of an operation, and have a name for everything in "
    "it.",
)
FILE = Rule(
    "file-not-a-part",
    Severity.ERROR,
    "A file, or a list of files, is a field of a body that is sent in parts, and of "
    "nothing else.",
)
NOT_PLAIN = Rule(
    "not-plain",
    Severity.ERROR,
    "A parameter of a query, and a header, is a plain value that is never null; one of "
    "a query may be a list of them.",
)
BODY_NOT_TAKEN = Rule(
    "body-not-taken", Severity.ERROR, "GET and DELETE are sent without a body."
)
BODY_SHAPE = Rule(
    "body-not-an-object",
    Severity.ERROR,
    "A body is an object, a list, a map, or one of several of these, inside its "
    "wrapping or bare.",
)
ANSWER_SHAPE = Rule(
    "answer-not-an-object",
    Severity.ERROR,
    "An answer is an object, a list, a map, or one of several objects and lists, "
    "inside its wrapping or bare; or `nothing`, where its status says all.",
)
ANSWER_HEADERS = Rule(
    "answer-header",
    Severity.ERROR,
    "An answer that is read from its headers is one object, whose fields are texts and "
    "have names that a header can have.",
)
ERROR_SHAPE = Rule(
    "error-not-an-object",
    Severity.ERROR,
    "An error is an object type of this spec, inside its wrapping or bare.",
)
STATUS_TWICE = Rule(
    "status-twice", Severity.ERROR, "A status of an operation has one shape."
)
STATUS_WITHOUT_BODY = Rule(
    "status-without-body",
    Severity.ERROR,
    "An answer with the status 204 or 205 has no body: its shape is `nothing`, or is "
    "read from its headers.",
)
ANSWER_STATUS = Rule(
    "answer-not-a-success",
    Severity.ERROR,
    "An answer that is no success has the shape of what was created before, and the "
    "outcome `duplicate`; other failures are `errors`.",
)
BAD_HEADER = Rule(
    "bad-header",
    Severity.ERROR,
    "A header has a token for a name, printable ASCII for a value, and is none that "
    "the client sets itself; Accept and Content-Type may name a provider's own JSON, "
    "and User-Agent who the client is.",
)
HEADER_TWICE = Rule(
    "header-twice",
    Severity.ERROR,
    "A header is declared once, whatever the case of its letters.",
)
BAD_WIRE_NAME = Rule(
    "bad-wire-name",
    Severity.ERROR,
    "What is sent beside JSON (a query, a form, parts) has names that are not empty "
    "and hold no control characters; what is always sent has no `!` behind its name.",
)
PARAMETER_TWICE = Rule(
    "parameter-twice",
    Severity.ERROR,
    "Each parameter of a query has a name of its own in the address.",
)
FORM_NAME_TWICE = Rule(
    "form-name-twice",
    Severity.ERROR,
    "Each value of a form, and each part of a body, has a name of its own once what is "
    "nested is written out.",
)
KEY_HEADER = Rule(
    "key-header",
    Severity.ERROR,
    "A header with the idempotency key stands where `write_safety` says what a repeat "
    "does, and there only.",
)
