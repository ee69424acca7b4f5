"""What lowering needs beside the node at hand."""

from collections.abc import Callable
from dataclasses import dataclass

from payspec.diagnostics import Collector

from .gaps import Gaps

SampleReader = Callable[[str], bytes | None]
"""Bytes of a file named relative to the folder of the spec; `None` if it is absent."""


@dataclass(frozen=True, slots=True)
class Context:
    """One spec's lowering: where findings go, whose spec it is, how to read samples.

    `gaps` are the parts that were left out because of their structure.
    """

    report: Collector
    provider: str
    read_sample: SampleReader
    gaps: Gaps
