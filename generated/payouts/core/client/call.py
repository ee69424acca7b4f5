"""What a method of a client was called with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..fields.money import Money


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments of one call.

    `parameters` are those of the path, `values` the fields of the body by Python name;
    `deadline` is in seconds.
    """

    parameters: Mapping[str, str | int]
    values: Mapping[str, object]
    money: Money | None = None
    key: str | None = None
    deadline: float | None = None
