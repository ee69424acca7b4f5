"""What no case can be made of is said, and the rest is made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from payspec.cases import PayloadCases, payload_cases
from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.samples import Deviation, DeviationKind, Sample
from payspec.ir.types import Field, ListOf, ObjectType, Pattern, Ref, Type
from payspec.jsonschema import Direction
from tests.cases.emitted import checked_specs

ACME = next(each.provider for each in checked_specs() if each.provider.name == "acme")
TREE = ACME.type("Tree")


def _cases(
    *types: ObjectType,
    direction: Direction = Direction.SENT,
    sample: Sample | None = None,
) -> PayloadCases:
    """Cases of the first type."""
    provider: Provider = replace(ACME, types=types)
    body = ACME.operation("touch").body
    assert body is not None
    payload = replace(body, type=Ref(types[0].name))
    samples = () if sample is None else (sample,)
    return payload_cases(provider, "made.request", payload, direction, samples)


def _object(name: str, *fields: Field) -> ObjectType:
    assert isinstance(TREE, ObjectType)
    return replace(TREE, name=name, fields=fields)


def _field(
    wire: str, of: Type, *, required: bool = False, pattern: str | None = None
) -> Field:
    assert isinstance(TREE, ObjectType)
    made = None if pattern is None else Pattern(pattern, None, TREE.span)
    return replace(TREE.fields[0], wire=wire, type=of, required=required, pattern=made)


@pytest.mark.parametrize(
    ("pattern", "of"),
    [("[a&&b]", ir.Text()), ("a{9}", ir.Text(None, 3)), ("[0-9]+", ir.Country())],
    ids=["unreadable", "longer-than-the-text", "no-such-country"],
)
def test_a_pattern_without_an_example_leaves_out_its_field(
    pattern: str, of: ir.Scalar
) -> None:
    whole = _object("Whole", _field("id", ir.Text()), _field("p", of, pattern=pattern))
    made = _cases(whole)
    assert any(case.id == "made.request/id/usual" for case in made.cases)
    assert not any(case.id.startswith("made.request/p/") for case in made.cases)
    assert any("pattern" in said for said in made.left_out)


def test_a_required_field_without_an_example_leaves_out_all() -> None:
    made = _cases(
        _object("Whole", _field("p", ir.Text(), required=True, pattern="[]]"))
    )
    assert made.cases == ()
    assert len(made.left_out) == 1


def test_types_that_double_do_not_grow_without_bound() -> None:
    chain = [
        _object(
            f"T{number}",
            _field("a", Ref(f"T{number + 1}"), required=True),
            _field("b", Ref(f"T{number + 1}"), required=True),
        )
        for number in range(40)
    ]
    made = _cases(*chain, _object("T40", _field("id", ir.Text(), required=True)))
    assert made.cases == ()
    assert "more than" in made.left_out[0]


def test_types_that_hold_each_other_end() -> None:
    made = _cases(
        _object("A", _field("b", Ref("B")), _field("many", ListOf(Ref("A")))),
        _object("B", _field("a", Ref("A"))),
    )
    bodies = {case.id: case.body for case in made.cases}
    assert bodies["made.request/required-only"] == "{}"
    assert bodies["made.request/all-fields"] == '{"b":{"a":{}},"many":[{}]}'
    assert made.left_out == ()


def test_a_length_that_is_not_tried_is_said() -> None:
    made = _cases(_object("Whole", _field("t", ir.Text(None, 1_000_000))))
    assert made.left_out == ("/t: no text longer than 4000 characters is tried",)
    assert max(len(case.body) for case in made.cases) < 100


@pytest.mark.parametrize(
    ("kind", "sent", "received"),
    [
        (DeviationKind.FORM, "type", "type"),
        (DeviationKind.MISSING, "required", "required"),
        (DeviationKind.UNDOCUMENTED, "additionalProperties", "nothing"),
        (DeviationKind.VALUE, None, None),
        (DeviationKind.ECHO, "nothing", "nothing"),
        (DeviationKind.AUTH, "additionalProperties", "nothing"),
    ],
)
def test_a_sample_says_where_it_deviates(
    kind: DeviationKind, sent: str | None, received: str | None
) -> None:
    deviation = Deviation("/t", kind, TREE.span)
    sample = Sample("made/a.json", None, '{ "t": 1.50 }', (deviation,), TREE.span)
    whole = _object("Whole", _field("t", ir.Text()))
    for direction, rule in ((Direction.SENT, sent), (Direction.RECEIVED, received)):
        made = _cases(whole, direction=direction, sample=sample)
        case = next(each for each in made.cases if "/sample-" in each.id)
        assert case.body == '{"t":1.50}'
        wanted = [] if rule == "nothing" else [("/t", rule)]
        assert [(each.pointer, each.rule) for each in case.breaches] == wanted
