"""What can be asked of the provider, and in which shapes it answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from payspec.diagnostics import Span

from .evidence import Evidence
from .place import UNPLACED
from .safety import WriteSafety
from .samples import Sample
from .types import Sensitivity, Type


class Method(StrEnum):
    """HTTP's verb. It never decides what may be retried: `Effect` does."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


class Effect(StrEnum):
    """What an operation does to money."""

    READ = "read"
    DRAFT = "draft"
    COLLECTS = "collects"
    MOVES_MONEY = "moves_money"
    ADVANCES_MONEY = "advances_money"
    CANCELS = "cancels"
    AUTH = "auth"

    @property
    def needs_write_safety(self) -> bool:
        """Whether a repeat of the operation could move money a second time."""
        return self in {Effect.COLLECTS, Effect.MOVES_MONEY, Effect.ADVANCES_MONEY}


@dataclass(frozen=True, slots=True)
class Payload:
    """A type inside the wrapping that the provider puts around it.

    `envelope` is the path of object members from the root of the body to the value.
    """

    envelope: tuple[str, ...]
    type: Type
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class PathParameter:
    """A part of the path that the caller gives; its name is also its wire name."""

    name: str
    type: Type
    sensitivity: Sensitivity | None
    doc: str
    span: Span
    evidence: Evidence = field(default_factory=Evidence)
    type_span: Span = UNPLACED


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """A header that carries the idempotency key."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class FixedHeader:
    """A header with the same value on every call."""

    name: str
    value: str
    span: Span
    value_span: Span = UNPLACED


Header = KeyHeader | FixedHeader
"""Every kind of header that an operation declares; one class per kind."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The shape of a success, for each of its statuses.

    A status that says what was created before (409) may have one too.
    `status_spans` go with `statuses`.
    """

    statuses: tuple[int, ...]
    payload: Payload
    span: Span
    status_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API can do.

    `path` holds its parameters as `{name}`, one for each of `parameters`, and is
    relative to the environment's address. `errors` are tried in order.
    """

    name: str
    method: Method
    path: str
    auth: str | None
    effect: Effect
    parameters: tuple[PathParameter, ...]
    headers: tuple[Header, ...]
    body: Payload | None
    answers: tuple[Answer, ...]
    errors: tuple[Payload, ...]
    safety: WriteSafety | None
    samples: tuple[Sample, ...]
    doc: str
    evidence: Evidence
    span: Span
    path_span: Span = UNPLACED
    auth_span: Span = UNPLACED
