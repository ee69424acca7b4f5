"""What is called: each operation of each generated package, with an honest answer.

Arguments and answers are those of the cases that are emitted beside a provider, so that
a provider more is tried without a line here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from payouts.core.client.operation import Operation, WriteOperation
from payouts.testing import Answer, CallCase, call_cases, fixture_cases, fixture_names
from payouts.testing.call_arguments import arguments
from payouts.testing.call_client import environment, operation, provider

GENERATED = Path(__file__).resolve().parents[2] / "generated" / "payouts"
PACKAGES = tuple(
    f"payouts.{each.parent.name}" for each in sorted(GENERATED.glob("*/client.py"))
)


@dataclass(frozen=True)
class Subject:
    """An operation, and the emitted case of a success of it with the most fields."""

    package: str
    case: CallCase

    def __str__(self) -> str:
        return f"{self.package.removeprefix('payouts.')}.{self.case.operation}"

    @cached_property
    def operation(self) -> Operation:
        """Its table."""
        return operation(self.package, self.case.operation)

    @property
    def writes(self) -> bool:
        """Whether it ends in an outcome."""
        return isinstance(self.operation, WriteOperation)

    @cached_property
    def given(self) -> dict[str, object]:
        """The arguments of its method."""
        return arguments(self.case, self.operation, provider(self.package))

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The honest answers to all that one call sends, tokens first."""
        replies = tuple(each.reply for each in self.case.exchanges)
        assert all(isinstance(each, Answer) for each in replies)
        return tuple(each for each in replies if isinstance(each, Answer))

    @cached_property
    def errors(self) -> tuple[bytes, ...]:
        """Documented errors, each in a form that its schema takes."""
        found: list[bytes] = []
        for name in fixture_names(self.package, "payloads"):
            if name.startswith("error."):
                for case in fixture_cases(self.package, name):
                    if case.valid and case.id.endswith("/all-fields"):
                        found.append(json.dumps(case.body).encode())
        return tuple(found)

    def options(self, url: str) -> dict[str, Any]:
        """What its client is built with, at an address of this machine."""
        where = environment(self.package, self.case)
        surfaces = {name: f"{url}/{name}" for name in where.urls}
        return {
            **self.case.credentials,
            "environment": where.at(**surfaces) if surfaces else where.at(url),
            "accept_assumptions": self.case.accept,
        }

    @property
    def canaries(self) -> tuple[str, ...]:
        """Texts that nothing prints: the secrets, and the tokens of the answers."""
        secret = ("secret", "key", "token")
        given = self.case.credentials.items()
        held = [value for name, value in given if any(word in name for word in secret)]
        return (*held, "made-up-token")


def subjects() -> tuple[Subject, ...]:
    """Every operation that a client can send in the environment of its cases."""
    found: list[Subject] = []
    for package in PACKAGES:
        for name in fixture_names(package, "calls"):
            case = _best(call_cases(package, name))
            if case is not None:
                found.append(Subject(package, case))
    return tuple(found)


def _best(cases: tuple[CallCase, ...]) -> CallCase | None:
    """A success with every field, or the documented one with the largest answer."""
    return max(
        (each for each in cases if _is_a_success(each)), key=_weight, default=None
    )


def _is_a_success(case: CallCase) -> bool:
    if len(case.results) != 1 or not case.exchanges or not case.bound or case.strict:
        return False
    if not all(isinstance(each.reply, Answer) for each in case.exchanges):
        return False
    (result,) = case.results
    succeeds = result.get("outcome", "accepted") == "accepted"
    return succeeds and not {"drift", "raises", "error"} & set(result)


def _weight(case: CallCase) -> tuple[bool, int, str]:
    reply = case.exchanges[-1].reply
    size = len(reply.body) if isinstance(reply, Answer) else 0
    full = case.id.endswith("/all-fields") or "/sample/" in case.id
    return (full, size, case.id)
