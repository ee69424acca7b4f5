"""Cases of calls over what a spec can say: each is met by what is emitted for it."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from payspec import resources
from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from payspec.pipeline.generate import generate
from tests.auth.specs import SPECS
from tests.operations import (
    test_operations_bodies,
    test_operations_credentials,
    test_operations_pages,
    test_operations_path_key,
    test_operations_query,
    test_operations_surfaces,
)

PACKAGE = "emitted_for_calls"
ACME = Path(__file__).with_name("acme.yaml")

_HOUSES = (
    ACME.read_text(encoding="utf-8"),
    test_operations_bodies.SPEC,
    test_operations_credentials.SPEC,
    test_operations_pages.SPEC,
    test_operations_path_key.SPEC,
    test_operations_query.SPEC,
    test_operations_surfaces.PLATFORM,
)
_WAYS = ("bearer", "in_body", "in_query", "several")
_FETCHED = ("exchange", "oauth_body", "per_call")
_SIGNED = ("hmac_sha256", "message_hmac", "rsa_sha256", "certificate")
TEXTS = (*_HOUSES, *(SPECS[each] for each in (*_WAYS, *_FETCHED, *_SIGNED)))

LEFT_OUT = {
    "hub": "nothing binds it in any environment",
    "rsa_sha256": "it is signed by a private key",
    "certificate": "a client shows a certificate, which is no plain value",
}
"""Providers with operations of which no whole call can be made, and why."""


def _checked() -> Any:
    report = Collector()
    given = tuple(
        Spec(f"spec{place}.yaml", text.encode(), lambda _: None)
        for place, text in enumerate(TEXTS)
    )
    found = check(given, report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    return found


CHECKED = {each.provider.name: each for each in _checked()}


@pytest.fixture(name="kit", scope="module")
def _kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The kit in an emitted package of all these providers."""
    folder = tmp_path_factory.mktemp("calls")
    tree = generate(
        tuple(CHECKED.values()),
        PACKAGE,
        resources.templates_folder(),
        resources.core_files(),
        lambda _: None,
        resources.testing_files(),
    )
    for path, text in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(f"{PACKAGE}.testing")
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.split(".")[0] == PACKAGE]:
            del sys.modules[name]


@pytest.mark.parametrize("name", CHECKED)
def test_every_call_ends_as_its_spec_says(name: str, kit: Any) -> None:
    package = f"{PACKAGE}.{name}"
    cases = kit.call_cases(package)
    assert len(cases) >= 10 or name in LEFT_OUT
    for case in cases:
        kit.check_call(package, case)


@pytest.mark.parametrize("name", CHECKED)
def test_every_call_of_a_loop_ends_as_its_spec_says(name: str, kit: Any) -> None:
    package = f"{PACKAGE}.{name}"

    async def every() -> None:
        for case in kit.call_cases(package):
            await kit.check_call_async(package, case)

    asyncio.run(every())


@pytest.mark.parametrize("name", CHECKED)
def test_what_no_call_is_made_of_is_said(name: str, kit: Any) -> None:
    folder = Path(str(kit.__file__)).parents[1] / name / "fixtures"
    left_out = {
        said.partition(": ")[2] or said
        for file in folder.glob("*.calls.json")
        for said in json.loads(file.read_text(encoding="utf-8"))["left_out"]
    }
    assert left_out == ({LEFT_OUT[name]} if name in LEFT_OUT else set())
