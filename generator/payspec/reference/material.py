"""What the pages are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from payspec.diagnostics import Explanation
from payspec.ir.provider import Provider


@dataclass(frozen=True, slots=True)
class Material:
    """Checked providers, every rule explained, by its id, and texts of blocks.

    Those are by the template and the name of the block.
    """

    providers: tuple[Provider, ...]
    rules: Mapping[str, Explanation]
    blocks: Mapping[tuple[str, str], str]
