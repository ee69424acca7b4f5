"""What is said where a value breaks a bound of the schema: each bound is read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from payspec.diagnostics import Collector, Span
from payspec.language.document.deployment_fragment import deployment_schema
from payspec.language.document.fault import Fault
from payspec.language.document.fragment import provider_schema
from payspec.language.document.wording import report_fault
from payspec.language.source import MappingNode, locate, read
from payspec.runtime.validation.engine import Engine
from payspec.runtime.validation.engine import Fault as SchemaFault

from .specs import READ, changed

BOUNDS = (
    *("minItems", "minProperties", "maxProperties", "uniqueItems"),
    *("minLength", "maxLength", "minimum", "maximum", "pattern", "oneOf"),
)
_LITERAL = {"examples", "enum", "const", "default", "defaultSnippets"}


def parts(schema: object, path: tuple[str, ...] = ()) -> Iterator[Mapping[str, object]]:
    """Every part of a schema that is one itself; names of the writer's are left out."""
    if isinstance(schema, dict):
        if not path or path[-1] not in {"properties", "propertyNames", "$defs"}:
            yield schema
        for key, inner in schema.items():
            literal = key in _LITERAL and path[-1:] != ("properties",)
            if not literal:
                yield from parts(inner, (*path, str(key)))
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner, (*path, "[]"))


EVERY = [
    *parts(provider_schema(written=False)),
    *parts(deployment_schema(written=False)),
]


def breaking(part: Mapping[str, object], bound: str) -> Iterator[str]:
    """Values, as YAML, that break a bound of a part and nothing else of its shape."""
    wanted = part[bound]
    number = wanted if isinstance(wanted, int) else 0
    match bound:
        case "minItems":
            yield from (f"[{', '.join('ab'[:size])}]" for size in range(number))
        case "minProperties":
            for size in range(number):
                yield f"{{{', '.join(f'x{each}: y' for each in range(size))}}}"
        case "maxProperties":
            pairs = ", ".join(f"x{each}: y" for each in range(number + 1))
            yield f"{{{pairs}}}"
        case "uniqueItems":
            yield "[a, b, a]"
        case "minLength":
            yield "''"
        case "maxLength":
            yield "a" * (number + 1)
        case "minimum":
            yield str(number - 1)
        case "maximum":
            yield str(number + 1)
        case "pattern":
            yield '"\\x01"'
        case _:
            names = [option["required"][0] for option in part["oneOf"]]  # type: ignore
            yield "{}"
            yield f"{{{names[0]}: x, {names[1]}: y}}"


def said(part: Mapping[str, object], bound: str, value: str) -> tuple[str, str]:
    """The message and the hint for a value that stands under the key `x`."""
    root = read("f", f"x: {value}\n".encode(), Collector())
    assert isinstance(root, MappingNode)
    found = SchemaFault(("x",), (bound,), bound, part[bound], part, None, ())
    if bound == "oneOf":
        held = {each: 1 for each in ("url", "urls", "number", "cursor", "next", "last")}
        instance = {name: held[name] for name in held if f"{name}:" in value}
        found = SchemaFault(("x",), (bound,), bound, part[bound], part, instance, ())
    report = Collector()
    report_fault(Fault(locate(root, ("x",)), found, of_name=False), report)
    (only,) = report.diagnostics
    assert isinstance(only.span, Span) and only.hint is not None
    return only.message, only.hint


@pytest.mark.parametrize("bound", BOUNDS)
def test_each_bound_of_the_schema_is_said_in_its_own_words(bound: str) -> None:
    bounded = [part for part in EVERY if bound in part]
    assert bounded, "a bound that no part has needs no words"
    for part in bounded:
        for value in breaking(part, bound):
            message, hint = said(part, bound, value)
            empty = value in {"[]", "{}", "''"} and bound != "oneOf"
            assert ("is empty" in message) is empty, (message, value)
            assert "does not fit" not in message and "it takes" not in hint, message
            assert not re.search(r"\b1 (items|entries)\b", message), message
            wanted = part[bound]
            if not empty and isinstance(wanted, int) and not isinstance(wanted, bool):
                assert (
                    f"{wanted:,}" in f"{message} {hint}" or str(wanted) in hint
                ), message


def test_no_other_bound_stands_in_the_schema() -> None:
    """Another keyword would fall through to words that say nothing."""
    known = {*BOUNDS, "const", "enum", "type", "required", "additionalProperties"}
    about = {"properties", "items", "propertyNames", "if", "then", "else", "anyOf"}
    notes = {"description", "examples", "title", "$ref", "$defs", "$schema", "$id"}
    editor = {"enumDescriptions", "defaultSnippets", "default"}
    for part in EVERY:
        assert not {*part} - known - about - notes - editor, part


def test_each_form_of_the_schema_has_an_example() -> None:
    """A regular expression is no hint."""
    for part in EVERY:
        if "pattern" in part:
            assert part.get("examples"), part


FLOWS = """\
flows: {one: {steps: [get_payout]}}
"""


def test_one_step_is_told_that_another_is_wanted() -> None:
    report = Collector()
    from payspec.language.read import read_provider

    spec = changed(READ, ("operations:\n", f"{FLOWS}operations:\n"))
    read_provider("f", spec.encode(), lambda _: None, report)
    assert [(each.message, each.hint) for each in report.diagnostics] == [
        ("'steps' has 1 item, and takes at least 2", "write 2 of them or more")
    ]


def test_an_item_that_stands_twice_is_pointed_at() -> None:
    engine = Engine({"type": "array", "uniqueItems": True}, lambda *_: True)
    root = read("f", b"x: [a, bc, bc]\n", Collector())
    assert isinstance(root, MappingNode)
    (found,) = engine.faults(["a", "bc", "bc"])
    report = Collector()
    report_fault(Fault(locate(root, ("x",)), found, of_name=False), report)
    (only,) = report.diagnostics
    assert only.message.endswith("lists 'bc' twice")
    assert (only.span.column, only.span.end_column) == (12, 14)
