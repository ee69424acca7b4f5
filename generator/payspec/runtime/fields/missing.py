"""The default of an argument that may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import MISSING
else:

    class _Missing:
        """Stands in for pydantic's `MISSING`, which costs all of pydantic's core.

        A client is imported and constructed without it, so the defaults of its methods
        are this. The core takes both for absent; no model is ever given this one.
        """

        __slots__ = ()

        def __repr__(self) -> str:
            return "MISSING"

        def __reduce__(self) -> str:
            return "MISSING"

    MISSING = _Missing()

__all__ = ["MISSING"]
