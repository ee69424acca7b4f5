"""Regular expressions in the engine that pydantic uses, in linear time."""

from __future__ import annotations

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, ValidationError, core_schema

from ..fields.patterns import whole


def compiles(pattern: str) -> bool:
    """Whether the engine takes the pattern: no look-around, no back-references."""
    try:
        _compiled(pattern)
    except SchemaError:
        return False
    return True


def matches(pattern: str, text: str) -> bool:
    """Whether the whole of `text` matches, in time linear in its length.

    `ValueError` for a pattern that does not compile.
    """
    try:
        validator = _compiled(pattern)
    except SchemaError:
        raise ValueError(f"the pattern {pattern} cannot be compiled") from None
    try:
        validator.validate_python(text)
    except ValidationError:
        return False
    return True


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> SchemaValidator:
    return SchemaValidator(
        core_schema.str_schema(
            pattern=whole(pattern), regex_engine="rust-regex", strict=True
        )
    )
