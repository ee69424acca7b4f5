"""Refusing a call before anything is sent, at the place in its body that is wrong."""

from __future__ import annotations

from typing import NoReturn

from ..errors import InvalidRequest
from ..model.pointer import join
from ..model.violations import Violation
from .operation import Operation


def inside(operation: Operation, *field: str) -> str:
    """The pointer to a field of the body, wrapping included."""
    return join("", *(operation.body.envelope if operation.body else ()), *field)


def refuse(operation: Operation, pointer: str, rule: str, message: str) -> NoReturn:
    """Raise `InvalidRequest` with that one violation; `message` holds no value."""
    raise InvalidRequest(operation.name, (Violation(pointer, rule, message),))
