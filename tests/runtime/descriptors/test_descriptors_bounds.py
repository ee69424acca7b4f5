"""No expression and no value makes the check long."""

from __future__ import annotations

import random
import time

import pytest

from payspec.runtime.descriptors import expression
from payspec.runtime.descriptors.pcre.flags import Flags
from payspec.runtime.descriptors.pcre.repeat import Translated
from payspec.runtime.descriptors.pcre.translate import translate
from tests.runtime.descriptors.examples import validator, verdict

GENEROUS = 10.0
"""Seconds. Each case takes well under one; a backtracking engine would take years."""

_RANDOM = random.Random(7)
MIXED = "".join(_RANDOM.choice("ab") for _ in range(9_999)) + "!"
CYRILLIC = "".join(_RANDOM.choice("жщ") for _ in range(9_999)) + "!"

HARD = [
    pytest.param("(a+)+$", "a" * 9_999 + "!", id="nested-plus"),
    pytest.param("(a|a)*b", "a" * 10_000, id="overlapping-alternatives"),
    pytest.param("^(a|aa)+$", "a" * 9_999 + "!", id="ambiguous-alternatives"),
    pytest.param("^([a-zA-Z]+)*$", "a" * 9_999 + "!", id="nested-class"),
    pytest.param(
        "/^[a-zA-Z]+(([',. -][a-zA-Z ])?[a-zA-Z]*)*$/",
        "a" * 9_999 + "!",
        id="from-a-catalogue",
    ),
    pytest.param("^(.*a.{380}b){5}$", MIXED, id="many-states"),
    pytest.param("^(a?b?){600}[ab]*c$", MIXED, id="many-options"),
    pytest.param(r"/^(.*ж\b?.{900}щ)$/u", CYRILLIC, id="boundaries-of-unicode"),
    pytest.param(r"/^(\w*ж\w{100}щ)$/u", CYRILLIC, id="large-sets"),
]


@pytest.mark.parametrize(("raw", "value"), HARD)
def test_matching_takes_linear_time(raw: str, value: str) -> None:
    assert len(value) == 10_000
    started = time.monotonic()
    assert verdict(raw, value) == "refused"
    assert time.monotonic() - started < GENEROUS


def test_a_value_has_a_greatest_length() -> None:
    check = validator({"key": "f"}).check
    assert check({"f": "a" * 10_000}).violations == ()
    (violation,) = check({"f": "a" * 10_001}).violations
    assert (violation.pointer, violation.rule) == ("/f", "maxLength")


def test_an_expression_of_the_greatest_length_is_run() -> None:
    assert verdict("^" + "a" * 998 + "$", "a" * 998) == "accepted"
    assert verdict("^" + "a" * 999 + "$", "a" * 999) != "accepted"


def test_all_expressions_together_have_a_greatest_size() -> None:
    keys = [f"f{number}" for number in range(40)]
    check = validator(
        *({"key": key, "regexp": f"^[a-z]{{1990}}{key}$"} for key in keys)
    ).check
    found = check(dict.fromkeys(keys, "1"))
    refused = [each.pointer for each in found.violations]
    unchecked = [each.key for each in found.unchecked]
    assert refused == [f"/{key}" for key in keys[: len(refused)]]
    assert unchecked == keys[len(refused) :]
    assert len(refused) >= 8
    assert len(unchecked) >= 10
    assert {each.why for each in found.unchecked} == {
        "the expressions of all fields are too large together"
    }


def test_one_expression_for_many_fields_counts_once() -> None:
    keys = [f"f{number}" for number in range(100)]
    check = validator(*({"key": key, "regexp": "^[a-z]{1990}$"} for key in keys)).check
    found = check(dict.fromkeys(keys, "1"))
    assert len(found.violations) == 100
    assert found.unchecked == ()


@pytest.mark.parametrize("end", ["", "(?=a)"], ids=["run", "not-run"])
def test_reading_expressions_is_bounded_too(
    end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def translated(body: str, flags: Flags) -> Translated:
        read.append(body)
        return translate(body, flags)

    monkeypatch.setattr(expression, "translate", translated)
    check = validator(
        *({"key": str(n), "regexp": r"\\d" * 300 + str(n) + end} for n in range(500))
    ).check
    assert 0 < len(read) < 100
    (unchecked,) = check({"499": "1"}).unchecked
    assert "too large together" in unchecked.why
