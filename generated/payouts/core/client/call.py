"""What a method of a client was called with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from ..fields.money import Money

NOTHING: Mapping[str, object] = MappingProxyType({})
"""What a caller gives where nothing is asked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """Arguments of one call, none of them checked yet.

    `parameters` are those of the path; `values`, `query` and `headers` the fields of
    the body, the query and the given headers by Python name; `deadline` is in seconds.
    `link` is the address of a next page, whose query is asked in place of `query`.
    """

    parameters: Mapping[str, object]
    values: Mapping[str, object]
    money: Money | None = None
    key: str | None = None
    deadline: float | None = None
    query: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    headers: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    link: str | None = None


Given: TypeAlias = Callable[[], Call]
"""The arguments of a call, as a function: no frame outside of the call holds them."""
