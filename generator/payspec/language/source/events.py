"""Text to YAML parse events, by libyaml where PyYAML has it.

Only the event level of PyYAML is used: its `compose` and `load` recurse, and
crash the interpreter on hostile nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from payspec.diagnostics import Span

HAS_LIBYAML = yaml.__with_libyaml__

# Python takes a lone surrogate for a character; no encoding has it.
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(text: str, *, libyaml: bool = HAS_LIBYAML) -> Iterator[yaml.Event]:
    """The events of the text, one by one as they are asked for.

    Raises yaml.YAMLError where the text is not YAML, and nothing else.
    """
    if libyaml:
        return yaml.parse(text, Loader=yaml.CBaseLoader)
    return _parse_in_python(text)


def start_of(event: yaml.Event) -> tuple[int, int, int]:
    """Index (from 0), line and column (from 1) at which an event starts."""
    mark = event.start_mark
    assert mark is not None, "parsers mark every event"
    return mark.index, mark.line + 1, mark.column + 1


def bounds(file: str, event: yaml.Event) -> Span:
    """Where an event stands."""
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None, "parsers mark every event"
    line = start.line + 1
    end_line = end.line + 1
    return Span(
        file,
        line,
        start.column + 1,
        # One object for both lines: a large spec has many spans.
        line if end_line == line else end_line,
        end.column + 1,
    )


def _parse_in_python(text: str) -> Iterator[yaml.Event]:
    """PyYAML's own parser, as strict about escapes as libyaml."""
    mark: yaml.Mark | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            if isinstance(event.end_mark, yaml.Mark):
                mark = event.end_mark
            if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
                raise ValueError("half of a character")
            yield event
    except (ValueError, OverflowError) as error:
        # The scanner hands the number of any escape to chr().
        raise yaml.MarkedYAMLError(
            problem="found invalid Unicode character escape code", problem_mark=mark
        ) from error
