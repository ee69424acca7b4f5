"""What a sandbox, and a stand-in for it, does with some requests."""

from dataclasses import dataclass
from decimal import Decimal

from payspec.diagnostics import Span

from .callbacks import FieldPath
from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A field, and the value that it holds."""

    field: FieldPath
    value: str | bool | int | Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Scenario:
    """A request that holds all of `when`, and what comes of it.

    It is answered with `answer`, a sample of the operation, if that is named; the
    answer, at once or when it is read later, holds all of `becomes`.
    """

    name: str
    doc: str
    operation: str
    when: tuple[HeldValue, ...]
    answer: str | None
    becomes: tuple[HeldValue, ...]
    evidence: Evidence
    span: Span
    operation_span: Span
    answer_span: Span
