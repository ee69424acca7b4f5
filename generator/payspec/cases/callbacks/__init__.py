"""Requests of callbacks as cases: what has to be believed, and what must never be."""

from .build import callback_cases
from .case import CallbackCase, CallbackCases, Reason, Verdict
from .request import Request

__all__ = [
    "CallbackCase",
    "CallbackCases",
    "Reason",
    "Request",
    "Verdict",
    "callback_cases",
]
