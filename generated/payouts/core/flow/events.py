"""What an observer is told while a call is under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Attribute: TypeAlias = str | int | float | bool | None


def _no_attributes() -> Mapping[str, Attribute]:
    return {}


@dataclass(frozen=True, slots=True)
class Event:
    """Something worth counting or logging: its name, the operation, and details.

    The attributes hold statuses, reasons, counts and durations in seconds; never a
    body, a credential or a personal datum.
    """

    name: str
    operation: str
    attributes: Mapping[str, Attribute] = field(default_factory=_no_attributes)
