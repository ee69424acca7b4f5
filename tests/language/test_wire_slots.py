"""Every place for a name on the wire that the language has, each with hostile names."""

from __future__ import annotations

import re

import pytest

from tests.fuzz_structure.emitted import emitted, style_problem
from tests.fuzz_structure.judge import judged
from tests.fuzz_structure.shrink import text_of

from .wire_slots import ELSEWHERE, ESCAPED, JSON, PATHS, TOKENS, good_spec, put, slots

GRAMMARS = (TOKENS, ESCAPED, JSON, PATHS)
WIRE = sorted(
    slot for slot in slots() if any(each.fullmatch(slot) for each in GRAMMARS)
)

HOSTILE = {
    "empty": "",
    "control": "a\x01",
    "nul": "\0",
    "line-break": "a\nb",
    "header-break": "a\r\nX-B: c",
    "separator": "a\u2028b",
    "escape": "\x1b[31m",
    "space": "a b",
    "comma": "a,b",
    "equals": "a=b",
    "semicolon": "a;b",
    "colon": "a:b",
    "quote": 'a"b',
    "slash": "a/b",
    "at": "a@b",
    "brackets": "a[b]",
    "braces": "a{b}",
    "percent": "a%0d%0ab",
    "dots": "../a",
    "not-ascii": "\u00e9",
    "direction": "a\u202eb",
    "mark": "a!",
    "long": "a" * 5_000,
}
UNSENDABLE = {"empty", "control", "nul", "line-break", "header-break", "separator"} | {
    "escape"
}
WRITTEN_OUT = {"quote", "braces", "percent"}
"""What is generated for, where it may stand: it means something to Python or to us."""
TOKEN = re.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]*[#$%&'*+.^_`|~0-9A-Za-z-]")
MARKED = {"operations.*.headers.*.<key>"}
"""Where a `!` behind a name is a mark, and no part of it."""


def test_every_place_for_a_text_is_one_on_the_wire_or_elsewhere() -> None:
    """A new key of the language fails here until it is said what it is."""
    said = {
        slot: sum(bool(each.fullmatch(slot)) for each in (*GRAMMARS, ELSEWHERE))
        for slot in slots()
    }
    assert {slot: times for slot, times in said.items() if times != 1} == {}
    assert len(said) > 400 and len(WIRE) > 25


@pytest.mark.parametrize("slot", WIRE)
def test_a_name_on_the_wire_is_what_its_place_can_hold(slot: str) -> None:
    donor = good_spec(slot)
    for hostile, name in HOSTILE.items():
        verdict = judged(text_of(put(donor, slot, name)), donor.sample)
        told = (donor.name, slot, hostile)
        assert not verdict.wrong, (*told, verdict.wrong)
        if TOKENS.fullmatch(slot) and not TOKEN.fullmatch(name):
            assert not verdict.checked or (hostile == "mark" and slot in MARKED), told
        if ESCAPED.fullmatch(slot) and hostile in UNSENDABLE:
            assert not verdict.checked, told
        if PATHS.fullmatch(slot):
            assert not verdict.checked, told
        if verdict.checked and hostile in WRITTEN_OUT:
            made = emitted(hostile, verdict.checked)
            assert style_problem(made) == "", told


@pytest.mark.parametrize(
    "slot", [slot for slot in WIRE if TOKENS.fullmatch(slot) and "<key>" in slot]
)
def test_a_token_may_stand_there(slot: str) -> None:
    """Otherwise it is refused for something else."""
    donor = good_spec(slot)
    verdict = judged(text_of(put(donor, slot, "X-Ok")), donor.sample)
    assert verdict.checked or "vectors" in slot, donor.name
