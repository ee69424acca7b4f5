"""Checking plain JSON data against the schemas that are emitted."""

from .schema import SchemaValidator

__all__ = ["SchemaValidator"]
