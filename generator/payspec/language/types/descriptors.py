"""Descriptors: what a type says, at run time, of a field that the caller gives."""

from payspec.ir.descriptors import Descriptor, Part

from ..fragments import TYPE_NAME, Schema, described, record, text
from ..reader import Reader
from ..source import BoolNode

_PARTS = {
    "key": "The member under whose value the caller gives the field; without one "
    "fields are known by their place in the list, from 0.",
    "pattern": "The member with a regular expression, in whatever form it comes.",
    "position": "The member with the place of the field in a form.",
    "checks": "The member with a list of check digits.",
    "label": "The member with the name that a person reads.",
    "hint": "The member with a hint for that person.",
}


def fragment() -> Schema:
    """Schema of `$descriptor`."""
    required: Schema = {"type": ["string", "boolean"], "minLength": 1}
    schema = record(
        "Each such object, in an answer, describes a field that the caller gives: "
        "which member says what, inside other objects a.b.c. A validator is made of "
        "them at run time.",
        {
            **{name: text(says) for name, says in _PARTS.items()},
            "required": described(
                "The member that says whether the field must be given; true: all.",
                required,
            ),
            "check_name": text("The member with the name, in an object of `checks`."),
            "as": text(
                "The type in which descriptors go back, each with what was entered.",
                pattern=TYPE_NAME,
                examples=["EnteredField"],
            ),
            "value": text("The member that is added to them then; `value` if absent."),
        },
    )
    schema["minProperties"] = 1
    schema["examples"] = [{"key": "key", "pattern": "regexp", "required": "required"}]
    return schema


def lower(reader: Reader) -> Descriptor | None:
    """The descriptor that an object is; `None` if it is none."""
    if not reader.has("descriptor"):
        return None
    written = reader.child("descriptor")
    told = written.node("required")
    always = told.value if isinstance(told, BoolNode) else None
    return Descriptor(
        key=_part(written, "key"),
        pattern=_part(written, "pattern"),
        required=((_part(written, "required") or False) if always is None else always),
        position=_part(written, "position"),
        checks=_part(written, "checks"),
        check_name=written.maybe_text("check_name"),
        label=_part(written, "label"),
        hint=_part(written, "hint"),
        sent_as=written.maybe_text("as"),
        value=written.maybe_text("value"),
        span=reader.key_span("descriptor"),
        sent_as_span=written.span_of("as"),
        value_span=written.span_of("value"),
    )


def _part(reader: Reader, name: str) -> Part | None:
    path = reader.maybe_text(name)
    return None if path is None else Part(path, reader.span_of(name))
