"""Checking plain JSON data against the schemas that are emitted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .schema import SchemaValidator
else:
    from ..lazy import exports

    # jsonschema is imported by the first check, and by nothing before it.
    __getattr__, __dir__ = exports(__name__, {".schema": ("SchemaValidator",)})

__all__ = ["SchemaValidator"]
