"""JSON data against one schema: exact, in a constant order, within bounds."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payspec.runtime.model.violations import Violation
from payspec.runtime.validation import SchemaValidator
from payspec.runtime.validation.schema import MOST_VIOLATIONS, is_complete
from payspec.runtime.wire import JsonValue
from payspec.runtime.wire.json_types import MAX_DEPTH

TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        pytest.param(3, True, id="whole"),
        pytest.param(Decimal("3.0"), True, id="whole-with-a-point"),
        pytest.param(Decimal("3.5"), False, id="fraction"),
        pytest.param(Decimal("1E+90"), True, id="ninety-zeros"),
        pytest.param(Decimal(f"{'9' * 60}.5"), False, id="sixty-digits-and-a-half"),
        pytest.param(Decimal("0E-90"), True, id="nothing"),
        pytest.param(-(10**99), True, id="negative"),
        pytest.param(True, True, id="no-number-at-all"),
    ],
)
def test_a_multiple_is_told_exactly(number: JsonValue, fits: bool) -> None:
    found = SchemaValidator({"multipleOf": 1}).violations(number)
    assert [violation.rule for violation in found] == ([] if fits else ["multipleOf"])


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=6),
    st.integers(1, 10**6),
    st.integers(1, 9),
)
def test_no_context_has_a_say_in_multiples(
    number: Decimal, of: int, digits: int
) -> None:
    with localcontext() as context:
        context.prec = digits
        found = SchemaValidator({"multipleOf": of}).violations(number)
    assert (not found) is (Fraction(number) % of == 0)


def test_a_step_that_is_no_exact_number_is_no_rule() -> None:
    with pytest.raises(TypeError):
        SchemaValidator({"multipleOf": 0.1}).violations(1)


PROGRAM = """
from payspec.runtime.validation import SchemaValidator
schema = {"type": "object", "additionalProperties": {"type": "string"}}
data = {f"name-{number}": number for number in range(40)}
print([each.pointer for each in SchemaValidator(schema).violations(data)])
"""


def test_the_order_is_that_of_the_data_under_any_hash_seed() -> None:
    wanted = str([f"/name-{number}" for number in range(40)])
    for seed in ("0", "1"):
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == wanted


@pytest.mark.parametrize(
    ("schema", "data", "found"),
    [
        pytest.param(
            {"patternProperties": {"^x": True}, **TEXTS},
            {"x": 1, "y": 2},
            {("/y", "type")},
            id="names-by-pattern",
        ),
        pytest.param(
            {"properties": {"a": {}}, **TEXTS},
            {"a": 1, "b": 2},
            {("/b", "type")},
            id="described-members",
        ),
        pytest.param(
            {"properties": {"a": {}}, "additionalProperties": False},
            {"a": 1, "b": 2},
            {("/b", "additionalProperties")},
            id="no-other-members",
        ),
        pytest.param({"additionalProperties": False}, [1], set(), id="no-object"),
    ],
)
def test_additional_members_mean_what_the_standard_says(
    schema: dict[str, object], data: JsonValue, found: set[tuple[str, str]]
) -> None:
    violations = SchemaValidator(schema).violations(data)
    assert {(each.pointer, each.rule) for each in violations} == found


@pytest.mark.parametrize(
    ("data", "count", "complete"),
    [
        pytest.param({}, 0, True, id="none"),
        pytest.param({"a": 1, "b": 2}, 2, True, id="two"),
        pytest.param(
            {str(number): number for number in range(MOST_VIOLATIONS - 1)},
            MOST_VIOLATIONS - 1,
            True,
            id="one-less",
        ),
        pytest.param(
            {str(number): number for number in range(MOST_VIOLATIONS * 3)},
            MOST_VIOLATIONS,
            False,
            id="more",
        ),
        pytest.param(
            {f"{number}{'x' * 700_000}": number for number in range(9)},
            2,
            False,
            id="endless-names",
        ),
    ],
)
def test_the_search_is_bounded_and_says_so(
    data: JsonValue, count: int, complete: bool
) -> None:
    found = SchemaValidator(TEXTS).violations(data)
    assert len(found) == count
    assert is_complete(found) is complete


def test_the_deepest_payload_is_checked() -> None:
    schema: dict[str, object] = {
        "$ref": "#/$defs/Node",
        "$defs": {
            "Node": {
                "type": "object",
                "properties": {"kid": {"$ref": "#/$defs/Node"}},
            }
        },
    }
    data: JsonValue = 1
    for _ in range(MAX_DEPTH):
        data = {"kid": data}
    [violation] = SchemaValidator(schema).violations(data)
    assert violation.pointer == "/kid" * MAX_DEPTH


SECRET = "4929 1234 5678 9012"


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer"},
        {"enum": ["a", "b"]},
        {"const": "a"},
        {"maxLength": 3},
        {"minLength": 99},
        {"pattern": "^(?:[a-z]+)$"},
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        {"if": True, "then": {"maxLength": 1}},
        {"not": {}},
    ],
    ids=lambda schema: "-".join(schema),
)
def test_no_violation_holds_a_value(schema: dict[str, object]) -> None:
    validator = SchemaValidator({"properties": {"card": schema}})
    found = validator.violations({"card": SECRET})
    assert found and all(isinstance(each, Violation) for each in found)
    assert "4929" not in repr(found)
