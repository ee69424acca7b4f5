"""Payloads, calls and callbacks as test cases: pure functions of the IR."""

from .callbacks import CallbackCase, CallbackCases, callback_cases
from .case import Breach, Case, PayloadCases
from .exchanges import ExchangeCase, ExchangeCases, exchange_cases
from .payloads import payload_cases
from .samples import error_shape
from .unread import is_read

__all__ = [
    "Breach",
    "CallbackCase",
    "CallbackCases",
    "Case",
    "ExchangeCase",
    "ExchangeCases",
    "PayloadCases",
    "callback_cases",
    "error_shape",
    "exchange_cases",
    "is_read",
    "payload_cases",
]
