"""Where what a finding is about is described: the place that may have to be mended."""

from collections.abc import Iterable

from payspec.diagnostics import Related
from payspec.ir.operations import PathParameter
from payspec.ir.types import Field


def described(*found: Field | PathParameter | None) -> tuple[Related, ...]:
    """A note for each field or parameter, at its own place."""
    notes = [_note(each) for each in found if each is not None]
    return tuple(dict.fromkeys(notes))


def last_described(way: Iterable[Field]) -> tuple[Related, ...]:
    """A note for the last field on a way; none where the way has no fields."""
    return described(*[*way][-1:])


def _note(found: Field | PathParameter) -> Related:
    name = found.wire if isinstance(found, Field) else found.name
    return Related(found.span, f"'{name}' is described here")
