"""The client that a case is called with, and the transport that answers it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

from ..runtime.client.environment import Environment
from ..runtime.client.operation import Operation
from ..runtime.client.provider import Provider
from .call_cases import CallCase
from .failures import Happening
from .routes import Route, Unscripted
from .seen import SeenRequest
from .stand_in import StandIn


class Script(Route):
    """Every request, whatever it is, meets the next reply; after the last one, none."""

    def __init__(self, case: CallCase) -> None:
        super().__init__("GET", "/", _no_reply)
        self._left = [each.reply for each in reversed(case.exchanges)]

    @property
    def left(self) -> int:
        """How many replies nobody asked for."""
        return len(self._left)

    def takes(self, request: SeenRequest) -> bool:
        """Every request."""
        return True

    def next(self, request: SeenRequest) -> Happening:
        """The next reply. Raises `Unscripted` if there is none left."""
        return self._left.pop() if self._left else _no_reply(request)


def _no_reply(request: SeenRequest) -> Happening:
    raise Unscripted(request.method)


def built(package: str, case: CallCase, kind: str, transport: StandIn) -> Any:
    """A client of the case, of the class that is called `kind`."""
    made = getattr(import_module(f"{package}.client"), kind)
    return made(
        **case.credentials,
        environment=environment(package, case),
        accept_assumptions=case.accept,
        transport=transport,
        strict_responses=case.strict,
    )


def environment(package: str, case: CallCase) -> Environment:
    """The environment of a case. Raises `LookupError` if there is none."""
    found = environment_named(package, case.environment)
    return found if case.bound else replace(found, bind={})


def environment_named(package: str, name: str) -> Environment:
    """The environment of a provider. Raises `LookupError` if there is none."""
    for each in vars(import_module(f"{package}.environments")).values():
        if isinstance(each, Environment) and each.name == name:
            return each
    raise LookupError(f"{package} has no environment {name!r}")


def operation(package: str, name: str) -> Operation:
    """The table of an operation. Raises `LookupError` if there is none."""
    for each in vars(import_module(f"{package}._operations")).values():
        if isinstance(each, Operation) and each.name == name:
            return each
    raise LookupError(f"{package} has no operation {name!r}")


def provider(package: str) -> Provider:
    """The provider as data."""
    found = import_module(f"{package}._provider").PROVIDER
    if isinstance(found, Provider):
        return found
    raise LookupError(f"{package} is no provider")
