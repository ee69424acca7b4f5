"""What the pages are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from payspec.diagnostics import Explanation
from payspec.ir.provider import Provider


@dataclass(frozen=True, slots=True)
class Material:
    """Checked providers, and every rule explained, by its id."""

    providers: tuple[Provider, ...]
    rules: Mapping[str, Explanation]
