"""Schema of operations, payloads and headers."""

from payspec.ir.operations import Effect, ListStyle, Method, Nesting, PartNesting

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    Schema,
    choice,
    described,
    explained,
    flag,
    own_names,
    record,
    shorthand,
    table,
    text,
)
from ..safety.echo_fragment import echoes
from ..statuses import listed, table_schema
from ..types.expand import REQUIRED
from ..types.fragment import expression, field_keys, sensitive
from .pages import pages_schema
from .words import (
    EFFECTS,
    FIXED,
    GIVEN,
    HEADERS,
    KEY_WORD,
    METHOD,
    NOTHING,
    PARAMETERS,
    PATH,
)

_ANSWERED = "[24][0-9][0-9]"

_EFFECTS = (
    "What it does to money, whatever its verb. The client sends no call twice but a "
    "`read`."
)
_EFFECT = {
    Effect.READ.value: "Nothing: it may be asked again at any time.",
    Effect.DRAFT.value: "Makes something that moves no money yet.",
    Effect.COLLECTS.value: "Takes money from a payer.",
    Effect.MOVES_MONEY.value: "Sends money.",
    Effect.ADVANCES_MONEY.value: "Releases what stands ready to be sent.",
    Effect.CANCELS.value: "Stops what was asked for.",
    Effect.AUTH.value: "Obtains access: a token.",
}


_FIXED: Schema = {"type": ["integer", "boolean"]}

_SENSITIVE: dict[str, Schema] = {"sensitive": sensitive()}


def answer(*, written: bool) -> Schema:
    """Schema of what a success is answered with."""
    if not written:
        told = flag("It stands in the headers of the answer.")
        return _long(**{HEADERS: told})
    named = text(
        "An object whose fields are headers, where an answer tells by those and not by "
        "its body what came of the request.",
        examples=["Created"],
    )
    nothing = described(
        "An answer without a body: its status says all.", {"const": NOTHING}
    )
    facts = evidence_keys(written=True, mark="$")
    held = record("Headers.", {f"${HEADERS}": named, **facts}, (f"${HEADERS}",))
    return described(
        "What a success with this status holds.",
        {"anyOf": [nothing, {"$ref": "#/$defs/payload"}, held]},
    )


def payload(*, written: bool) -> Schema:
    """Schema of a type inside its wrapping."""
    if not written:
        return _long()
    wrapped = described(
        "The member that wraps it; wrappings nest.",
        {"type": "object"},
        properties=evidence_keys(written=True, mark="$"),
        propertyNames=own_names(evidence_keys(written=True, mark="$")),
        additionalProperties={
            "anyOf": [
                {"$ref": "#/$defs/payload"},
                described(
                    "A member that is always the same: =text, a number, true, false.",
                    {"anyOf": [{"type": "string", "pattern": f"^{FIXED}"}, _FIXED]},
                ),
            ]
        },
    )
    return described(
        "A type, or the member of the body that holds it: {request: PayoutRequest}.",
        {"anyOf": [expression(), wrapped]},
    )


def _long(**more: Schema) -> Schema:
    member = record(
        "A member that is always the same.",
        {
            "depth": {"type": "string"},
            "member": {"type": "string"},
            "value": {"type": ["string", "integer", "boolean"]},
        },
        ("depth", "member", "value"),
    )
    return record(
        "A type inside its wrapping.",
        {
            "envelope": {"type": "array", "items": {"type": "string"}},
            "type": expression(),
            "fixed": {"type": "array", "items": member},
            **more,
            **evidence_keys(written=False),
        },
        ("type",),
    )


def errors() -> Schema:
    """Schema of error shapes."""
    return described(
        "Shapes of an error, tried in this order.",
        {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/payload"}},
    )


def headers() -> Schema:
    """Schema of the headers that every call carries."""
    return table(
        "Headers that every call carries, each with the same value.",
        {"type": ["string", "number"]},
        examples=[{"X-API-Version": "2"}],
    )


def operations(*, written: bool) -> Schema:
    """Schema of `operations`."""
    path = text(
        "The path below the environment's address; {name} is a parameter.",
        examples=["/payouts/{id}"],
        pattern="^/",
    )
    given: dict[str, Schema] = {}
    if written:
        # What stands beside a type is read as of any field.
        given = field_keys(written=True)
    header = shorthand(
        f"A fixed value, or the word {KEY_WORD}; with a type, what the caller gives.",
        {"anyOf": [{"enum": [KEY_WORD]}, {"type": ["string", "number"]}]},
        record(
            "A header.",
            {
                **given,
                "binds": choice("What the client fills in.", KEY_WORD),
                "value": described(
                    "The same on every call.", {"type": ["string", "number"]}
                ),
            },
        ),
        written=written,
    )
    keys: dict[str, Schema] = {
        "doc": text("What it does, in one or two sentences."),
        "surface": text("The surface that it belongs to, by its name."),
        "unbound": text(
            "In place of a verb: what is missing to call it. A deployment binds it."
        ),
        "auth": text("The way to authenticate, by its name under `auth`."),
        "effect": _effect(written=written),
        "headers": table("Headers beside those that every call carries.", header),
        "query": table(
            "The parameters of the query, by the names that code calls them; `wire` is "
            "the name in the address, where that differs. A list is sent as one "
            "parameter for each of its items.",
            {"$ref": "#/$defs/field"},
            examples=[{"reference": {"type": "text", "wire": "filter[reference]"}}],
        ),
        "pages": pages_schema(),
        "body": {"$ref": "#/$defs/payload"},
        "form": _form(written=written),
        "multipart": _multipart(written=written),
        "errors": errors(),
        "echoes": echoes(
            "Of a read: fields of the answer, or of each item of a list (bare, in a "
            "wrapping or in pages), that have to be what was asked for. One that "
            "differs makes it an error.",
            ["reference"],
            written=written,
        ),
        "write_safety": {"$ref": "#/$defs/write_safety"},
        "samples": {"$ref": "#/$defs/samples"},
        **evidence_keys(written=written),
    }
    required: tuple[str, ...] = ("effect", "answers")
    parameters = table(
        "The parameters of the path, by the names that stand there in braces.",
        _parameter(written=written),
        NAME,
        examples=[{"id": "text"}],
    )
    if written:
        keys = {**{method.value: path for method in Method}, **keys}
        keys["path"] = parameters
        keys["answers"] = table(
            "The shape of a success, by status; several statuses share one: 200, 201.",
            {"$ref": "#/$defs/answer"},
            listed(_ANSWERED),
            examples=[{"200, 201": {"payout": "Payout"}}],
        )
    else:
        keys[METHOD] = choice("HTTP's verb.", *(method.value for method in Method))
        keys[PATH] = path
        keys[PARAMETERS] = parameters
        keys[EFFECTS] = _effects()
        keys[GIVEN] = table("What a caller gives.", {"$ref": "#/$defs/field"})
        answer_ref: Schema = {"$ref": "#/$defs/answer"}
        keys["answers"] = table_schema(_ANSWERED, "payload", answer_ref)
        required += (METHOD, PATH)
    operation = record("One operation.", keys, required)
    if written:
        told = (*(method.value for method in Method), "unbound")
        operation["oneOf"] = [{"required": [name]} for name in told]
    return table("What can be asked of the provider.", operation, NAME)


def _form(*, written: bool) -> Schema:
    nesting = choice(
        "How a form writes what is inside an object: a[b] or a.b.",
        *(each.value for each in Nesting),
    )
    says = "The body is sent as a form, and not as JSON."
    return _encoding(says, "How a form is written.", nesting, written=written)


def _multipart(*, written: bool) -> Schema:
    nesting = choice(
        "How parts are named for what is inside an object: a[b] or a.b; or json, for "
        "one part of JSON.",
        *(each.value for each in PartNesting),
    )
    says = "The body is sent in parts (multipart/form-data), which may be files."
    return _encoding(says, "How parts are written.", nesting, written=written)


def _encoding(says: str, inner: str, nesting: Schema, *, written: bool) -> Schema:
    lists = choice(
        "How the items of a list are named: a[] each, a[0] and so on, or a each.",
        *(each.value for each in ListStyle),
    )
    long = record(inner, {"nesting": nesting, "lists": lists}, ("nesting",))
    return shorthand(says, nesting, long, written=written)


def _effect(*, written: bool) -> Schema:
    effect = explained(_EFFECTS, _EFFECT)
    by = described(
        "One effect for each value of a parameter or request field; the strongest "
        "counts where there is none, or another value.",
        {"type": "object", "minProperties": 3},
        properties={"by": text("The parameter or field.")},
        required=["by"],
        additionalProperties=effect,
        examples=[{"by": "options.now", "true": "moves_money", "false": "draft"}],
    )
    return shorthand(_EFFECTS, effect, by, written=True) if written else effect


def _effects() -> Schema:
    effect = explained(_EFFECTS, _EFFECT)
    return record(
        "Effects by the value of a field.",
        {"by": text("The field."), "values": table("By value.", effect)},
        ("by", "values"),
    )


_EXPRESSION = text("A regular expression.")


def _parameter(*, written: bool) -> Schema:
    keys: dict[str, Schema] = {
        "type": expression(),
        "doc": text("What it means, in the provider's terms."),
        "pattern": shorthand(
            "A regular expression that the whole text matches; no anchors needed.",
            _EXPRESSION,
            record("A pattern.", {"is": _EXPRESSION}, ("is",)),
            written=written,
        ),
        **_SENSITIVE,
        **evidence_keys(written=written),
    }
    if not written:
        keys[REQUIRED] = {"type": "boolean"}
    return shorthand(
        "A parameter: a text, a number, a moment, true or false.",
        expression(),
        record("A parameter in long form.", keys, ("type",)),
        written=written,
    )
