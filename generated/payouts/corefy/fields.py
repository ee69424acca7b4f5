"""Corefy payouts: fields that are described at run time, and checked then.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.descriptors import DescriptorShape, RuntimeFields

if TYPE_CHECKING:
    from .models import FieldDescriptor

FIELD_DESCRIPTOR: RuntimeFields[FieldDescriptor] = RuntimeFields(
    DescriptorShape(
        key=("key",),
        required=("required",),
        expression=("regexp",),
        checks=("options", "validators"),
        label=("label",),
        hint=("hint",),
        position=("position",),
    ),
)
"""One of the `fields` of a payout.

`check` holds texts to the descriptors, by key; its `unchecked` says what the provider
alone can check.
"""
