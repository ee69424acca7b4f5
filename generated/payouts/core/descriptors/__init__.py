"""Fields that a provider describes at run time, and the validator they become then.

A descriptor names a field, says whether it must be given, and brings a regular
expression as the provider wrote it. `read_descriptors` reads them by a
`DescriptorShape`, `fields_validator` makes the validator, and `filled` gives
descriptors back with their values where the provider wants to have them so.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .descriptor import Check, Descriptors, FieldDescriptor
    from .reader import read_descriptors
    from .requisites import filled
    from .runtime_fields import FilledFields, RuntimeFields
    from .shape import DescriptorShape
    from .validator import FieldsChecked, FieldsValidator, Unchecked, fields_validator
else:
    from ..lazy import exports

    __getattr__, __dir__ = exports(
        __name__,
        {
            ".descriptor": ("Check", "Descriptors", "FieldDescriptor"),
            ".reader": ("read_descriptors",),
            ".requisites": ("filled",),
            ".runtime_fields": ("FilledFields", "RuntimeFields"),
            ".shape": ("DescriptorShape",),
            ".validator": (
                "FieldsChecked",
                "FieldsValidator",
                "Unchecked",
                "fields_validator",
            ),
        },
    )

__all__ = [
    "Check",
    "DescriptorShape",
    "Descriptors",
    "FieldDescriptor",
    "FieldsChecked",
    "FieldsValidator",
    "FilledFields",
    "RuntimeFields",
    "Unchecked",
    "fields_validator",
    "filled",
    "read_descriptors",
]
