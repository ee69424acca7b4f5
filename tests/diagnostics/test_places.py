"""Where findings stand, and what they hold: whatever style a scalar is written in."""

from __future__ import annotations

import json
import re

import pytest

from payspec.diagnostics import (
    Collector,
    Diagnostic,
    Explanation,
    Related,
    Rule,
    Severity,
    Span,
    render_github,
    render_json,
    render_sarif,
    render_text,
)
from payspec.language.read import read_provider
from tests.fuzz_structure.judge import place_problem
from tests.language.specs import READ, changed

_ANSWERS = "    answers: {200: Payout}\n"

# A text in each style that a scalar can have; {0} and {1} are its halves.
STYLES = {
    "plain": "{0}{1}",
    "plain-folded": "{0}\n          {1}",
    "single": "'{0}{1}'",
    "single-folded": "'{0}\n          {1}'",
    "single-blank": "'{0}\n\n\n          {1}'",
    "double": '"{0}{1}"',
    "double-folded": '"{0}\n          {1}"',
    "double-joined": '"{0}\\\n          {1}"',
    "double-escaped": '"\\x20{0}\\t{1}\\u00e9"',
    "double-controls": '"{0}\\e[31m\\0\\a{1}"',
    "double-breaks": '"{0}\\N\\L\\P\\r\\n{1}"',
    "tabs": '"{0}\t\t{1}"',
    "wide": '"{0}名前{1}"',
    "combining": '"{0}e\u0301\u0301{1}"',
    "astral": '"{0}\U0001d4b3\U0001f469\u200d\U0001f467{1}"',
    "direction": '"{0}\\u202e{1}"',
    "literal": "|\n          {0}\n          {1}\n",
    "folded": ">\n          {0}\n          {1}\n",
    "stripped": "|-\n          {0}\n\n          {1}\n",
    "kept": ">+\n          {0}\n          {1}\n\n\n",
}

# Where a mistake can stand, as a value and, behind `? `, as a key.
PLACES = {
    "status-key": (_ANSWERS, "    answers:\n      ? SCALAR\n      : Payout\n"),
    "field-key": ("    id!: text\n", "    id!: text\n    ? SCALAR\n    : nothing\n"),
    "type-key": ("types:\n", "types:\n  ? SCALAR\n  : {id: text}\n"),
    "operation-key": (
        "operations:\n",
        "operations:\n  ? SCALAR\n"
        "  : {GET: /a, effect: read, answers: {200: Payout}}\n",
    ),
    "root-key": ("types:\n", "? SCALAR\n: x\ntypes:\n"),
    "repeated-key": (
        "    id!: text\n",
        "    id!: text\n    ? SCALAR\n    : text\n    ? SCALAR\n    : text\n",
    ),
    "type": ("    id!: text\n", "    id!: SCALAR\n"),
    "path": ("    GET: /payouts/{id}\n", "    GET: SCALAR\n"),
    "effect": ("    effect: read\n", "    effect: SCALAR\n"),
    "answer": (_ANSWERS, "    answers:\n      200: SCALAR\n"),
    "auth": ("    effect: read\n", "    effect: read\n    auth: SCALAR\n"),
    "pattern": (
        "    id!: text\n",
        "    id!:\n      type: text\n      pattern: SCALAR\n",
    ),
    "default": (
        "    id!: text\n",
        "    id!:\n      type: integer\n      default: SCALAR\n",
    ),
    "header": (
        "    effect: read\n",
        "    headers:\n      Accept: SCALAR\n    effect: read\n",
    ),
    "query": (
        "    effect: read\n",
        "    query:\n      ? SCALAR\n      : json\n    effect: read\n",
    ),
    "address": ("{live: https://api.acme.example}", "\n  live: SCALAR"),
}
HALVES = (("ab", "cd"), ("200,", " nonsense"), ("text(", "x)"), ("(a", "[b"))
CASES = [
    pytest.param(place, style, ends, id=f"{place}-{style}-{name}")
    for place in PLACES
    for style in STYLES
    for name, ends in (("lf", "\n"), ("crlf", "\r\n"))
]


def _found(text: str) -> tuple[Diagnostic, ...]:
    report = Collector()
    read_provider("f", text.encode(), lambda _: None, report)
    return report.diagnostics


@pytest.mark.parametrize(("place", "style", "ends"), CASES)
def test_carets_stand_in_the_line_and_texts_are_printable(
    place: str, style: str, ends: str
) -> None:
    old, new = PLACES[place]
    seen = 0
    for halves in HALVES:
        scalar = STYLES[style].format(*halves)
        text = changed(READ, (old, new.replace("SCALAR", scalar)))
        text = text.replace("\n", ends)
        found = _found(text)
        lines = re.split(r"\r\n|\r|\n", text)
        for each in found:
            spans = (each.span, *(one.span for one in each.related))
            for span in spans:
                assert place_problem(lines, span) == "", (each, text)
            assert each.message.isprintable() and (each.hint or "").isprintable()
        printed = render_text(found, {"f": text})
        assert all(line.isprintable() for line in printed.splitlines())
        commands = render_github(found, str).splitlines()
        assert len(commands) == len(found)
        assert all(line.isprintable() for line in commands)
        listed = json.loads(render_json(found))["diagnostics"]
        assert [each["span"]["column"] for each in listed] == [
            each.span.column for each in found
        ]
        assert _regions(found) == [
            (span.line, span.column, span.end_line, span.end_column)
            for each in found
            for span in (each.span, *(one.span for one in each.related))
        ]
        seen += len(found)
    assert seen


def _regions(found: tuple[Diagnostic, ...]) -> list[tuple[int, int, int, int]]:
    """Where a SARIF log says that findings are, in code points as spans have them."""
    log = render_sarif(found, str, lambda rule: Explanation(rule), version="1")
    (run,) = json.loads(log)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [
        place["physicalLocation"]["region"]
        for result in run["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    return [
        (at["startLine"], at["startColumn"], at["endLine"], at["endColumn"])
        for at in regions
    ]


@pytest.mark.parametrize(
    "code", [*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x202E]
)
def test_no_finding_holds_what_a_terminal_obeys(code: int) -> None:
    """Wherever a finding is made: a rule cannot forget it, nor a printer."""
    rule, at = Rule("r", Severity.ERROR, "R."), Span("f", 1, 1, 1, 1)
    text = f"a{chr(code)}b"
    found = Diagnostic(rule, at, text, text, (Related(at, text),))
    for said in (found.message, found.hint or "", found.related[0].message):
        assert said.isprintable() and said[0] == "a" and said[-1] == "b"
