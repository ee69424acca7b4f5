"""The answer that a model was read from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeAlias

from ..error_base import PaymentError
from ..wire.response import Headers
from .drift import Drift


class NoResponse(PaymentError):
    """`response` of a model that has none: built by hand, or inside another model."""


LookForDrift: TypeAlias = Callable[[tuple[Drift, ...]], tuple[Drift, ...]]
"""Gives the drift beside the one that is known already."""


class Response:
    """Status, headers and raw body of an answer, and where it left its document.

    Printing shows none of what the provider sent. It is immutable, and no dataclass:
    `dataclasses.asdict` of an outcome would make plain bytes of the body.
    """

    __slots__ = ("_drift", "_look", "body", "headers", "status")

    status: int
    headers: Headers
    body: bytes
    _drift: tuple[Drift, ...]
    _look: LookForDrift | None

    def __init__(
        self,
        status: int,
        headers: Headers,
        body: bytes,
        drift: tuple[Drift, ...] = (),
        look: LookForDrift | None = None,
    ) -> None:
        """`look` finds the rest of the drift, the first time that it is asked for."""
        held = (("status", status), ("headers", headers), ("body", body))
        for name, value in (*held, ("_drift", drift), ("_look", look)):
            object.__setattr__(self, name, value)

    @property
    def drift(self) -> tuple[Drift, ...]:
        """Every place where the answer is not as documented.

        What could not be read comes first, or was read in a form that is known; then
        what was read and breaks a bound, pattern or condition of its document.
        """
        look = self._look
        if look is not None:
            known = self._drift
            object.__setattr__(self, "_drift", (*known, *look(known)))
            object.__setattr__(self, "_look", None)
        return self._drift

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"an answer stays as it came, its {name!r} too")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"an answer stays as it came, its {name!r} too")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Response) and self._held == other._held

    def __reduce__(self) -> tuple[type[Response], tuple[object, ...]]:
        return type(self), self._held

    @property
    def _held(self) -> tuple[object, ...]:
        return self.status, self.headers, self.body, self.drift

    def __repr__(self) -> str:
        return (
            f"Response(status={self.status}, body=<{len(self.body)} bytes>, "
            f"drift=<{len(self.drift)}>)"
        )
