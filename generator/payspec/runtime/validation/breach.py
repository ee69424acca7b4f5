"""Checks of an object that JSON Schema has no keyword for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """What a step finds wrong with a member of an object; `says` holds no value."""

    member: str
    rule: str
    says: str


Step = Callable[[Mapping[object, object], Mapping[object, object]], Iterable[Breach]]
"""A check that JSON Schema has no keyword for.

It gets the schemas of an object's members, by name, and the object.
"""
