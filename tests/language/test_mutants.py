"""Specs with a mistake in them somewhere: findings or a provider, never a crash."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.diagnostics import Collector, Severity, render_text
from payspec.language.read import read_provider
from payspec.python.names import names

SPECS = Path(__file__).parents[2] / "specs"
SPEC = (SPECS / "begateway.yaml").read_text(encoding="utf-8")
LINES = SPEC.splitlines(keepends=True)
MUTANTS = 60
"""Of each kind; each is drawn from its number, so that a failure can be repeated."""

KEY = re.compile(r"(?P<before>^ *|[{,] ?)(?P<key>[A-Za-z_$][\w$!-]*)(?=: )", re.M)
SCALAR = re.compile(r"(?<=: )(?P<value>[^\s{\[>&*][^\n{\[,}]*)(?=[,}\n])")
KINDS = (
    "null",
    "true",
    "12",
    "1.5",
    "''",
    "text",
    "[]",
    "[a, a]",
    "{}",
    "{a: b}",
    "{a: {b: {c: d}}}",
    "[[x], {y: z}]",
    "'200, 201'",
    "Payout",
    "list(",
    "-1",
    "'\\0'",
    '"\\0"',
    "99999999999999999999",
)

Mutation = Callable[[random.Random], str]


def without_a_line(draw: random.Random) -> str:
    gone = draw.randrange(len(LINES))
    return "".join(LINES[:gone] + LINES[gone + 1 :])


def lines_swapped(draw: random.Random) -> str:
    lines = list(LINES)
    a = draw.randrange(len(lines))
    b = draw.choice((min(a + 1, len(lines) - 1), draw.randrange(len(lines))))
    lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def key_renamed(draw: random.Random) -> str:
    found = draw.choice([*KEY.finditer(SPEC)])
    key = found["key"]
    other = draw.choice(
        (
            key[:-1] or "x",
            key + "s",
            key.upper(),
            f"${key}",
            draw.choice([*KEY.finditer(SPEC)])["key"],
            "!method",
            "!rows",
            "kind",
            "12",
        )
    )
    at = found.start("key")
    return f"{SPEC[:at]}'{other}'{SPEC[at + len(key):]}"


def scalar_of_another_kind(draw: random.Random) -> str:
    found = draw.choice([*SCALAR.finditer(SPEC)])
    return SPEC[: found.start()] + draw.choice(KINDS) + SPEC[found.end() :]


def several_at_once(draw: random.Random) -> str:
    text = SPEC
    for _ in range(draw.randint(2, 8)):
        places = [*SCALAR.finditer(text)]
        found = draw.choice(places)
        other = draw.choice((*KINDS, draw.choice(places)["value"]))
        text = text[: found.start()] + other + text[found.end() :]
    return text


def read_sample(name: str) -> bytes | None:
    path = SPECS / name
    return path.read_bytes() if path.is_file() else None


@pytest.mark.parametrize(
    "mutate",
    [
        without_a_line,
        lines_swapped,
        key_renamed,
        scalar_of_another_kind,
        several_at_once,
    ],
)
@pytest.mark.parametrize("part", range(4))
def test_a_mutant_is_judged(mutate: Mutation, part: int) -> None:
    """Every finding has a place in the file and can be printed."""
    for number in range(part, MUTANTS, 4):
        text = mutate(random.Random(number))
        report = Collector()
        provider = read_provider("spec.yaml", text.encode(), read_sample, report)
        found = report.diagnostics
        assert (provider is None) == report.has(Severity.ERROR), number
        if provider is not None:
            names(provider, report)
        last = text.count("\n") + 1
        for each in found:
            assert each.span.file == "spec.yaml", (number, each)
            assert 1 <= each.span.line <= last, (number, each)
            assert each.message and "!" not in (each.hint or "")[:1], (number, each)
        assert render_text(found, {"spec.yaml": text}), number


def test_the_mutants_differ_from_the_spec_and_mostly_break_it() -> None:
    """Mutants that change nothing would show nothing."""
    broken = 0
    for number in range(20):
        text = scalar_of_another_kind(random.Random(number))
        assert text != SPEC
        report = Collector()
        broken += read_provider("spec.yaml", text.encode(), read_sample, report) is None
    assert broken >= 10
