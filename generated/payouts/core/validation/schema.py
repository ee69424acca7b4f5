"""JSON data against one JSON Schema, in words that never hold a value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from jsonschema import FormatChecker

from ..model.pattern import matches
from ..model.violations import Violation
from .engine import Engine
from .exponents import exponents_step
from .formats import FORMATS
from .sentences import inner_pattern, violations_of

if TYPE_CHECKING:
    from ..wire.json_types import JsonValue

MOST_VIOLATIONS = 1_000
"""More than anyone reads; what else is wrong is not looked for."""

_MOST_CHARACTERS = 1024 * 1024
"""Of all pointers together: a name of megabytes may be in each of them."""


class SchemaValidator:
    """A schema that payloads are held against.

    Patterns run on a linear-time engine and mean what ECMAScript means by them;
    dates, moments, numbers in text, accounts, cards and addresses are checked, other
    formats are told by their patterns. What JSON Schema cannot say is checked by the
    `x-payspec-*` keywords of the schema.
    """

    def __init__(self, schema: Mapping[str, object]) -> None:
        """`ValueError` for a keyword of ours that cannot be understood."""
        step = exponents_step(schema)
        steps = () if step is None else (step,)
        self._engine = Engine(schema, _matches, _formats(), steps)

    def violations(self, data: JsonValue) -> tuple[Violation, ...]:
        """What is wrong with `data`, each place and rule once, in a constant order.

        All of it as long as `is_complete` says so of the result.
        """
        found: dict[tuple[str, str], Violation] = {}
        characters = 0
        for fault in self._engine.faults(data):
            for violation in violations_of(fault):
                named = violation.pointer, violation.rule
                if named in found:
                    continue
                found[named] = violation
                characters += len(violation.pointer)
                if _is_much(len(found), characters):
                    return tuple(found.values())
        return tuple(found.values())


def is_complete(violations: Collection[Violation]) -> bool:
    """Whether these are all violations; else the search ended at the last of them."""
    characters = sum(len(violation.pointer) for violation in violations)
    return not _is_much(len(violations), characters)


def _is_much(violations: int, characters: int) -> bool:
    return violations >= MOST_VIOLATIONS or characters > _MOST_CHARACTERS


def _matches(pattern: str, text: str) -> bool:
    return matches(inner_pattern(pattern), text)


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, fits in FORMATS.items():
        checker.checks(name)(fits)
    return checker
