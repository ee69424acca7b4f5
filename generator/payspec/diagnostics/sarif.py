"""Findings as SARIF 2.1.0, which code scanning services read.

Standard: Static Analysis Results Interchange Format 2.1.0, OASIS, with errata 01.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from .diagnostic import Diagnostic
from .explanation import Explanation
from .rule import Rule
from .span import Span
from .suppression import Suppression

Json = dict[str, object]
Location = Callable[[str], str]
"""The address of a file: relative to the root of its repository, or absolute."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"


def render(
    diagnostics: Iterable[Diagnostic],
    location: Location,
    explain: Callable[[Rule], Explanation],
    *,
    version: str,
    complete: bool = True,
) -> str:
    """The findings as one log in ASCII, with a final newline.

    The rules that they name are explained by `explain`. Suppressed findings are among
    the results, with the reason that their spec gives. `version` is payspec's own;
    `complete` is false if more was found than is kept.
    """
    found = tuple(diagnostics)
    rules = sorted({one.rule for one in found})
    run: Json = {
        "tool": {
            "driver": {
                "name": "payspec",
                "semanticVersion": version,
                "rules": [_descriptor(explain(rule)) for rule in rules],
            }
        },
        "invocations": [_invocation(complete)],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The root of the repository."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, rules, location) for one in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _invocation(complete: bool) -> Json:
    invocation: Json = {"executionSuccessful": True}
    if not complete:
        notice = "More was found than is listed."
        invocation["toolExecutionNotifications"] = [
            {"level": "warning", "message": {"text": notice}}
        ]
    return invocation


def _descriptor(explained: Explanation) -> Json:
    rule = explained.rule
    full = f"{rule.sentence} {explained.why}".rstrip()
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": full},
        "help": {"text": explained.text(), "markdown": explained.markdown()},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(found: Diagnostic, rules: Sequence[Rule], location: Location) -> Json:
    said = found.message if found.hint is None else f"{found.message}\n{found.hint}"
    result: Json = {
        "ruleId": found.rule.id,
        "ruleIndex": rules.index(found.rule),
        "level": str(found.severity),
        "message": {"text": said},
        "locations": [_location(found.span, location)],
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": each.message},
                **_location(each.span, location),
            }
            for number, each in enumerate(found.related, 1)
        ]
    if found.suppressed is not None:
        result["suppressions"] = [_suppression(found.suppressed, location)]
    return result


def _suppression(suppressed: Suppression, location: Location) -> Json:
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": suppressed.reason,
        "location": _location(suppressed.span, location),
    }


def _location(span: Span, location: Location) -> Json:
    uri = location(span.file)
    artifact: Json = {"uri": uri}
    # An absolute address has a scheme, and no base.
    if not uri.startswith("file:"):
        artifact["uriBaseId"] = _ROOT
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
