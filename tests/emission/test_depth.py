"""Types that hold one another deep: usable up to the limit, and refused beyond it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from payspec.diagnostics import Collector
from payspec.language.types.depth import DEEPEST
from payspec.pipeline.check import check
from tests.emitting import checked, emit, importable, text_spec

HEAD = """payspec: 1
provider: deep
title: Deep
environments: {test: {url: https://t.example, sandbox: true}}
types:
"""
TAIL = """operations:
  send: {POST: /a, effect: draft, body: C0, answers: {200: C0}}
"""


def held(form: str, deepest: str = "id: text") -> Callable[[int], str]:
    """A chain in which each type holds the next one in that form."""

    def types(number: int) -> str:
        lines = [f"  C{at}: {form.format(f'C{at + 1}')}" for at in range(number - 1)]
        return "\n".join([*lines, f"  C{number - 1}: {{{deepest}}}\n"])

    return types


def ring(number: int) -> str:
    """A chain that ends where it began."""
    return held("{{inner: {0}}}", "inner: C0")(number)


def unions(number: int) -> str:
    """Half as many objects, each holding a named union with the next one."""
    half = (number - 1) // 2
    lines = [
        f"  C{at}: {{inner: U{at}}}\n  U{at}: {{$any_of: [text, C{at + 1}]}}"
        for at in range(half)
    ]
    return "\n".join([*lines, f"  C{half}: {{id: text}}\n"])


def tagged(number: int) -> str:
    """The same with a tag."""
    half = (number - 1) // 2
    lines = [
        f"  C{at}: {{kind!: text, inner: U{at}}}\n"
        f"  U{at}: {{$tag: kind, $of: {{x: C{at + 1}}}}}"
        for at in range(half)
    ]
    return "\n".join([*lines, f"  C{half}: {{kind!: text}}\n"])


def woven(number: int) -> str:
    """Each type holds the twelve behind it, and the last ones the first."""
    return "".join(
        "  C{}: {{{}}}\n".format(
            at, ", ".join(f"f{by}: C{(at + by) % number}" for by in range(1, 13))
        )
        for at in range(number)
    )


SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "chain": (held("{{inner: {0}}}"), 1),
    "required": (held("{{inner!: {0}}}"), 1),
    "list": (held("{{inner: list({0})}}"), 2),
    "map": (held("{{inner: map({0})}}"), 2),
    "union": (held("{{inner: text | {0}}}"), 1),
    "ring": (ring, 1),
    "named-union": (unions, 1),
    "tagged": (tagged, 1),
    "woven": (woven, 1),
}
"""Types of some depth, and how many levels each of them adds."""


@pytest.mark.parametrize(
    ("shape", "number"),
    [
        *((shape, number) for shape in SHAPES for number in (DEEPEST + 4, 150, 500)),
        *(("chain", number) for number in (1_000, 3_000)),
    ],
)
def test_what_is_deeper_is_refused_once(shape: str, number: int) -> None:
    types, _ = SHAPES[shape]
    report = Collector()
    assert not check((text_spec(HEAD + types(number) + TAIL),), report, lambda _: None)
    found = [each for each in report.diagnostics if each.rule.id == "types-too-deep"]
    assert len(found) == 1 and "json" in (found[0].hint or "")


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_as_deep_as_the_limit_is_usable(shape: str, tmp_path: Path) -> None:
    types, levels = SHAPES[shape]
    package = f"deep_{shape.replace('-', '_')}"
    spec = text_spec(HEAD + types(DEEPEST // levels) + TAIL)
    emit(checked(spec), package, tmp_path)
    with importable(tmp_path, package):
        models = importlib.import_module(f"{package}.deep.models")
        validators = importlib.import_module(f"{package}.deep.validators")
        model = models.C0Input
        if shape != "required":
            body = {"kind": "x"} if shape == "tagged" else {}
            assert model.model_validate(body).to_wire() == body
            assert validators.send_request(body) == ()
        for mode in ("validation", "serialization"):
            assert model.model_json_schema(mode=mode)
            assert models.C0.model_json_schema(mode=mode)


def test_a_whole_body_at_the_limit_travels(tmp_path: Path) -> None:
    emit(
        checked(text_spec(HEAD + SHAPES["chain"][0](DEEPEST) + TAIL)), "whole", tmp_path
    )
    body: dict[str, Any] = {"id": "x"}
    for _ in range(DEEPEST - 1):
        body = {"inner": body}
    with importable(tmp_path, "whole"):
        models = importlib.import_module("whole.deep.models")
        validators = importlib.import_module("whole.deep.validators")
        made = models.C0Input.model_validate(body)
        assert made.to_wire() == body and validators.send_request(body) == ()
        assert "'x'" in repr(made) and made.model_dump() == body
