"""Shapes of the providers that describe fields at run time, and small checks."""

from __future__ import annotations

from payspec.runtime.descriptors import (
    DescriptorShape,
    FieldsChecked,
    FieldsValidator,
    fields_validator,
    read_descriptors,
)

COREFY = DescriptorShape(
    key=("key",),
    required=("required",),
    expression=("regexp",),
    checks=("options", "validators"),
    label=("label",),
    hint=("hint",),
    position=("position",),
)

PROP2P = DescriptorShape()


def validator(*descriptors: object) -> FieldsValidator:
    return fields_validator(read_descriptors(list(descriptors), COREFY))


def checked(regexp: object, value: str) -> FieldsChecked:
    """What a field of that expression says of the value."""
    return validator({"key": "f", "regexp": regexp}).check({"f": value})


def verdict(regexp: object, value: str) -> str:
    """`accepted`, `refused`, or why nothing was checked."""
    found = checked(regexp, value)
    if found.unchecked:
        assert not found.violations
        return found.unchecked[0].why
    return "refused" if found.violations else "accepted"
