"""A provider as data: what its client has to know before any operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from ..errors import ProviderError

if TYPE_CHECKING:
    from ..auth.schemes import ClientCertificate
    from ..model.answer import ResponseModel
    from ..model.request import RequestModel
    from .operation import Operation


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is taken for true although no document states it.

    `environments` are the names of the live ones that alone rest on it; none of them
    stand there where all do.
    """

    says: str
    sources: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider. `package` is where its models are, imported on the first call.

    `account` names the credentials that tell whose money it is; `assumptions` are
    those that a live client rests on, by id. `certificate` is what a client shows.
    """

    name: str
    package: str | None
    account: tuple[str, ...]
    assumptions: Mapping[str, Assumption]
    error: type[ProviderError[object]]
    certificate: ClientCertificate | None = None

    def request_model(self, name: str) -> type[RequestModel]:
        """The class of a request; `TypeError` if the package has something else."""
        return _request_model(self.package, name)

    def response_model(self, name: str) -> type[ResponseModel]:
        """The class of an answer; `TypeError` if the package has something else."""
        return _response_model(self.package, name)

    def operation(self, name: str) -> Operation:
        """The table of an operation; `TypeError` if the package has something else."""
        return _operation(self.package, name)


@cache
def _operation(package: str | None, name: str) -> Operation:
    from .operation import Operation

    found = getattr(import_module(f"{package}._operations"), name)
    if isinstance(found, Operation):
        return found
    raise TypeError(f"{name} is no operation")


@cache
def _request_model(package: str | None, name: str) -> type[RequestModel]:
    from ..model.request import RequestModel

    found = _found(package, name)
    if issubclass(found, RequestModel):
        return found
    raise TypeError(f"{name} is no model of a request")


@cache
def _response_model(package: str | None, name: str) -> type[ResponseModel]:
    from ..model.answer import ResponseModel

    found = _found(package, name)
    if issubclass(found, ResponseModel):
        return found
    raise TypeError(f"{name} is no model of an answer")


def _found(package: str | None, name: str) -> type:
    found = getattr(import_module(f"{package}.models"), name)
    if isinstance(found, type):
        return found
    raise TypeError(f"{name} is no model")
