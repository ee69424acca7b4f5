"""Cases of keys pass on the client of their own spec, whatever the key may look like.

A key stands in a header, the body or the path, is given or derived, and its field has
rules of its own. Each case is run by the emitted kit on the emitted clients.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from tests.emitting import checked, emit, importable, text_spec

from .key_specs import PLACES, spec, ways

PACKAGE = "emitted_for_keys"
Way = tuple[str, str, str, int]


def _is_good(text: str) -> bool:
    report = Collector()
    check((Spec("spec.yaml", text.encode(), lambda _: None),), report, lambda _: None)
    return all(each.severity is not Severity.ERROR for each in report.diagnostics)


def _good_ways() -> dict[str, list[Way]]:
    found: dict[str, list[Way]] = {place: [] for place in PLACES}
    for place, form, kind, text in ways():
        if _is_good(text):
            found[place].append((place, kind, form, len(found[place])))
    return found


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The test kit of a package with a provider for each place of a key."""
    good = _good_ways()
    assert sum(map(len, good.values())) >= 170
    specs = (text_spec(spec(f"by_{place}", each)) for place, each in good.items())
    folder = tmp_path_factory.mktemp("keys")
    emit(checked(*specs), PACKAGE, folder, kit=True)
    with importable(folder, PACKAGE):
        yield import_module(f"{PACKAGE}.testing")


@pytest.mark.parametrize("place", PLACES)
def test_every_case_passes_on_the_client_for_threads(place: str, kit: Any) -> None:
    package = f"{PACKAGE}.by_{place}"
    cases = kit.call_cases(package)
    assert len(cases) > 1_000
    for case in cases:
        kit.check_call(package, case)


@pytest.mark.parametrize("place", PLACES)
def test_cases_of_keys_pass_on_the_client_for_a_loop(place: str, kit: Any) -> None:
    package = f"{PACKAGE}.by_{place}"
    cases = [
        case
        for case in kit.call_cases(package)
        if case.id.split("/")[1] in {"key", "usual", "path", "repeat"}
    ]
    assert len(cases) > 100

    async def every() -> None:
        for case in cases:
            await kit.check_call_async(package, case)

    asyncio.run(every())


def test_what_a_table_refuses_by_itself_is_named(kit: Any) -> None:
    """It says nothing of the key; no case is silently missing."""
    found = kit.call_cases(f"{PACKAGE}.by_body")
    own = {case.id for case in found if "/key/" in case.id}
    assert "pay_0/key/empty" in own and "pay_0/key/longest" in own
    assert not any(each.startswith("pay_3/key/empty") for each in own)
