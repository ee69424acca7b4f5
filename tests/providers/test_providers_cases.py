"""The cases that are emitted for these providers, run as their users run them."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from .house import PACKAGE, SPECS, core, provider

pytestmark = pytest.mark.usefixtures("package")


def _kit() -> Any:
    return importlib.import_module(f"{PACKAGE}.testing")


@pytest.mark.parametrize("name", SPECS)
def test_every_case_of_a_provider_comes_out_as_it_says(name: str) -> None:
    package = f"{PACKAGE}.{name}"
    cases = _kit().call_cases(package)
    failed = {case.id: error for case in cases if (error := _fails(package, case))}
    assert failed == {}


def _fails(package: str, case: Any) -> str:
    try:
        _kit().check_call(package, case)
    except _kit().CaseFailed as error:
        return str(error)
    return ""


def test_a_documented_answer_in_headers_is_accepted() -> None:
    """The stand-in answers with the header that names what was created."""
    kit, dwolla = _kit(), provider("dwolla")
    token = {"access_token": "t", "token_type": "Bearer", "expires_in": 3600}
    answer = kit.documented(f"{PACKAGE}.dwolla", "initiate_transfer.201")
    assert (answer.status, answer.body) == (201, b"")
    stand_in = kit.StandIn(
        kit.Route("POST", "/token", kit.Answer.of(200, token)),
        kit.Route("POST", "/transfers", answer),
    )
    with dwolla.Client(
        environment=dwolla.TEST,
        client_id="id",
        client_secret="s3cret",
        transport=stand_in,
    ) as client:
        outcome = client.initiate_transfer(
            money=core("Money")("42", "USD"),
            correlation_id="inv-7",
            links={
                "source": {"href": "https://a"},
                "destination": {"href": "https://b"},
            },
        )
    assert type(outcome).__name__ == "Accepted"
    assert (("Location", outcome.value.location),) == answer.headers
