"""An answer without a body."""

from __future__ import annotations

from .answer import ResponseModel


class NoBody(ResponseModel):
    """An answer that has no body: its status says all, and `response` has that."""
