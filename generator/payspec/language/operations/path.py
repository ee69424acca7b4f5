"""Paths, and the parameters in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from payspec.diagnostics import Span
from payspec.ir.operations import Operation, PathParameter
from payspec.ir.place import UNPLACED

from ..scope import Scope
from . import rules
from .plain import is_plain

_SEGMENT = re.compile(r"\{([a-z][a-z0-9_]*)\}|[A-Za-z0-9._~!$&'()*+,;=:@-]+")


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    span: Span

    @property
    def parameter(self) -> str | None:
        """The name in it, if it is a parameter."""
        found = _SEGMENT.fullmatch(self.text)
        return found.group(1) if found else None

    @property
    def plain(self) -> bool:
        """Whether it can stand in a path."""
        return _SEGMENT.fullmatch(self.text) is not None and self.text not in {
            ".",
            "..",
        }


def check_path(scope: Scope, operation: Operation) -> None:
    """Hold the path of an operation, and the parameters described, to each other."""
    if operation.unbound is not None:
        # Where its parameters stand, each binding says.
        for parameter in operation.parameters:
            _type(scope, parameter)
        return
    used: set[str] = set()
    described = {parameter.name for parameter in operation.parameters}
    other = _other_name(operation)
    for segment in _segments(operation.path, operation.path_span):
        name = segment.parameter
        if not segment.plain:
            scope.report.report(
                rules.BAD_PATH,
                segment.span,
                f"a path has no segment {segment.text!r}",
                hint="write plain segments, and {name} for a whole one",
            )
        elif name is not None and name in used:
            scope.report.report(
                rules.PATH_PARAMETER,
                segment.span,
                f"'{name}' stands in this path twice",
                hint="give the second one a name of its own",
            )
        elif name is not None and name not in described and other is None:
            scope.report.report(
                rules.PATH_PARAMETER,
                segment.span,
                f"the parameter '{name}' is not described",
                hint=f"write `path: {{{name}: text}}`",
            )
        if name is not None:
            used.add(name)
    for parameter in operation.parameters:
        if parameter.name not in used:
            placed = f"write {{{parameter.name}}} there, or remove it here"
            scope.report.report(
                rules.PATH_PARAMETER,
                parameter.span,
                f"'{parameter.name}' does not stand in the path",
                hint=placed if other is None else f"did you mean '{other}'?",
            )
        else:
            _type(scope, parameter)


def parameters_of(path: str) -> list[str] | None:
    """The parameters in a path, in its order; `None` if it is no plain path."""
    segments = list(_segments(path, UNPLACED))
    if not all(each.plain for each in segments):
        return None
    return [each.parameter for each in segments if each.parameter is not None]


def _other_name(operation: Operation) -> str | None:
    """The one parameter of the path that is not described, if one too many is."""
    segments = _segments(operation.path, operation.path_span)
    placed = {each.parameter for each in segments} - {None}
    described = {parameter.name for parameter in operation.parameters}
    missing, more = placed - described, described - placed
    return missing.pop() if len(missing) == len(more) == 1 else None


def _type(scope: Scope, parameter: PathParameter) -> None:
    if scope.named(parameter.type) and not is_plain(scope, parameter.type):
        scope.report.report(
            rules.PARAMETER_TYPE,
            parameter.type_span,
            f"'{parameter.name}' is no plain value",
            hint=f"write `{parameter.name}: text`",
        )


def _segments(whole: str, at: Span) -> Iterator[_Segment]:
    # A slash at the end belongs to the path: some providers ask for it.
    parts = whole.removeprefix("/").removesuffix("/")
    # In quotes, or folded, the letters do not stand where they are counted.
    exact = at.on_one_line and at.end_column - at.column == len(whole)
    start = 1
    for text in parts.split("/") if parts else ():
        end = start + len(text)
        # What is empty is shown by the slash before it.
        shown = at.part(start if text else start - 1, max(end, start)) if exact else at
        yield _Segment(text, shown)
        start = end + 1
