"""The facts that decide whether money moves twice."""

from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span

from .evidence import Evidence
from .place import UNPLACED


class KeyForm(StrEnum):
    """What an idempotency key has to look like."""

    UUID = "uuid"
    TEXT = "text"


class RepeatAnswer(StrEnum):
    """What the provider answers to the same key a second time."""

    REPLAY = "replay"
    CONFLICT = "conflict"
    UNDOCUMENTED = "undocumented"


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a repeat is recognised.

    The key is what a header carries or, with `key`, the parameter or request field of
    that name. `derive_from` is the request field from which a key is derived that the
    caller does not give; `window` is how long the provider remembers a key, in seconds.
    """

    form: KeyForm
    derive_from: str | None
    window: int | None
    answers: RepeatAnswer
    evidence: Evidence
    span: Span
    derive_span: Span = UNPLACED
    key: str | None = None
    key_span: Span = UNPLACED


class Verdict(StrEnum):
    """What a status means for one operation; a status without one is unknown."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A status, and what it proves."""

    status: int
    verdict: Verdict
    evidence: Evidence
    span: Span


class NotFound(StrEnum):
    """Whether finding nothing proves that nothing was created."""

    PROOF = "proof"
    NO_PROOF = "no_proof"


@dataclass(frozen=True, slots=True)
class Find:
    """How to find out after an unknown outcome.

    `operation` reads, and is called with the value of the parameter or request field
    `field`: as the one parameter of its path, or as the parameter of its query that is
    called as `field` is.
    """

    operation: str
    field: str
    not_found: NotFound
    evidence: Evidence
    span: Span
    operation_span: Span = UNPLACED
    field_span: Span = UNPLACED

    @property
    def word(self) -> str:
        """What a parameter of a query is called that takes the value."""
        return self.field.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Echo:
    """A field of the answer that has to be the same as what was sent, or asked for.

    `field` is the field of the answer, and of the request unless `of` names another
    field or a parameter, or what selects the environment. `absent` is the value that
    an answer without the field means; `None` if none is documented, and then a missing
    echo leaves the outcome unknown, unless it is `optional`: then it is compared only
    where the answer has it.
    """

    field: str
    absent: bool | str | None
    evidence: Evidence
    span: Span
    absent_span: Span = UNPLACED
    of: str | None = None
    of_span: Span = UNPLACED
    optional: bool = False
    optional_span: Span = UNPLACED

    @property
    def sent(self) -> str:
        """The parameter or request field that is repeated."""
        return self.field if self.of is None else self.of


@dataclass(frozen=True, slots=True)
class WriteSafety:
    """All that is known about sending one operation safely.

    Fields inside other objects are named by dotted paths of wire names.

    `identified_by` is the field of the answer that names what was created.
    """

    repeat: Repeat | None
    outcomes: tuple[OutcomeRow, ...]
    find: Find | None
    echoes: tuple[Echo, ...]
    identified_by: str | None
    evidence: Evidence
    span: Span
    identified_span: Span = UNPLACED
