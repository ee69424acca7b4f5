"""Schema of operations, payloads and headers."""

from payspec.ir.operations import Effect, Method
from payspec.ir.types import Sensitivity

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    Schema,
    choice,
    described,
    own_names,
    record,
    shorthand,
    table,
    text,
)
from ..statuses import listed, table_schema
from ..types.expand import REQUIRED
from ..types.fragment import expression
from .words import KEY_WORD, METHOD, PARAMETERS, PATH

_ANSWERED = "[24][0-9][0-9]"

_EFFECTS = (
    "What it does to money; this, and never the verb, decides what may be repeated. "
    "read: nothing. draft: something that moves no money yet. collects: takes money "
    "from a payer. moves_money: sends money. advances_money: releases what stands "
    "ready. cancels: stops it. auth: obtains access."
)


def payload(*, written: bool) -> Schema:
    """Schema of a type inside its wrapping."""
    if not written:
        return record(
            "A type inside its wrapping.",
            {
                "envelope": {"type": "array", "items": {"type": "string"}},
                "type": expression(),
                **evidence_keys(written=False),
            },
            ("type",),
        )
    wrapped = described(
        "The member that wraps it; wrappings nest.",
        {"type": "object"},
        properties=evidence_keys(written=True, mark="$"),
        propertyNames=own_names(evidence_keys(written=True, mark="$")),
        additionalProperties={"$ref": "#/$defs/payload"},
    )
    return described(
        "A type, or the member of the body that holds it: {request: PayoutRequest}.",
        {"anyOf": [expression(), wrapped]},
    )


def errors() -> Schema:
    """Schema of error shapes."""
    return described(
        "Shapes of an error, tried in this order.",
        {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/payload"}},
    )


def operations(*, written: bool) -> Schema:
    """Schema of `operations`."""
    path = text(
        "The path below the environment's address; {name} is a parameter.",
        examples=["/payouts/{id}"],
        pattern="^/",
    )
    header = shorthand(
        f"A fixed value, or the word {KEY_WORD}.",
        {"anyOf": [{"enum": [KEY_WORD]}, {"type": ["string", "number"]}]},
        record(
            "A header.",
            {
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
        "auth": text("The way to authenticate, by its name under `auth`."),
        "effect": choice(_EFFECTS, *(effect.value for effect in Effect)),
        "headers": table("Headers beside those that every call carries.", header),
        "body": {"$ref": "#/$defs/payload"},
        "errors": errors(),
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
            {"$ref": "#/$defs/payload"},
            listed(_ANSWERED),
            examples=[{"200, 201": {"payout": "Payout"}}],
        )
    else:
        keys[METHOD] = choice("HTTP's verb.", *(method.value for method in Method))
        keys[PATH] = path
        keys[PARAMETERS] = parameters
        payload_ref: Schema = {"$ref": "#/$defs/payload"}
        keys["answers"] = table_schema(_ANSWERED, "payload", payload_ref)
        required += (METHOD, PATH)
    operation = record("One operation.", keys, required)
    if written:
        operation["oneOf"] = [{"required": [method.value]} for method in Method]
    return table("What can be asked of the provider.", operation, NAME)


def _parameter(*, written: bool) -> Schema:
    keys: dict[str, Schema] = {
        "type": expression(),
        "doc": text("What it means, in the provider's terms."),
        "sensitive": choice(
            "Why the value is never printed.", *(each.value for each in Sensitivity)
        ),
        **evidence_keys(written=written),
    }
    if not written:
        keys[REQUIRED] = {"type": "boolean"}
    return shorthand(
        "A parameter: a text or a whole number.",
        expression(),
        record("A parameter in long form.", keys, ("type",)),
        written=written,
    )
