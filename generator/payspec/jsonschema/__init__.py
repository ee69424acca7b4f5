"""Payloads as JSON Schema 2020-12: pure functions of the IR."""

from .payloads import Direction, Reading, payload_schema
from .scalars import Schema

__all__ = ["Direction", "Reading", "Schema", "payload_schema"]
