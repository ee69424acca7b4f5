"""Two things measured in turn, and how much longer one takes than the other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


def ratio(measured: Sequence[float], floor: Sequence[float]) -> float:
    """The median of the ratios of neighbours.

    What was measured one after the other had the same machine: a slow minute falls on
    both sides of a ratio, and not on one of two medians.
    """
    return median(_ratios(measured, floor))


def middle_half(measured: Sequence[float], floor: Sequence[float]) -> str:
    """Between which ratios the middle half of them lies."""
    low, _, high = quantiles(_ratios(measured, floor), n=4)
    return f"{low:.2f}x to {high:.2f}x"


def _ratios(measured: Sequence[float], floor: Sequence[float]) -> list[float]:
    return [ours / theirs for ours, theirs in zip(measured, floor, strict=True)]
