"""A finding about a field says where the field is described."""

import json

import pytest

from payspec.diagnostics import Collector, Diagnostic
from payspec.language.read import read_provider
from tests.language.specs import PAY, READ, Case, changed

NESTED = changed(
    PAY,
    (
        "    reference!: text(..40)\n    country: country",
        "    reference!: text(..40)\n    order!: Order\n    country: country",
    ),
    ("  Payout:\n", "  Order:\n    id!: text\n    lines: list(Line)\n  Payout:\n"),
    ("  Failure:\n", "  Line:\n    price: text\n  Failure:\n"),
    ("derive: reference", "derive: order.id"),
)

CASES: dict[str, Case] = {
    "echo-of-another-type": (
        PAY,
        (
            (
                "    test: boolean\n  Payout",
                "    test: text\n    x: text\n  Payout",
            ),
        ),
        [("bad-echo", "    test: text"), ("bad-echo", "    test: boolean")],
    ),
    "derived-from-a-number": (
        PAY,
        (("reference!: text(..40)", "reference!: integer"),),
        [("safety-field-type", "    reference!: integer")],
    ),
    "end-of-the-way": (
        NESTED,
        (("derive: order.id", "derive: order.uid"),),
        [("unknown-safety-field", "    order!: Order")],
    ),
    "mapped-from-inside-a-text": (
        PAY,
        (
            (
                "operations:\n",
                "mapping: {create: {call: pay, reference: reference.x}}\noperations:\n",
            ),
        ),
        [("bad-mapping", "    reference!: text(..40)")],
    ),
    "mapped-to-another-type": (
        PAY,
        (("operations:\n", "mapping: {reads: {Payout: {money: id}}}\noperations:\n"),),
        [("mapping-unfit", "    id!: text")],
    ),
    "type-misspelt": (
        READ,
        (("{200: Payout}", "{200: Payuot}"),),
        [("unknown-type", "  Payout:")],
    ),
}


def noted(spec: str, found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    """Each note: the rule of its finding, and the line that it points at."""
    lines = spec.split("\n")
    return [
        (each.rule.id, lines[note.span.line - 1])
        for each in found
        for note in each.related
    ]


def read(spec: str, samples: dict[str, object]) -> tuple[Diagnostic, ...]:
    report = Collector()
    texts = {name: json.dumps(value).encode() for name, value in samples.items()}
    read_provider("spec.yaml", spec.encode(), texts.get, report)
    return report.diagnostics


@pytest.mark.parametrize("case", CASES)
def test_a_note_stands_where_it_is_described(case: str) -> None:
    spec, changes, expected = CASES[case]
    text = changed(spec, *changes)
    found = noted(text, read(text, {}))
    assert [*dict.fromkeys(each for each in found if each in expected)] == expected


SAMPLED = changed(
    READ,
    (
        "    id!: text\n",
        "    id!: text\n    lines: list(Line)\n    by_name: map(Line)\n"
        "    of: text | Line\n  Line:\n    price: text\n    tax/net: text\n",
    ),
    (
        "    answers: {200: Payout}\n",
        "    answers: {200: {data: Payout}}\n    samples: [get.200.json]\n",
    ),
)
DEVIATING = {
    "at-the-root": ({"id": 1}, "    id!: text"),
    "in-a-list": (
        {"id": "a", "lines": [{"price": "1"}, {"price": 1}]},
        "    price: text",
    ),
    "in-a-map": ({"id": "a", "by_name": {"x": {"price": 1}}}, "    price: text"),
    "escaped": ({"id": "a", "lines": [{"tax/net": 1}]}, "    tax/net: text"),
    "undocumented": ({"id": "a", "more": 1, "of": "b"}, "    id!: text"),
    "undocumented-inside": (
        {"id": "a", "lines": [{"price": "1", "more": 1}]},
        "    price: text",
    ),
    "undocumented-behind-another": (
        {"id": "a", "lines": [], "one": 1, "two": 2},
        "    lines: list(Line)",
    ),
    "missing": ({"lines": []}, "    id!: text"),
}


@pytest.mark.parametrize("case", DEVIATING)
def test_a_sample_that_deviates_names_its_table(case: str) -> None:
    value, line = DEVIATING[case]
    found = read(SAMPLED, {"get.200.json": {"data": value}})
    assert {each.rule.id for each in found} == {"sample-deviates"}
    assert {told for _, told in noted(SAMPLED, found)} == {line}


@pytest.mark.parametrize("union", ["text | Line", "Either"])
def test_a_path_leads_through_a_union(union: str) -> None:
    spec = changed(
        READ,
        (
            "    id!: text\n",
            f"    of: {union}\n  Line:\n    price: text\n"
            "  Either:\n    $any_of: [text, Line]\n",
        ),
        (
            "operations:\n",
            "mapping: {reads: {Payout: {id: of.price, reference: of.cost}}}\n"
            "operations:\n",
        ),
    )
    found = [each for each in read(spec, {}) if each.rule.id == "bad-mapping"]
    assert ["'of.cost'" in each.message for each in found] == [True]


OUT_OF_LINE = """\
payspec: 1
types:
    $doc: A payout.

    # What it is known by.
    id!: text
  Other:
    id!: text
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_key_out_of_line_names_the_deeper_ones(end: str) -> None:
    (found,) = read(OUT_OF_LINE.replace("\n", end), {})
    assert (found.rule.id, found.span.line) == ("yaml-syntax", 7)
    assert [note.span.line for note in found.related] == [1, 3]
