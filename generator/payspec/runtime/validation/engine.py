"""jsonschema, given the types that its stubs lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

# The stubs leave this function without types; `_extend` below gives it some.
from jsonschema.validators import extend  # pyright: ignore[reportUnknownVariableType]

from .breach import Step
from .fault import Fault
from .keywords import Checker, Matches, keywords

_Extend = Callable[..., Callable[..., Checker]]
_extend: _Extend = extend  # pyright: ignore[reportUnknownVariableType]


class Engine:
    """A schema of JSON Schema 2020-12 that data is held against."""

    def __init__(
        self,
        schema: Mapping[str, object],
        matches: Matches,
        formats: FormatChecker | None = None,
        steps: Sequence[Step] = (),
    ) -> None:
        """Patterns are told by `matches`, formats by `formats` or not at all.

        Every object whose members are described goes through `steps` as well.
        """
        kind = _extend(Draft202012Validator, keywords(matches, steps))
        self._checker = kind(dict(schema), format_checker=formats)

    def faults(self, data: object) -> Iterable[Fault]:
        """Every fault of `data`, one by one as they are asked for."""
        return map(_fault, self._checker.iter_errors(data))


def _fault(error: ValidationError) -> Fault:
    return Fault(
        path=tuple(error.absolute_path),
        schema_path=tuple(error.relative_schema_path),
        keyword=str(error.validator),
        wanted=error.validator_value,
        schema=error.schema if isinstance(error.schema, dict) else {},
        instance=error.instance,
        inner=tuple(map(_fault, error.context or ())),
    )
