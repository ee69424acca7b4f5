"""What a value is, told to the type checker with contents that it may still check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard


def is_array(value: object) -> TypeGuard[Sequence[object]]:
    """Whether the value is a list or a tuple, of whatever."""
    return isinstance(value, (list, tuple))


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether the value is a dict, of whatever."""
    return isinstance(value, dict)


def is_buffer(value: object) -> TypeGuard[bytes | bytearray | memoryview]:
    """Whether the value is bytes, in whatever buffer."""
    return isinstance(value, bytes | bytearray | memoryview)
