"""A callback of a provider as data: all that is needed to verify and read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from ..model.answer import ResponseModel
from .callback import Acknowledgement
from .signatures import Proof

M = TypeVar("M", bound=ResponseModel)


class Batch(StrEnum):
    """How many events come at once."""

    ONE = "one"
    LIST = "list"
    EITHER = "either"
    """One object, or a list of such objects."""


@dataclass(frozen=True, slots=True)
class RereadBy:
    """The operation that reads what an event is about.

    Its parameter takes the value of the event's field at the path `by`, of wire names.
    """

    operation: str
    parameter: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mode:
    """Which environment an event speaks of.

    `values` are those of the field at `path` by the environment's name; `absent` is
    what an event without the field means, `None` if nothing documents it.
    """

    path: tuple[str, ...]
    values: Mapping[str, bool | str]
    absent: bool | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackDefinition(Generic[M]):
    """What a spec says of one callback.

    `envelope` are the members that wrap an event. `proof` is `None` where the provider
    proves nothing; a `thin` callback only names what changed. `identity` are paths of
    wire names below the event, `order` a path of attributes of its model.
    """

    name: str
    model: type[M]
    envelope: tuple[str, ...] = ()
    batch: Batch = Batch.ONE
    proof: Proof | None = None
    thin: bool = False
    identity: tuple[tuple[str, ...], ...]
    order: tuple[str, ...] | None = None
    acknowledgement: Acknowledgement
    reread: RereadBy | None = None
    mode: Mode | None = None
