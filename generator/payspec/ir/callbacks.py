"""What the provider sends by itself, and what it is worth."""

from dataclasses import dataclass

from payspec.diagnostics import Span

from .evidence import Evidence
from .operations import Payload
from .place import UNPLACED


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A field by its wire names from the payload down, dotted, and its place."""

    path: str
    span: Span

    @property
    def steps(self) -> tuple[str, ...]:
        """The wire names, one by one."""
        return tuple(self.path.split("."))


@dataclass(frozen=True, slots=True)
class SignatureUse:
    """A signature by its name, and where it is named."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these signatures has to hold."""

    signatures: tuple[SignatureUse, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these signatures is enough."""

    signatures: tuple[SignatureUse, ...]


Verification = AllOf | AnyOf
"""What a callback has to prove; one class per kind."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The answer that the provider takes for received."""

    status: int
    body: str
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class Reread:
    """The operation that reads what is true now, and the field that it is asked by."""

    operation: str
    by: FieldPath
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class ModeValue:
    """What the field of the mode holds in one environment."""

    environment: str
    value: bool | str
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class CallbackMode:
    """The field that tells which environment an event is of.

    `values` may be empty: then they are those that select the environments, by the
    request field `of` if that has another name. `absent` is what an event without the
    field means, `None` if nothing documents it.
    """

    field: FieldPath
    values: tuple[ModeValue, ...]
    absent: bool | str | None
    evidence: Evidence
    span: Span
    absent_span: Span = UNPLACED
    of: str | None = None

    @property
    def selected_by(self) -> str:
        """The request field that selects the environment of an event."""
        return self.field.path if self.of is None else self.of


@dataclass(frozen=True, slots=True)
class Callback:
    """A request that the provider makes.

    `batched` means that one object or a list of them may come; `thin` that it only
    names what changed. `verify` is `None` where nothing proves it. `identity` tells
    an event from every other, and `order` which of two is newer.
    """

    name: str
    body: Payload
    batched: bool
    thin: bool
    verify: Verification | None
    identity: tuple[FieldPath, ...]
    order: FieldPath | None
    acknowledge: Acknowledgement
    reread: Reread | None
    mode: CallbackMode | None
    doc: str
    evidence: Evidence
    span: Span
    identity_span: Span = UNPLACED
