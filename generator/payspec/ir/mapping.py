"""Where the interface that all providers have in common finds its parts."""

from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span

from .callbacks import FieldPath
from .evidence import Evidence


class Role(StrEnum):
    """What the common interface can do with a payout.

    `GET` asks by the provider's id or by a reference that is unique; `FIND` asks by the
    caller's reference, and may find several.
    """

    CREATE = "create"
    CONFIRM = "confirm"
    GET = "get"
    FIND = "find"
    CANCEL = "cancel"


class Part(StrEnum):
    """What the common interface knows of a payout."""

    ID = "id"
    REFERENCE = "reference"
    MONEY = "money"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class MappedPart:
    """One part, and the field or parameter in which it stands.

    That of money is its amount, whose type tells the currency.
    """

    part: Part
    field: FieldPath


@dataclass(frozen=True, slots=True)
class MappedCall:
    """The operation that plays a role, and where its request holds the parts."""

    role: Role
    operation: str
    parts: tuple[MappedPart, ...]
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class MappedModel:
    """A type of answers, and where it holds the parts."""

    type: str
    parts: tuple[MappedPart, ...]
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A provider's operations and types as the common interface has them."""

    calls: tuple[MappedCall, ...]
    models: tuple[MappedModel, ...]
    span: Span
