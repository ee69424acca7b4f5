"""What the YAML parser could not read, in words that name the fix."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from payspec.diagnostics import Collector, Related, Rule, Span

from . import rules
from .positions import position
from .wording import KEYLESS_HINT, KEYLESS_MESSAGE, TAB_HINT, TAB_MESSAGE


@dataclass(frozen=True, slots=True)
class _Trouble:
    said: re.Pattern[str]
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: Rule
    message: str
    hint: str


def _trouble(said: str, message: str, hint: str) -> _Trouble:
    return _Trouble(re.compile(said), message, hint)


# What libyaml and PyYAML say (the context, then the problem), our message and the
# fix. The first that is found counts.
_TROUBLES = (
    _trouble(r"while \w+ an alias:", "a name follows '*'", "put the text in quotes"),
    _trouble(r"while \w+ an anchor:", "a name follows '&'", "put the text in quotes"),
    _trouble(
        r"end of stream",
        "the quoted text is not closed",
        "add the closing quote",
    ),
    _trouble(
        r"document (indicator|separator)",
        "a quoted text cannot run over '---' or '...'",
        "close the quotes before, or indent the line",
    ),
    _trouble(
        r"unknown escape",
        "double quotes know no such escape",
        r"write '\\' for a backslash, or use single quotes",
    ),
    _trouble(
        r"Unicode character escape|hexdecimal|hexadecimal",
        "this escape stands for no character",
        r"write the character itself, or '\\' for a backslash",
    ),
    _trouble(
        r"mapping values are not allowed",
        "': ' cannot stand here",
        "quote a text that holds ': '; else mend the indentation, or the line before",
    ),
    _trouble(
        r"mapping keys are not allowed",
        "'? ' cannot stand here",
        "put a text that starts with '? ' in quotes",
    ),
    _trouble(
        r"sequence entries are not allowed",
        "'- ' cannot stand here",
        "start the list on the next line, or put the text in quotes",
    ),
    _trouble(
        r"flow sequence.*expected ',' or '\]'",
        "this list goes on without ',' or ']'",
        "add the missing ',' or ']'",
    ),
    _trouble(
        r"flow mapping.*expected ',' or '\}'",
        "this mapping goes on without ',' or '}'",
        "add the missing ',' or '}'",
    ),
    _trouble(
        r"block collection: ",
        "this does not line up with the items of the list",
        "indent it as the '- ' before it, or deeper to continue an item",
    ),
    _trouble(
        r"block mapping: ",
        "this does not line up with the keys of the mapping",
        "indent it as the key before it; put a text with special characters in quotes",
    ),
    _trouble(
        r"could not find expected ':'",
        "this key has no ':'",
        "add ':' and a value; a key stands on one line",
    ),
    _trouble(
        r"node content",
        "a value is missing here",
        "write the value, or put a text with brackets or commas in quotes",
    ),
    _trouble(
        r"cannot start any token",
        "a plain text cannot start with this character",
        "put the text in quotes",
    ),
    _trouble(
        r"block scalar: .*(comment or|indicator)",
        "'|' and '>' take no text on their own line",
        "start the text on the next line, or put it in quotes",
    ),
    _trouble(
        r"unexpected ':'",
        "':' cannot stand here",
        "put the text in quotes",
    ),
    _trouble(
        r"document start",
        "'---' is missing between the directive and this",
        "remove the directive",
    ),
)
_TAG = re.compile(r"\btag\b", re.IGNORECASE)
_AT_TAB = re.compile("cannot start any token|indentation")
_OUT_OF_LINE = re.compile("block (mapping|collection): ")
_KEYLESS = re.compile("block mapping: |flow node: ")
_DIRECTIVE = re.compile(r"directive|incompatible YAML")

_OPENINGS = (
    ("flow sequence", "the list opens here"),
    ("flow mapping", "the mapping opens here"),
    ("block collection", "the list starts here"),
    ("block mapping", "the mapping starts here"),
    ("quoted scalar", "the text opens here"),
    ("block scalar", "the text starts here"),
)


def report_syntax_error(
    file: str, text: str, error: yaml.YAMLError, report: Collector
) -> None:
    """Report the error at which the parser stopped."""
    if not isinstance(error, yaml.MarkedYAMLError):
        place = Span.point(file, 1, 1)
        report.report(rules.YAML_SYNTAX, place, "this is no YAML text")
        return
    context = error.context or ""
    problem = error.problem or ""
    mark = error.problem_mark
    # libyaml stands behind a line that lacks its ':', PyYAML somewhere in it.
    if "simple key" in context and error.context_mark is not None:
        mark = error.context_mark
    place, index = _place(file, text, mark)
    if text[index : index + 1] != "\\" and "unknown escape" in problem:
        # libyaml stands on the backslash, PyYAML behind it.
        index -= 1
        place = Span(file, place.line, place.column - 1, place.line, place.column)
    found = _finding(context, problem, text, index)
    report.report(
        found.rule,
        place,
        found.message,
        hint=found.hint,
        related=(
            *_opening(file, text, error, place),
            *_deeper(text, place, f"{context}: {problem}"),
        ),
    )


def _finding(context: str, problem: str, text: str, index: int) -> _Finding:
    if text[index : index + 1] == "\t" and _AT_TAB.search(problem):
        return _Finding(rules.TAB_INDENTATION, TAB_MESSAGE, TAB_HINT)
    said = f"{context}: {problem}"
    if _DIRECTIVE.search(said):
        return _Finding(
            rules.YAML_DIRECTIVE,
            "a line that starts with '%' is a directive, and not read",
            "remove it, or put the text in quotes",
        )
    if _TAG.search(said):
        return _Finding(
            rules.YAML_TAG,
            "a text that starts with '!' is a tag, and not read",
            "remove it, or put the text in quotes",
        )
    if text[index : index + 1] == ":" and _KEYLESS.search(said):
        return _Finding(rules.EMPTY_KEY, KEYLESS_MESSAGE, KEYLESS_HINT)
    if _OUT_OF_LINE.search(said) and not _first_on_line(text, index):
        return _Finding(
            rules.YAML_SYNTAX,
            "nothing can follow the value on this line",
            "put the whole text in quotes",
        )
    for trouble in _TROUBLES:
        if trouble.said.search(said):
            return _Finding(rules.YAML_SYNTAX, trouble.message, trouble.hint)
    return _Finding(
        rules.YAML_SYNTAX,
        "this cannot be read as YAML",
        "put texts with special characters in quotes, and check the indentation",
    )


def _opening(
    file: str, text: str, error: yaml.MarkedYAMLError, place: Span
) -> tuple[Related, ...]:
    if error.context_mark is None or not error.context:
        return ()
    opening, _ = _place(file, text, error.context_mark)
    for said, message in _OPENINGS:
        if said in error.context and opening != place:
            return (Related(opening, message),)
    return ()


def _deeper(text: str, place: Span, said: str) -> tuple[Related, ...]:
    """Where the lines above begin to be deeper than one that is out of line."""
    if not _OUT_OF_LINE.search(said):
        return ()
    first = None
    lines = re.split(r"\r\n|\r|\n", text)[: place.line - 1]
    for number, line in reversed([*enumerate(lines, 1)]):
        column = len(line) - len(line.lstrip(" ")) + 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if column <= place.column:
            break
        first = Span(place.file, number, column, number, len(line) + 1)
    if first is None:
        return ()
    return (Related(first, "from here on the lines above it are indented deeper"),)


def _place(file: str, text: str, mark: yaml.Mark | None) -> tuple[Span, int]:
    if mark is None:
        return Span.point(file, 1, 1), 0
    # The parsers put the end of a text without a last line break on a line more.
    at_end = mark.index >= len(text)
    line, column = (
        position(text, len(text)) if at_end else (mark.line + 1, mark.column + 1)
    )
    width = 0 if at_end or text[mark.index] in "\r\n" else 1
    return Span(file, line, column, line, column + width), mark.index


def _first_on_line(text: str, index: int) -> bool:
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    return not text[start:index].strip(" ")
