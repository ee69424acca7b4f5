"""The answer that a model was read from."""

from __future__ import annotations

from dataclasses import dataclass

from ..wire.response import Headers
from .drift import Drift


class NoResponse(AttributeError):
    """A model that did not come with an answer: it was built by hand."""


@dataclass(frozen=True, slots=True, repr=False)
class Response:
    """Status, headers and raw body of an answer, and where it left its document.

    Printing shows none of what the provider sent.
    """

    status: int
    headers: Headers
    body: bytes
    drift: tuple[Drift, ...] = ()

    def __repr__(self) -> str:
        return (
            f"Response(status={self.status}, body=<{len(self.body)} bytes>, "
            f"drift=<{len(self.drift)}>)"
        )
