"""Payloads and callbacks as test cases: pure functions of the IR, in JSON alone."""

from .callbacks import CallbackCase, CallbackCases, callback_cases
from .case import Breach, Case, PayloadCases
from .payloads import payload_cases
from .samples import error_shape

__all__ = [
    "Breach",
    "CallbackCase",
    "CallbackCases",
    "Case",
    "PayloadCases",
    "callback_cases",
    "error_shape",
    "payload_cases",
]
