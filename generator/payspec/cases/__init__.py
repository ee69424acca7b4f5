"""Payloads as test cases: pure functions of the IR, in no language but JSON."""

from .case import Breach, Case, PayloadCases
from .payloads import payload_cases
from .samples import error_shape

__all__ = ["Breach", "Case", "PayloadCases", "error_shape", "payload_cases"]
