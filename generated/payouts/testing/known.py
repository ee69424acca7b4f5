"""What a call gave, told to the type checker by what it is."""

from __future__ import annotations

from typing import TypeGuard

from ..core.client.read import Items
from ..core.errors import ProviderError
from ..core.model.answer import ResponseModel
from ..core.safety.outcomes import (
    Accepted,
    Duplicate,
    NotSent,
    Outcome,
    Rejected,
    Unknown,
)


def is_outcome(value: object) -> TypeGuard[Outcome[ResponseModel, ResponseModel]]:
    """Whether it is one of the ways in which a call may end that changes something."""
    return isinstance(value, Accepted | Duplicate | Rejected | NotSent | Unknown)


def is_items(value: object) -> TypeGuard[Items[ResponseModel]]:
    """Whether it is a list that was read."""
    return isinstance(value, Items)


def is_provider_error(error: object) -> TypeGuard[ProviderError[object]]:
    """Whether it is an error that the provider answered with."""
    return isinstance(error, ProviderError)
