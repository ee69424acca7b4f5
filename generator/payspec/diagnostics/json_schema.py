"""The published JSON Schema of the findings that programs read.

Within a version members are added, never renamed, removed or given another sense.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from .json_report import VERSION
from .severity import Severity

Schema = dict[str, object]

DRIFT = (
    "unfinished write",
    "missing",
    "changed",
    "edited by hand",
    "orphaned",
    "orphaned and edited",
    "not payspec's",
    "extra",
)
"""The ways in which a generated file can be another than would be written."""


def schema_text() -> str:
    """The schema as the file that is checked in, with a final newline."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """The schema of the object that `--format json` prints."""
    count: Schema = {"type": "integer", "minimum": 0}
    counted = (*map(str, Severity), "suppressed")
    root = _record(
        "What was found wrong with specs, and with the files generated from them.",
        {
            "version": {"description": "The version of this form.", "const": VERSION},
            "diagnostics": _list(
                "The findings, by file, line, column and rule.", _ref("diagnostic")
            ),
            "summary": _record(
                "The number of findings of each severity without the suppressed ones, "
                "and of those.",
                dict.fromkeys(counted, count),
                counted,
            ),
            "complete": {
                "description": "False if more was found than is listed.",
                "type": "boolean",
            },
            "drift": _list(
                "By `generate --check` and `--diff`: the files that are not what "
                "would be written.",
                _ref("drift"),
            ),
            "moves": _list(
                "By `generate`: names that programs use, and what idempotency keys are "
                "derived from, that are others than the lock file says.",
                _ref("move"),
            ),
        },
        ("version", "diagnostics", "summary", "complete"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "payspec diagnostics",
        **root,
        "$defs": {
            "diagnostic": _diagnostic(),
            "span": _span(),
            "related": _located("Another place that the finding is about.", "message"),
            "suppression": _located(
                "Why the finding is not shown, and where the spec says so.", "reason"
            ),
            "move": _record(
                "One name, or one thing that keys are derived from. Another key for an "
                "order that is in doubt pays it again.",
                {
                    "kind": {
                        "description": "What moves; its consent is `--rename`, or "
                        "`--rekey`.",
                        "enum": ["name", "key"],
                    },
                    "provider": _text("The provider that it is of."),
                    "thing": _text("What it is."),
                    "before": _text("What it is by the lock file; empty for none."),
                    "after": _text("What it would be, or is now; empty for none."),
                    "taken": {
                        "description": "Whether there was consent.",
                        "type": "boolean",
                    },
                },
                ("kind", "provider", "thing", "before", "after", "taken"),
            ),
            "drift": _record(
                "One generated file, or a lock file.",
                {
                    "file": _text(
                        "Its path below the folder that is written to; of several "
                        "packages, and of a lock file, below the working folder."
                    ),
                    "state": {
                        "description": "In which way it differs.",
                        "enum": list(DRIFT),
                    },
                    "mend": _text("The command that mends it."),
                    "diff": _text(
                        "By `--diff`: how its contents would change, as a unified diff."
                    ),
                },
                ("file", "state", "mend"),
            ),
        },
    }


def _diagnostic() -> Schema:
    members: dict[str, Schema] = {
        "rule": _text("The id of the rule, which `payspec explain` takes."),
        "severity": {
            "description": "How bad it is.",
            "enum": [str(severity) for severity in Severity],
        },
        "message": _text("What is wrong."),
        "hint": {"description": "The fix.", "type": ["string", "null"]},
        "span": _ref("span"),
        "related": _list("Other places that it is about.", _ref("related")),
        "suppressed": {
            "description": "Set if the spec gives a reason to let the finding stand.",
            "anyOf": [_ref("suppression"), {"type": "null"}],
        },
    }
    return _record("One finding.", members, tuple(members))


def _span() -> Schema:
    place: Schema = {"type": "integer", "minimum": 1}
    members: dict[str, Schema] = {
        "file": _text("The file, by the name that it was given or found under."),
        **dict.fromkeys(("line", "column", "end_line", "end_column"), place),
    }
    return _record(
        "A stretch of a file: lines and columns from 1, columns in code points, "
        "the end exclusive.",
        members,
        tuple(members),
    )


def _located(description: str, text: str) -> Schema:
    members: dict[str, Schema] = {"span": _ref("span"), text: {"type": "string"}}
    return _record(description, members, tuple(members))


def _record(
    description: str, members: Mapping[str, Schema], required: tuple[str, ...]
) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": dict(members),
        "required": list(required),
        "additionalProperties": False,
    }


def _list(description: str, items: Schema) -> Schema:
    return {"description": description, "type": "array", "items": items}


def _text(description: str) -> Schema:
    return {"description": description, "type": "string", "minLength": 1}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
