"""Keywords of JSON Schema that are checked otherwise than the library does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ..fields.narrow import is_mapping
from ..fields.time_pattern import time_pattern
from .breach import Step

Matches = Callable[[str, str], bool]
"""Whether a text matches a pattern, in this order: pattern, text."""


class Checker(Protocol):
    """The library's validator, as far as it is used here."""

    def iter_errors(self, instance: object) -> Iterable[ValidationError]:
        """Every error of the data."""
        ...

    def descend(
        self, instance: object, schema: object, path: str, schema_path: str | None = ...
    ) -> Iterable[ValidationError]:
        """Every error of a part of the data, held against a part of the schema."""
        ...


Keyword = Callable[[Checker, object, object, object], Iterable[ValidationError]]
"""How a keyword is checked: the validator, the keyword's value, data, the schema."""

_LIBRARY: Mapping[str, Keyword] = Draft202012Validator.VALIDATORS


def keywords(matches: Matches, steps: Sequence[Step]) -> dict[str, Keyword]:
    """The keywords by name: patterns are told by `matches`, objects go by `steps`."""
    return {
        "pattern": _pattern(matches),
        "multipleOf": _multiple_of,
        "x-payspec-max-bytes": _max_bytes,
        "x-payspec-timestamp": _timestamp,
        "properties": _properties(steps),
        "additionalProperties": _additional_properties,
    }


def _pattern(matches: Matches) -> Keyword:
    def check(
        _checker: Checker, wanted: object, data: object, _schema: object
    ) -> Iterator[ValidationError]:
        if isinstance(data, str) and not matches(str(wanted), data):
            yield ValidationError("does not match")

    return check


def _multiple_of(
    _checker: Checker, wanted: object, data: object, _schema: object
) -> Iterator[ValidationError]:
    """Exact: the library's remainder raises for a Decimal of 29 digits and more."""
    if isinstance(data, bool) or not isinstance(data, int | Decimal):
        return
    if not isinstance(wanted, int | Decimal):
        raise TypeError("multipleOf is an exact number, or it cannot be told")
    top, bottom = data.as_integer_ratio()
    unit_top, unit_bottom = wanted.as_integer_ratio()
    if (top * unit_bottom) % (bottom * unit_top):
        yield ValidationError("is no multiple")


def _max_bytes(
    _checker: Checker, wanted: object, data: object, _schema: object
) -> Iterator[ValidationError]:
    if not isinstance(wanted, int):
        raise TypeError("x-payspec-max-bytes is a whole number")
    if isinstance(data, str) and len(data.encode("utf-8", "surrogatepass")) > wanted:
        yield ValidationError("is too long")


def _timestamp(
    _checker: Checker, wanted: object, data: object, _schema: object
) -> Iterator[ValidationError]:
    """A text in the form of a moment that is one: the 30th of February is none."""
    form = wanted.get("form") if is_mapping(wanted) else None
    zone = wanted.get("zone") if is_mapping(wanted) else None
    if not isinstance(form, str) or not isinstance(zone, str | None):
        raise TypeError("x-payspec-timestamp is a form, and a zone where it has none")
    if isinstance(data, str):
        try:
            time_pattern(form, zone).read(data)
        except ValueError:
            yield ValidationError("is no moment")


def _properties(steps: Sequence[Step]) -> Keyword:
    library = _LIBRARY["properties"]

    def check(
        checker: Checker, members: object, data: object, schema: object
    ) -> Iterator[ValidationError]:
        yield from library(checker, members, data, schema)
        if is_mapping(members) and is_mapping(data):
            for step in steps:
                for breach in step(members, data):
                    yield ValidationError(
                        "breaks a step",
                        validator=breach.rule,
                        validator_value=breach.says,
                        path=(breach.member,),
                    )

    return check if steps else library


def _additional_properties(
    checker: Checker, wanted: object, data: object, schema: object
) -> Iterator[ValidationError]:
    """In the order of the data: the library's changes with the hash seed."""
    if (
        not is_mapping(schema)
        or "patternProperties" in schema
        or not is_mapping(data)
        or not is_mapping(wanted)
    ):
        yield from _LIBRARY["additionalProperties"](checker, wanted, data, schema)
        return
    described = schema.get("properties")
    for name, value in data.items():
        if not (is_mapping(described) and name in described):
            yield from checker.descend(value, wanted, path=str(name))
