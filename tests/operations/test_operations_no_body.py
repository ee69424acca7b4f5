"""Statuses without a body: what a spec may say of them, and what an answer proves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from types import ModuleType

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check

from .house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {test: {url: https://api.acme.example/api, sandbox: true}}
types:
  Request: {name!: text}
  Thing: {id!: text}
  Other: {ref!: text}
  Head: {Location!: text}
  Failure: {message!: text}
errors: [Failure]
operations:
  make:
    POST: /things
    effect: draft
    body: Request
    answers: ANSWERS
"""
BODIES = {
    "object": "Thing",
    "list": "list(Thing)",
    "wrapped": "{thing: Thing}",
    "wrapped-twice": "{data: {thing: Thing}}",
    "wrapped-list": "{things: list(Thing)}",
    "map": "map(text)",
    "union": "Thing | Other",
}
BODILESS = {"nothing": "nothing", "headers": "{$headers: Head}"}
STATUSES = (200, 201, 202, 203, 204, 205, 206, 207, 226)


def findings(answers: str) -> list[str]:
    text = SPEC.replace("ANSWERS", answers)
    report = Collector()
    check((Spec("spec.yaml", text.encode(), lambda _: None),), report, lambda _: None)
    return [
        each.rule.id for each in report.diagnostics if each.severity is Severity.ERROR
    ]


def described() -> Iterator[tuple[str, int]]:
    """Tables of answers, and how many of their statuses cannot have what they say."""
    for status, body in product(STATUSES, BODIES.values()):
        wrong = int(status in {204, 205})
        yield f"{{{status}: {body}}}", wrong
        if status != 200:
            yield f'{{"200, {status}": {body}}}', wrong
            yield f"{{200: nothing, {status}: {body}}}", wrong
    for status, shape in product(STATUSES, BODILESS.values()):
        yield f"{{{status}: {shape}}}", 0
    for body in BODIES.values():
        yield f"{{200: {body}, 204: nothing, 205: nothing}}", 0
        yield f"{{204: {body}, 205: {body}}}", 2


DESCRIBED = dict(described())


@pytest.mark.parametrize(("answers", "wrong"), DESCRIBED.items(), ids=DESCRIBED)
def test_a_body_is_described_where_one_can_be(answers: str, wrong: int) -> None:
    assert findings(answers) == ["status-without-body"] * wrong


@pytest.fixture(scope="module")
def thing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    answers = "{200: Thing, 202: nothing, 204: nothing, 205: nothing}"
    spec = SPEC.replace("ANSWERS", answers)
    spec += "  see: {GET: /things, effect: read, answers: {200: Thing, 204: nothing}}\n"
    with emitted(tmp_path_factory.mktemp("no_body"), spec) as module:
        yield module


WRITTEN = {
    200: "Unknown",
    201: "Unknown",
    202: "Accepted",
    204: "Accepted",
    205: "Accepted",
    304: "Unknown",
    409: "Unknown",
    422: "Unknown",
    500: "Unknown",
}
READ = {200: "UnreadableAnswer", 204: "NoBody", 205: "ApiError", 304: "ApiError"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("status", "ended"), WRITTEN.items())
def test_an_answer_without_a_body_to_a_write(
    status: int, ended: str, kind: str, thing: ModuleType
) -> None:
    """It says what its status says alone, and nothing where a body is described."""
    provider = Provider([(status, None)])
    outcome = ask(kind, thing, provider, lambda client: client.make(name="a"))
    assert type(outcome).__name__ == ended
    assert len(provider.seen) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("status", "ended"), READ.items())
def test_an_answer_without_a_body_to_a_read(
    status: int, ended: str, kind: str, thing: ModuleType
) -> None:
    provider = Provider([(status, None)])
    try:
        found = ask(kind, thing, provider, lambda client: client.see())
    except Exception as error:
        found = error
    assert type(found).__name__ == ended
