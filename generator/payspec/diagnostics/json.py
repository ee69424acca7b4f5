"""Findings for a program.

The object is stable within its version:

    {
      "version": 1,
      "diagnostics": [
        {
          "rule": "unknown-type",          id of the rule
          "severity": "error",             error, warning or note
          "message": "...",
          "hint": "..." or null,           the fix
          "span": {                        lines and columns from 1, in code
            "file": "specs/acme.yaml",     points; the end is exclusive
            "line": 41, "column": 15,
            "end_line": 41, "end_column": 22
          },
          "related": [{"span": {...}, "message": "..."}]
        }
      ],
      "summary": {"error": 1, "warning": 0, "note": 0}
    }
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from .diagnostic import Diagnostic
from .tally import tally

VERSION = 1


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as one JSON object in ASCII, with a final newline."""
    found = tuple(diagnostics)
    document = {
        "version": VERSION,
        "diagnostics": [_described(one) for one in found],
        "summary": {str(severity): count for severity, count in tally(found).items()},
    }
    return json.dumps(document, indent=2) + "\n"


def _described(found: Diagnostic) -> dict[str, object]:
    return {
        "rule": found.rule.id,
        "severity": str(found.severity),
        "message": found.message,
        "hint": found.hint,
        "span": asdict(found.span),
        "related": [
            {"span": asdict(related.span), "message": related.message}
            for related in found.related
        ],
    }
