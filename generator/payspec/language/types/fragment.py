"""Schema of named types and their fields."""

from payspec.ir.scalars import Form
from payspec.ir.types import Sensitivity

from ..evidence.fragment import evidence_keys
from ..fragments import (
    NAME,
    TYPE_NAME,
    Schema,
    described,
    explained,
    flag,
    own_names,
    record,
    shorthand,
    table,
    text,
)
from .catalogue import SCALARS
from .descriptors import fragment as descriptor
from .expand import REQUIRED
from .meanings import expressions

_SENSITIVE = {
    Sensitivity.SECRET.value: "Whoever has it can act in another's name.",
    Sensitivity.PAN.value: "The number of a payment card.",
    Sensitivity.BANK_ACCOUNT.value: "The number of an account, such as an IBAN.",
    Sensitivity.PII.value: "It tells who somebody is.",
}
_FORMS = {
    Form.TEXT.value: "A text in place of a number, or of true and false.",
    Form.INTEGER.value: "A whole number in place of a text.",
    Form.NUMBER.value: "A number in place of a text.",
    Form.NULL.value: "null, although no document says so.",
    Form.EMPTY_LIST.value: "[] in place of an object that holds nothing.",
    Form.EMPTY_TEXT.value: "An empty text in place of nothing at all.",
}
_SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}


def expression() -> Schema:
    """Schema of a type expression."""
    return text(
        "A type: a scalar such as text(..255), minor(currency) or timestamp; the name "
        "of a type of this spec; list(…) or map(…) of one; several with | between. "
        "A `?` behind it says that the provider documents null.",
        examples=[
            *(scalar.example for scalar in SCALARS),
            "Customer",
            "list(Payout)",
            "map(text)",
            "text?",
            "text | Customer",
        ],
        defaultSnippets=[
            {"label": example, "bodyText": example, "description": says}
            for example, says in expressions()
        ],
    )


def sensitive() -> Schema:
    """Schema of why a value is not printed."""
    return explained("Why the value is never printed.", _SENSITIVE)


def field(*, written: bool) -> Schema:
    """Schema of one field."""
    keys = field_keys(written=written)
    if not written:
        keys[REQUIRED] = {"type": "boolean"}
    return shorthand(
        "A field. A `!` behind its name says that it is required.",
        expression(),
        record("A field in long form.", keys, ("type",)),
        written=written,
    )


def field_keys(*, written: bool) -> dict[str, Schema]:
    """Schemas of what a field says of itself in long form."""
    condition = described(
        "A field beside this one, and the value it holds.",
        {"type": "object"},
        additionalProperties={"type": ["string", "integer", "boolean"]},
        examples=[{"country": "US"}],
        minProperties=1,
        maxProperties=1,
    )
    pattern_text = text(
        "A regular expression that the whole value matches; no anchors needed."
    )
    return {
        "type": expression(),
        "doc": text("What the field means, in the provider's terms."),
        "reads": _forms(written=written),
        "pattern": shorthand(
            "A regular expression, perhaps on a condition.",
            pattern_text,
            record(
                "A pattern on a condition.",
                {"is": pattern_text, "when": condition},
                ("is",),
            ),
            written=written,
        ),
        "required_when": condition,
        "sensitive": sensitive(),
        "default": described(
            "What the provider says it assumes. It is documentation: never sent.",
            _SCALAR,
        ),
        "wire": text("The name on the wire, where it cannot stand as the key."),
        "name": text(
            "What code calls it, where two wire names come to the same.",
            pattern=NAME,
            examples=["payer_name"],
        ),
        **evidence_keys(written=written),
    }


def _forms(*, written: bool) -> Schema:
    says = "Other JSON forms in which the provider was seen to send it."
    form = explained("A JSON form.", _FORMS)
    # YAML's own null is the form as well as its name.
    listed: Schema = {"anyOf": [form, {"type": "null"}]} if written else form
    many: Schema = {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": listed,
    }
    if not written:
        return described(says, many)
    return described(says, {"anyOf": [form, {"type": "null"}, many]})


def _map_value() -> Schema:
    return {
        **expression(),
        "description": "The type of every value of an object whose keys are data.",
        "examples": ["Service", "list(text)"],
    }


def _tag() -> Schema:
    return text(
        "The field, in each of the objects `$of`, whose value tells which one it is.",
        examples=["type"],
    )


def _tagged() -> Schema:
    return described(
        "The object that each value of the tag tells.",
        {"type": "object"},
        minProperties=1,
        additionalProperties=text(
            "The name of an object.", pattern=TYPE_NAME, examples=["CardMethod"]
        ),
        examples=[{"card": "CardMethod", "bank": "BankMethod"}],
    )


def _any_of() -> Schema:
    return described(
        "Types that a value is one of, told by its look alone: text, a number, true or "
        "false, a list, an object; objects by a required field that only one has.",
        {"type": "array"},
        minItems=2,
        items=expression(),
        examples=[["text", "Customer"]],
    )


def types(*, written: bool) -> Schema:
    """Schema of `types`."""
    mark = "$" if written else ""
    common: dict[str, Schema] = {
        f"{mark}doc": text("What the type is."),
        **evidence_keys(written=written, mark=mark),
    }
    is_open = flag("A request may carry members that are not described here.")
    closed = flag("No other value will ever be sent or received.")
    value = record(
        "One value.",
        {"doc": text("What it means."), **evidence_keys(written=written)},
    )
    if written:
        listed: Schema = {
            "type": "array",
            "minItems": 1,
            "items": {"type": ["string", "number", "boolean"]},
        }
        documented = table(
            "Values with their meaning.",
            {"anyOf": [text("What it means."), {"type": "null"}, value]},
        )
        keys: dict[str, Schema] = {
            **common,
            "$open": is_open,
            "$closed": closed,
            "$descriptor": descriptor(),
            "$enum": described(
                "The values: texts, or whole numbers. A text of digits needs quotes.",
                {"anyOf": [listed, documented]},
            ),
            "$map": _map_value(),
            "$reserved": table(
                "Names in a map that are no keys of it.", {"$ref": "#/$defs/field"}
            ),
            "$tag": _tag(),
            "$of": _tagged(),
            "$any_of": _any_of(),
        }
        schema = described(
            "An object: its fields. Or one of the values of `$enum`; an object whose "
            "keys are data, by `$map`; one of several objects, by `$tag` and `$of`; "
            "one of several types, by `$any_of`.",
            {"type": "object"},
            properties=keys,
            propertyNames=own_names(keys),
            additionalProperties={"$ref": "#/$defs/field"},
            examples=[{"id!": "text", "amount!": "minor(currency)"}],
        )
        return table("The shapes of payloads, by name.", schema, TYPE_NAME)
    fields = table("The members of the object.", {"$ref": "#/$defs/field"})
    values: Schema = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": value,
    }
    kinds: dict[str, tuple[str, dict[str, Schema], tuple[str, ...]]] = {
        "enum": (
            "An enumeration.",
            {"closed": closed, "values": values},
            ("values",),
        ),
        "map": ("A map.", {"map": _map_value(), "reserved": fields}, ("map",)),
        "tagged": (
            "One of several objects.",
            {"tag": _tag(), "of": _tagged()},
            ("tag", "of"),
        ),
        "any_of": ("One of several types.", {"any_of": _any_of()}, ("any_of",)),
        "object": (
            "An object.",
            {"open": is_open, "descriptor": descriptor(), "fields": fields},
            (),
        ),
    }
    kind: dict[str, Schema] = {"kind": {"enum": [*kinds]}}
    told: Schema = {}
    for name, (says, own, required) in reversed(kinds.items()):
        then = record(says, {**kind, **common, **own}, ("kind", *required))
        of_kind: Schema = {"properties": {"kind": {"const": name}}}
        told = {"if": of_kind, "then": then, "else": told} if told else then
    return table("Types in long form.", {"type": "object", **told}, TYPE_NAME)
