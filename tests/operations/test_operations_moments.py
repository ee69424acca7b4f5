"""Moments in a provider's own form, through a client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from types import ModuleType

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: moments
title: Moments
environments: {test: {url: https://sandbox.moments.example, sandbox: true}}
types:
  Draft:
    at!: timestamp(%d.%m.%Y %H:%M:%S, +03:00)
    more: list(timestamp(%d.%m.%Y %H:%M:%S, +03:00))
  Made: {id!: text, at: "timestamp(%d.%m.%Y %H:%M:%S, +03:00)"}
operations:
  draft:
    POST: /drafts
    effect: draft
    body: Draft
    answers: {200: Made}
"""
NOON = datetime(2026, 2, 28, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("moments"), SPEC) as module:
        yield module


@pytest.mark.parametrize("kind", KINDS)
def test_a_moment_travels_in_the_form_of_the_provider(
    kind: str, moments: ModuleType
) -> None:
    provider = Provider([(200, {"id": "1", "at": "28.02.2026 15:00:00"})])
    outcome = ask(
        kind, moments, provider, lambda c: c.draft(at=NOON, more=[NOON, NOON])
    )
    said = "28.02.2026 15:00:00"
    assert json.loads(provider.seen[0].body) == {"at": said, "more": [said, said]}
    assert outcome.value.at == NOON
    assert outcome.value.response.drift == ()


def test_a_moment_that_is_none_is_drift(moments: ModuleType) -> None:
    provider = Provider([(200, {"id": "1", "at": "31.02.2026 15:00:00"})])
    outcome = ask("sync", moments, provider, lambda c: c.draft(at=NOON))
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.at is None
    assert [each.pointer for each in outcome.value.response.drift] == ["/at"]


def test_a_moment_without_a_zone_is_not_sent(moments: ModuleType) -> None:
    provider = Provider([(200, {"id": "1"})])
    outcome = ask(
        "sync", moments, provider, lambda c: c.draft(at=datetime(2026, 2, 28))
    )
    assert type(outcome).__name__ == "NotSent" and provider.seen == []
