"""Faults as violations, in words that never hold a value."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields.narrow import is_mapping
from ..model.drift import kind_of
from ..model.pointer import join, pointer_of
from ..model.violations import Violation
from .fault import Fault, items_of, names_of


def inner_pattern(pattern: str) -> str:
    """What `whole` made a pattern of."""
    return pattern.removeprefix("^(?:").removesuffix(")$")


def violations_of(fault: Fault) -> Iterator[Violation]:
    """What a fault says, at the member that it is about."""
    at = pointer_of(fault.path)
    match fault.keyword:
        case "anyOf" if fault.inner:
            # A field in one of several forms: what its own form finds wrong.
            for inner in fault.inner:
                if inner.schema_path[:1] == (0,):
                    yield from violations_of(inner)
        case "required":
            there = names_of(fault.instance)
            for name in fault.listed:
                if name not in there:
                    yield Violation(join(at, name), "required", "is required")
        case "additionalProperties" if fault.wanted is False:
            members = fault.members
            for member in map(str, names_of(fault.instance)):
                if member not in members:
                    yield Violation(
                        join(at, member),
                        "additionalProperties",
                        "is no field of this object",
                    )
        case keyword:
            yield Violation(at, keyword, _sentence(fault))


def _sentence(fault: Fault) -> str:
    wanted = " or ".join(fault.listed) or str(fault.wanted)
    match fault.keyword:
        case "type":
            return f"is {kind_of(fault.instance)}, not {wanted}"
        case "format":
            return f"is no {wanted}"
        case "pattern":
            return f"must match {inner_pattern(wanted)}"
        case "enum":
            return f"is none of {wanted}"
        case "minLength":
            return f"must have at least {wanted} characters"
        case "maxLength":
            return f"must have at most {wanted} characters"
        case "minimum":
            return f"must be at least {wanted}"
        case "maximum":
            return f"must be at most {wanted}"
        case "exclusiveMinimum":
            return f"must be more than {wanted}"
        case "x-payspec-max-bytes":
            return f"must have at most {wanted} bytes"
        case "x-payspec-timestamp":
            return "is no moment in the provider's form"
        case "oneOf":
            return f"must hold exactly one of {_marks(fault)}"
        case keyword if keyword.startswith("x-payspec-"):
            return wanted
        case _:
            return "does not fit"


def _marks(fault: Fault) -> str:
    """The members of which an object has to hold one."""
    alternatives = items_of(fault.wanted)
    listed = (each.get("required") for each in alternatives if is_mapping(each))
    return ", ".join(str(name) for names in listed for name in items_of(names))
