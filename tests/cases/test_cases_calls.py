"""Cases of calls over what a spec can say: each is met by what is emitted for it."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.auth.specs import SPECS
from tests.emitting import checked, emit, importable, text_spec
from tests.operations.house import spec

PACKAGE = "emitted_for_calls"
HERE = Path(__file__).parent

_HOUSES = (
    (HERE / "asked.yaml").read_text(encoding="utf-8"),
    (HERE / "acme.yaml").read_text(encoding="utf-8"),
    spec("bodies"),
    spec("credentials"),
    spec("pages"),
    spec("path_key"),
    spec("query"),
    spec("surfaces"),
)
_WAYS = ("bearer", "in_body", "in_query", "several")
_FETCHED = ("exchange", "oauth_body", "per_call")
_SIGNED = ("hmac_sha256", "message_hmac", "rsa_sha256", "certificate")
TEXTS = (*_HOUSES, *(SPECS[each] for each in (*_WAYS, *_FETCHED, *_SIGNED)))

NO_OBJECT = "it is no object of one type"

LEFT_OUT = {
    "acme": {NO_OBJECT, "a body in parts", "a success has such members"},
    "hub": {"nothing binds it in any environment"},
    "list_house": {"pages that say whether there are more"},
    "rsa_sha256": {"it is signed by a private key"},
    "certificate": {"a client shows a certificate, which is no plain value"},
}
"""Providers with operations of which no whole call can be made, and why."""

ANOTHER = {
    "by_id/answer/200/needed/id/missing": ["AnotherAnswer"],
    "by_id/answer/200/needed/id/other": ["AnotherAnswer"],
    "by_id/usual": [None],
    "by_number/answer/200/needed/number/one-other": ["AnotherAnswer"],
    "by_number/answer/200/none": [None],
    "by_number/query/all-fields": [None],
    "by_reference/answer/200/unknown-field": [None],
    "by_reference/pages/item/other": ["AnotherAnswer"],
    "by_reference/pages/two": [None],
    "is_there/answer/204/body": [None],
    "is_there/answer/204/body/strict": ["UnreadableAnswer"],
    "touch/answer/204/empty": [None],
}
"""What some of the calls raise: an answer about something else is not that one."""


CHECKED = {each.provider.name: each for each in checked(*map(text_spec, TEXTS))}


@pytest.fixture(name="kit", scope="module")
def _kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The kit in an emitted package of all these providers."""
    folder = tmp_path_factory.mktemp("calls")
    emit(tuple(CHECKED.values()), PACKAGE, folder, kit=True)
    with importable(folder, PACKAGE):
        yield importlib.import_module(f"{PACKAGE}.testing")


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
    assert left_out == LEFT_OUT.get(name, set())


def test_answers_about_something_else_are_told_from_others(kit: Any) -> None:
    found = {
        case.id: [
            result.get("then", {}).get("raises", result.get("raises"))
            for result in case.results
        ]
        for case in kit.call_cases(f"{PACKAGE}.asked_house")
    }
    assert {name: found.get(name) for name in ANOTHER} == ANOTHER
