"""Names that mean nothing, for the draft: a library reads names that mean something.

It takes a class called `Model` for the root of a document, renames a field that is
called like a type, and gives words of its own another spelling. So it is shown numbers,
and what it made of them gets the spec's names back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeGuard

from payspec.runtime.fields.narrow import is_array

from .classes import LOCAL, ModelClass
from .draft import Constraint, Draft, DraftClass, DraftField
from .schema import Schema

_NUMBERED = re.compile(r"\b(?:Class|Local)[0-9]+\b")
_DEFS = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Neutral:
    """A schema in numbers, and what the numbers of classes and aliases stand for."""

    schema: Schema
    names: dict[str, str]

    def restored(self, draft: Draft, classes: tuple[ModelClass, ...]) -> Draft:
        """The draft under the names that were fixed before."""
        fields = {each.name: each.drafted for each in classes}
        return Draft(
            tuple(self._class(each, fields) for each in draft.classes),
            tuple((module, self._text(name)) for module, name in draft.imports),
        )

    def _class(
        self, drafted: DraftClass, fields: dict[str, tuple[tuple[str, str], ...]]
    ) -> DraftClass:
        name = self._text(drafted.name)
        numbers = {_field(at): names for at, names in enumerate(fields.get(name, ()))}
        return DraftClass(
            name,
            drafted.base,
            tuple(
                self._field(each, numbers.get(each.name, (each.name, each.name)))
                for each in drafted.fields
            ),
        )

    def _field(self, field: DraftField, names: tuple[str, str]) -> DraftField:
        name, wire = names
        # An alias that is the name itself says nothing.
        alias = () if name == wire else (Constraint("alias", wire),)
        return replace(
            field,
            name=name,
            annotation=self._text(field.annotation),
            constraints=(*alias, *field.constraints),
        )

    def _text(self, written: str) -> str:
        return _NUMBERED.sub(lambda found: self.names.get(found[0], found[0]), written)


def neutral(schema: Schema, classes: tuple[ModelClass, ...]) -> Neutral:
    """The schema of `classes` with numbers for names."""
    writer = _Writer({each.name: f"Class{at}" for at, each in enumerate(classes)})
    defs = schema["$defs"]
    assert _is_schema(defs)
    written = {
        writer.classes[name]: writer.model(model) for name, model in defs.items()
    }
    names = {number: name for name, number in writer.classes.items()}
    names |= {number: name for name, number in writer.locals.items()}
    return Neutral({**schema, "$defs": written}, names)


class _Writer:
    def __init__(self, classes: dict[str, str]) -> None:
        self.classes = classes
        self.locals: dict[str, str] = {}

    def model(self, model: object) -> Schema:
        assert _is_schema(model)
        properties, required = model["properties"], model["required"]
        assert _is_schema(properties) and is_array(required)
        numbers = {wire: _field(at) for at, wire in enumerate(properties)}
        return {
            **model,
            "properties": {
                numbers[wire]: self._written(of) for wire, of in properties.items()
            },
            "required": [numbers[str(wire)] for wire in required],
        }

    def _written(self, of: object) -> object:
        """A part of a field's type; no name of a field stands in it."""
        if not _is_schema(of):
            return of
        return {keyword: self._said(keyword, value) for keyword, value in of.items()}

    def _said(self, keyword: str, value: object) -> object:
        match keyword, value:
            case "$ref", str():
                return _DEFS + self.classes[value.removeprefix(_DEFS)]
            case "customTypePath", str() if value.startswith(f"{LOCAL}."):
                name = value.removeprefix(f"{LOCAL}.")
                number = self.locals.setdefault(name, f"Local{len(self.locals)}")
                return f"{LOCAL}.{number}"
            case _:
                return self._written(value)


def _field(at: int) -> str:
    return f"field{at}"


def _is_schema(value: object) -> TypeGuard[Schema]:
    return isinstance(value, dict)
