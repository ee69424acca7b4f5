"""Descriptors that go back to the provider, each with its value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..wire.json_types import JsonValue
from .reader import key_of
from .shape import DescriptorShape


def filled(
    requisites: Sequence[JsonValue],
    values: Mapping[str, str],
    shape: DescriptorShape,
) -> list[JsonValue]:
    """The elements that were received, with the value added to those that have one.

    Everything else is given back as it came, members that nobody described and elements
    without a value included; what was received is not changed. A value goes by the key
    of its element, or by its place in the list where the shape has no key.

    `ValueError` if a value belongs to no element, or to more than one.
    """
    keys = [key_of(element, index, shape) for index, element in enumerate(requisites)]
    held = Counter(keys)
    if any(held[key] != 1 for key in values):
        raise ValueError("a value must belong to exactly one of the requisites")
    return [
        (
            {**element, shape.value: values[key]}
            if key is not None and key in values and isinstance(element, dict)
            else element
        )
        for key, element in zip(keys, requisites, strict=True)
    ]
