"""A method ends in an outcome or an error of the core, whatever it is called with.

And nothing is sent that the JSON Schema of the request refuses.
"""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from inspect import signature
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payouts import (
    Accepted,
    ConfigurationError,
    Duplicate,
    InvalidRequest,
    NotSent,
    PaymentError,
    Rejected,
    Unknown,
)
from tests.hostile.subjects import Subject, subjects

from .values import ODD, VALUES

OUTCOMES = (Accepted, Duplicate, NotSent, Rejected, Unknown)
SUBJECTS = subjects()
NESTED = ("first_name", "email", "amount", "currencyCode", "code", "value", "a")


class Provider:
    """Answers honestly, and keeps the requests of the operation itself."""

    def __init__(self, subject: Subject) -> None:
        self._answers = subject.answers
        self._turn = 0
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        own = self._turn >= len(self._answers) - 1
        answer = self._answers[min(self._turn, len(self._answers) - 1)]
        self._turn += 1
        if own:
            self.requests.append(request)
        return httpx2.Response(
            answer.status, headers=answer.headers, content=answer.body
        )


def parameters(subject: Subject) -> tuple[str, ...]:
    """The names of what a method takes."""
    client = import_module(f"{subject.package}.client").Client
    taken = signature(getattr(client, subject.case.operation)).parameters
    return tuple(name for name in taken if name != "self")


def call(
    subject: Subject, kind: str, changes: dict[str, object]
) -> tuple[object, Provider]:
    """What the method returned or raised, and what was sent."""
    provider = Provider(subject)
    options = subject.options("http://127.0.0.1:9")
    options["transport"] = httpx2.MockTransport(provider)
    client = getattr(import_module(f"{subject.package}.client"), kind)
    arguments = {**subject.given, **changes}

    async def run() -> object:
        async with client(**options) as made:
            found = getattr(made, subject.case.operation)(**arguments)
            return await (anext(found.pages()) if hasattr(found, "pages") else found)

    try:
        if kind == "AsyncClient":
            return asyncio.run(run()), provider
        with client(**options) as made:
            found = getattr(made, subject.case.operation)(**arguments)
            return next(found.pages()) if hasattr(found, "pages") else found, provider
    except PaymentError as error:
        return error, provider


def holds(subject: Subject, kind: str, changes: dict[str, object]) -> None:
    """Assert all that has to hold of a call with these arguments."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result, provider = call(subject, kind, changes)
    if subject.writes:
        assert isinstance(result, (*OUTCOMES, PaymentError)), result
    unsent = isinstance(result, (NotSent, InvalidRequest, ConfigurationError))
    if unsent or (subject.writes and isinstance(result, PaymentError)):
        assert not provider.requests, "it was sent, and is told as not sent"
    name = f"{subject.case.operation}_request"
    check = getattr(import_module(f"{subject.package}.validators"), name, None)
    for request in provider.requests:
        if check is not None:
            sent = json.loads(request.content, parse_float=Decimal)
            for name, credential in subject.case.credentials.items():
                # What authentication adds to a body is no part of its schema.
                if sent.get(name) == credential:
                    del sent[name]
            assert check(sent) == (), request.content


def nested(value: object) -> Iterator[object]:
    """The value where a member of an argument, or an item of it, is expected."""
    yield value
    yield [value]
    for name in NESTED:
        yield {name: value}


KINDS = ("Client", "AsyncClient")


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_every_odd_value_for_every_argument(subject: Subject) -> None:
    for parameter in parameters(subject):
        for number, value in enumerate(ODD):
            holds(subject, KINDS[number % 2], {parameter: value})


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_every_odd_value_inside_every_argument(subject: Subject) -> None:
    for parameter in parameters(subject):
        for value in ODD:
            for inside in nested(value):
                holds(subject, "Client", {parameter: inside})


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_any_value_for_any_argument(subject: Subject) -> None:
    names = parameters(subject)

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        changes=st.dictionaries(st.sampled_from(names), VALUES, min_size=1, max_size=3),
        kind=st.sampled_from(KINDS),
    )
    def run(changes: dict[str, object], kind: str) -> None:
        holds(subject, kind, changes)

    run()


def test_what_is_sent_is_held_to_its_schema() -> None:
    """The judge refuses a body that the schema refuses."""
    subject = next(each for each in SUBJECTS if str(each) == "begateway.create_payout")
    check: Any = import_module("payouts.begateway.validators").create_payout_request
    assert check({"request": {"description": 1}})
    holds(subject, "Client", {"description": "fits"})
