"""Findings for programs: JSON, workflow commands of GitHub, SARIF."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from payspec.cli.drift import Mending, drift
from payspec.diagnostics import (
    Diagnostic,
    Drift,
    Example,
    Explanation,
    Related,
    Rule,
    Severity,
    Span,
    Suppression,
    render_github,
    render_json,
    render_sarif,
)
from payspec.diagnostics.github import render_drift
from payspec.diagnostics.json_schema import DRIFT, schema, schema_text
from payspec.output import Changes

HERE = Path(__file__).parent
KEPT = Path("generator", "payspec", "diagnostics", "diagnostics.schema.json")
SARIF = json.loads((HERE / "sarif.schema.json").read_bytes())
"""What the standard (SARIF 2.1.0, OASIS) says of the parts that are written."""

ERROR = Rule("b-error", Severity.ERROR, "No error.")
WARNING = Rule("a-warning", Severity.WARNING, "No warning.")
NOTE = Rule("c-note", Severity.NOTE, "No note.")

FOUND = (
    Diagnostic(
        ERROR,
        Span("aä.yaml", 1, 2, 3, 4),
        "m\x1b",
        "h",
        (Related(Span("b", 5, 6, 7, 8), "r"),),
    ),
    Diagnostic(NOTE, Span("z.yaml", 1, 1, 1, 1), "n"),
    Diagnostic(
        WARNING,
        Span("z.yaml", 2, 3, 2, 5),
        "w",
        suppressed=Suppression("It may stand.", Span("z.yaml", 9, 1, 9, 4)),
    ),
)


def span(file: str, *places: int) -> dict[str, object]:
    names = ("line", "column", "end_line", "end_column")
    return {"file": file, **dict(zip(names, places, strict=True))}


def test_json_is_the_published_object() -> None:
    text = render_json(FOUND)
    assert text.isascii() and text.endswith("}\n")
    assert json.loads(text) == {
        "version": 1,
        "diagnostics": [
            {
                "rule": "b-error",
                "severity": "error",
                "message": "m\u241b",
                "hint": "h",
                "span": span("aä.yaml", 1, 2, 3, 4),
                "related": [{"span": span("b", 5, 6, 7, 8), "message": "r"}],
                "suppressed": None,
            },
            {
                "rule": "c-note",
                "severity": "note",
                "message": "n",
                "hint": None,
                "span": span("z.yaml", 1, 1, 1, 1),
                "related": [],
                "suppressed": None,
            },
            {
                "rule": "a-warning",
                "severity": "warning",
                "message": "w",
                "hint": None,
                "span": span("z.yaml", 2, 3, 2, 5),
                "related": [],
                "suppressed": {
                    "reason": "It may stand.",
                    "span": span("z.yaml", 9, 1, 9, 4),
                },
            },
        ],
        "summary": {"error": 1, "warning": 0, "note": 1, "suppressed": 1},
        "complete": True,
    }


CHANGES = Changes(("a",), ("b",), ("c",), ("d",), ("e",), ("f",), ("g",))
MENDING = Mending("payspec generate", "out")
DRIFTED = drift(CHANGES, MENDING, unfinished=True)
OBJECTS = {
    "nothing": render_json(()),
    "all": render_json(FOUND, complete=False),
    "drift": render_json(FOUND, drift=DRIFTED),
    "diff": render_json((), drift=[Drift("a.py", "changed", "m", "--- a\n")]),
}


@pytest.mark.parametrize("text", OBJECTS.values(), ids=OBJECTS)
def test_json_keeps_to_its_schema(text: str) -> None:
    Draft202012Validator(schema()).validate(json.loads(text))


def test_every_way_to_differ_is_in_the_schema() -> None:
    assert tuple(each.state for each in DRIFTED) == DRIFT


WRONG = {
    "version": '"version": 2',
    "severity": '"severity": "fatal"',
    "line": '"line": 0',
    "hint": '"hints": "h"',
    "suppressed": '"suppressed": true',
    "complete": '"complete": null',
}


@pytest.mark.parametrize(("key", "wrong"), WRONG.items(), ids=WRONG)
def test_the_schema_of_json_refuses_other_objects(key: str, wrong: str) -> None:
    lines = render_json(FOUND).splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(f'"{key}":'))
    if lines[at].endswith("{"):
        at = next(n for n, line in enumerate(lines) if f'"{key}": null' in line)
    lines[at] = wrong + ("," if lines[at].endswith(",") else "")
    assert not Draft202012Validator(schema()).is_valid(json.loads("\n".join(lines)))


def test_the_schema_of_json_is_the_one_that_is_checked_in() -> None:
    """Written anew by `payspec schema --diagnostics > generator/payspec/…`."""
    Draft202012Validator.check_schema(schema())
    kept = HERE.parents[1] / KEPT
    assert kept.read_text(encoding="utf-8") == schema_text()


def below(file: str) -> str:
    return f"specs/{file}"


def test_github_has_a_command_for_each_finding_that_stands() -> None:
    assert render_github(FOUND, below).splitlines() == [
        "::error file=specs/aä.yaml,line=1,endLine=3,title=b-error"
        "::m␛%0Ahint: h%0Aspecs/b:5: r",
        "::notice file=specs/z.yaml,line=1,col=1,endLine=1,endColumn=1,title=c-note::n",
    ]


@pytest.mark.parametrize(
    ("severity", "command"),
    [
        pytest.param(Severity.ERROR, "error", id="error"),
        pytest.param(Severity.WARNING, "warning", id="warning"),
        pytest.param(Severity.NOTE, "notice", id="note"),
    ],
)
def test_github_names_the_level(severity: Severity, command: str) -> None:
    found = Diagnostic(Rule("r", severity, "R."), Span.point("f", 1, 1), "m")
    assert render_github([found], below).startswith(f"::{command} file=")


def test_github_is_given_no_line_and_no_property_by_a_spec() -> None:
    evil = "100%, a:b\r\n::error::c"
    found = Diagnostic(NOTE, Span(evil, 1, 1, 1, 2), evil, evil)
    (line,) = render_github([found], below).splitlines()
    properties, _, message = line.removeprefix("::notice ").partition("::")
    file = "file=specs/100%25%2C a%3Ab%0D%0A%3A%3Aerror%3A%3Ac"
    assert properties == f"{file},line=1,col=1,endLine=1,endColumn=2,title=c-note"
    shown = "100%25, a:b␍␊::error::c"
    assert message == f"{shown}%0Ahint: {shown}"


def test_github_is_told_of_files_that_differ() -> None:
    assert render_drift([Drift("a.py", "changed", "payspec generate")], below) == (
        "::error file=specs/a.py,title=generated file::changed: a.py"
        "%0Arun `payspec generate` and commit the change\n"
    )


EXAMPLE = Example("a: 1\nb: 2\nc: 3\n", "f:2:1: error[b-error]: m", "a: 1\nc: 3\n")


def explain(rule: Rule) -> Explanation:
    return Explanation(rule, "Because.", EXAMPLE if rule is ERROR else None)


def sarif(*found: Diagnostic, complete: bool = True) -> dict[str, object]:
    def address(file: str) -> str:
        return "file:///outside" if file == "b" else f"specs/{file}"

    text = render_sarif(found, address, explain, version="0.1.0", complete=complete)
    assert text.isascii() and text.endswith("}\n")
    log = json.loads(text)
    Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_has_a_result_for_each_finding() -> None:
    run = sarif(*FOUND)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == [
        {
            "ruleId": "b-error",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "m\u241b\nh"},
            "locations": [place("specs/aä.yaml", 1, 2, 3, 4)],
            "relatedLocations": [
                {
                    "id": 1,
                    "message": {"text": "r"},
                    **place("file:///outside", 5, 6, 7, 8),
                }
            ],
        },
        {
            "ruleId": "c-note",
            "ruleIndex": 2,
            "level": "note",
            "message": {"text": "n"},
            "locations": [place("specs/z.yaml", 1, 1, 1, 1)],
        },
        {
            "ruleId": "a-warning",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "w"},
            "locations": [place("specs/z.yaml", 2, 3, 2, 5)],
            "suppressions": [
                {
                    "kind": "inSource",
                    "status": "accepted",
                    "justification": "It may stand.",
                    "location": place("specs/z.yaml", 9, 1, 9, 4),
                }
            ],
        },
    ]


def place(uri: str, *places: int) -> dict[str, object]:
    artifact = {"uri": uri}
    if not uri.startswith("file:"):
        artifact["uriBaseId"] = "%SRCROOT%"
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": dict(zip(names, places, strict=True)),
        }
    }


def test_sarif_explains_the_rules_that_it_names() -> None:
    driver = json.loads(json.dumps(sarif(FOUND[0])))["tool"]["driver"]
    (rule,) = driver["rules"]
    assert rule["shortDescription"] == {"text": "No error."}
    assert rule["fullDescription"] == {"text": "No error. Because."}
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["markdown"].endswith("```diff\n a: 1\n-b: 2\n c: 3\n```")
    assert "error[b-error]: m" in rule["help"]["text"]


def test_sarif_of_nothing_says_that_it_was_looked_for() -> None:
    assert sarif()["results"] == []


def test_sarif_says_that_more_was_found() -> None:
    (whole,) = json.loads(json.dumps(sarif()["invocations"]))
    (cut,) = json.loads(json.dumps(sarif(complete=False)["invocations"]))
    assert "toolExecutionNotifications" not in whole
    assert cut["toolExecutionNotifications"][0]["level"] == "warning"
