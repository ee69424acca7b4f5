"""What a block promises to whoever overrides it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .blocks import shipped_blocks
from .shapes import Shape, record, shape

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Contract:
    """A block of a template: what it prints, and the variables that it is given.

    `variables` are names with types of views. `digest` is that of its shipped text and
    of all that the variables lead to. `changes` are sentences: what the second version
    changed, what the third did, and so on.
    """

    template: str
    block: str
    prints: str
    variables: Mapping[str, type]
    digest: str
    changes: tuple[str, ...] = ()

    @property
    def version(self) -> int:
        """What an override is pinned to, from 1."""
        return 1 + len(self.changes)

    @property
    def shapes(self) -> dict[str, Shape]:
        """What the variables hold."""
        return {name: shape(of) for name, of in self.variables.items()}

    def since(self, version: int) -> tuple[str, ...]:
        """What has changed after that version, a sentence for each."""
        return self.changes[max(version, 1) - 1 :]

    def digest_now(self, templates: Path) -> str:
        """The digest, with the block as the folder `templates` has it now."""
        told = {
            "text": shipped_blocks(templates, self.template)[self.block].text,
            "variables": {name: record(of) for name, of in self.shapes.items()},
        }
        written = json.dumps(told, sort_keys=True).encode()
        return sha256(written).hexdigest()[:_DIGITS]
