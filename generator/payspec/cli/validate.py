"""`payspec validate`: a payload against a spec, with nothing generated.

With `--format json` one object is printed:

    {
      "version": 1,
      "file": "payout.json",               "<stdin>" for standard input
      "payload": "create_payout.request",  what it was held against
      "schemas": ["create_payout.request"],  the shape that it has, or comes nearest
      "valid": false,                        to: JSON Schemas that say the same
      "violations": [
        {
          "pointer": "/request/amount",    into the payload (RFC 6901)
          "rule": "minimum",               the keyword of the JSON Schema
          "message": "must be at least 1",
          "line": 3, "column": 10          from 1, columns in code points
        }
      ],
      "complete": true                     false: more was not looked for
    }

If the spec has errors, it is what `payspec check` prints. No value of the payload is
ever printed, and no line of it; what looks like a card number in the name of a member
is masked in its pointer.
"""

import json
from dataclasses import asdict
from pathlib import Path

from payspec.api.validate import Finding, Validation, hold
from payspec.diagnostics import Diagnostic, Rule, Severity, Span, render_text
from payspec.diagnostics.display import visible

from .arguments import Options
from .colour import colour
from .payload import label, read_payload
from .progress import done, progress
from .terminal import show

VERSION = 1

_LONGEST_POINTER = 200


def run(options: Options) -> int:
    """Hold a payload against a spec; 1 for violations and for errors of the spec."""
    result = hold(
        options.spec,
        options.operation,
        lambda: read_payload(options.file),
        options.status,
        Path.cwd(),
        progress,
    )
    done()
    if not result.spec.ok:
        show(result.spec, options, Severity.ERROR)
        return 1
    printed = _as_json if options.format == "json" else _as_text
    print(printed(label(options.file), result))
    return 0 if result.valid else 1


def _as_json(label: str, result: Validation) -> str:
    document = {
        "version": VERSION,
        "file": label,
        "payload": result.payload,
        "schemas": result.schemas,
        "valid": result.valid,
        "violations": [asdict(each) for each in result.violations],
        "complete": result.complete,
    }
    return json.dumps(document, indent=2)


def _as_text(label: str, result: Validation) -> str:
    schemas = ", ".join(result.schemas)
    same = schemas == result.payload
    name = result.payload if same else f"{result.payload} ({schemas})"
    if result.valid:
        return f"{visible(label)} is a valid {name}"
    # Without a source, no line of the payload is shown.
    found = render_text(
        (_diagnostic(label, each) for each in result.violations),
        {},
        colour=colour(),
    )
    count = len(result.violations)
    more = "" if result.complete else ", and more may be wrong"
    return f"{found}{count} violation{'' if count == 1 else 's'} of {name}{more}"


def _diagnostic(file: str, violation: Finding) -> Diagnostic:
    pointer = violation.pointer
    if len(pointer) > _LONGEST_POINTER:
        pointer = f"{pointer[:_LONGEST_POINTER]}…"
    return Diagnostic(
        Rule(violation.rule, Severity.ERROR, violation.message),
        Span.point(file, violation.line, violation.column),
        f"{pointer or 'the payload'} {violation.message}",
    )
