"""Documented samples, word for word, and where they leave their own table."""

from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span


class DeviationKind(StrEnum):
    """How a sample contradicts the table that it stands beside."""

    FORM = "form"
    MISSING = "missing"
    UNDOCUMENTED = "undocumented"
    VALUE = "value"
    ECHO = "echo"
    AUTH = "auth"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One contradiction, at a JSON pointer into the sample."""

    pointer: str
    kind: DeviationKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sample:
    """A documented payload: of the request, or of the answer with a status.

    `text` is the file as it is; `file` its path below the folder of the spec.
    """

    file: str
    status: int | None
    text: str
    deviations: tuple[Deviation, ...]
    span: Span
