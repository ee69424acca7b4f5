"""ProP2P Agent API: fields that are described at run time, and checked then.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.descriptors import DescriptorShape, FilledFields

if TYPE_CHECKING:
    from .models import FilledRequisite, Requisite

REQUISITE: FilledFields[Requisite, FilledRequisite] = FilledFields(
    DescriptorShape(all_required=True),
)
"""Something that has to be entered; its members are known at run time only.

`check` holds texts to the descriptors, by place in the list, from 0; its `unchecked`
says what the provider alone can check.

`filled` gives the descriptors back with their values, to be sent.
"""
