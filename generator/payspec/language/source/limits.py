"""How much one spec may ask of the reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; each is the largest value that is still accepted.

    A spec of 45,000 lines has about 1 MiB and 100,000 nodes.
    """

    file_bytes: int = 8 * 1024 * 1024
    depth: int = 64
    """Collections within collections, aliases followed."""
    nodes: int = 250_000
    """Keys and values, each alias counted as all that it stands for."""
    characters: int = 16 * 1024 * 1024
    """Text of all keys and values, each alias counted as all it stands for."""
    aliases: int = 1_000
    """Of anchors there may be as many again."""
    scalar_characters: int = 64 * 1024
    number_characters: int = 100
