"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from .diagnostic import Diagnostic
from .display import visible
from .json_report import Drift
from .severity import Severity


def render(diagnostics: Iterable[Diagnostic], path: Callable[[str], str]) -> str:
    """One command a finding, each on a line of its own; suppressed ones are left out.

    `path` gives the path of a file from the root of its repository.
    """
    return "".join(
        _line(found, path) for found in diagnostics if found.suppressed is None
    )


def render_drift(drift: Iterable[Drift], path: Callable[[str], str]) -> str:
    """One command for each generated file that is not what would be written."""
    return "".join(
        _command(
            "error",
            {"file": path(one.file), "title": "generated file"},
            f"{one.state}: {visible(one.file)}\n"
            f"run `{visible(one.mend)}` and commit the change",
        )
        for one in drift
    )


def _line(found: Diagnostic, path: Callable[[str], str]) -> str:
    span = found.span
    properties = {"file": path(span.file), "line": str(span.line)}
    # Columns of a finding over several lines would be taken for those of one line.
    if span.on_one_line:
        properties |= {
            "col": str(span.column),
            "endLine": str(span.end_line),
            "endColumn": str(span.end_column),
        }
    else:
        properties["endLine"] = str(span.end_line)
    properties["title"] = found.rule.id
    lines = [visible(found.message)]
    if found.hint:
        lines.append(f"hint: {visible(found.hint)}")
    lines += [
        f"{visible(path(each.span.file))}:{each.span.line}: {visible(each.message)}"
        for each in found.related
    ]
    return _command(_level(found.severity), properties, "\n".join(lines))


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(
        f"{name}={_escaped_property(value)}" for name, value in properties.items()
    )
    return f"::{level} {listed}::{_escaped(message)}\n"


def _level(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.NOTE:
            return "notice"
        case _:
            assert_never(severity)


def _escaped(text: str) -> str:
    # The percent sign first: it is what the others are written with.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return visible(_escaped(text)).replace(":", "%3A").replace(",", "%2C")
