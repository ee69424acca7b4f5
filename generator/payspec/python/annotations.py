"""What a type of the IR is called in an emitted module, and what that imports."""

from collections.abc import Iterable
from dataclasses import dataclass

from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

from .imports import Import
from .names import Names, params_name

MISSING = Import("pydantic", "MISSING")
FILE_PART = Import("..core.model.file_part", "FilePart")


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation as text, and the names that it uses."""

    text: str
    imports: frozenset[Import] = frozenset()


@dataclass(frozen=True, slots=True)
class Annotator:
    """Annotates what callers hand over: models, or mappings of the same form."""

    provider: Provider
    names: Names

    def argument(self, of: Type, *, required: bool, nullable: bool) -> Annotation:
        """The annotation of an argument; one that is not required may be `MISSING`."""
        given = self.given(of)
        parts, imports = [given.text], set(given.imports)
        if not required:
            parts.append("MISSING")
            imports.add(MISSING)
        if nullable:
            parts.append("None")
        return Annotation(" | ".join(parts), frozenset(imports))

    def given(self, of: Type) -> Annotation:
        """The annotation of a value that is sent."""
        match of:
            case Ref(name):
                return self._named(name)
            case ListOf(item):
                return _around("list[{}]", self.given(item))
            case MapOf(value):
                return _around("dict[str, {}]", self.given(value))
            case AnyOf(options):
                return union(self.given(option) for option in options)
            case _:
                return _scalar(of)

    def read(self, of: Type) -> Annotation:
        """The annotation of a value that is read."""
        match of:
            case Ref(name):
                model = self.names.response(name)
                return Annotation(model, frozenset({Import(".models", model)}))
            case ListOf(item):
                return _around("list[{}]", self.read(item))
            case MapOf(value):
                return _around("dict[str, {}]", self.read(value))
            case AnyOf(options):
                return union(self.read(option) for option in options)
            case _:
                return _scalar(of)

    def _named(self, name: str) -> Annotation:
        named = self.provider.type(name)
        match named:
            case EnumType(closed=closed, numbers=numbers):
                if closed:
                    return Annotation(
                        self.names.request(name),
                        frozenset({Import(".models", self.names.request(name))}),
                    )
                return Annotation("int" if numbers else "str")
            case ObjectType():
                model = self.names.request(name)
                found = {Import(".models", model)}
                if named.open or named.rest is not None:
                    found.add(Import("collections.abc", "Mapping"))
                    return Annotation(
                        f"{model} | Mapping[str, object]", frozenset(found)
                    )
                params = params_name(model)
                found.add(Import(".params", params))
                return Annotation(f"{model} | {params}", frozenset(found))
            case TaggedType(members=members):
                return union(self._named(member.type.name) for member in members)
            case AnyOfType(of=of):
                return self.given(of)


def union(annotations: Iterable[Annotation]) -> Annotation:
    """Either of some annotations, each once, in their order."""
    found = list(annotations)
    texts = list(dict.fromkeys(each.text for each in found))
    imports = frozenset(used for each in found for used in each.imports)
    return Annotation(" | ".join(texts), imports)


def _around(form: str, inner: Annotation) -> Annotation:
    return Annotation(form.format(inner.text), inner.imports)


def _scalar(scalar: ir.Scalar) -> Annotation:
    match scalar:
        case ir.Integer() | ir.IntegerText() | ir.Minor():
            return Annotation("int")
        case ir.Boolean():
            return Annotation("bool")
        case ir.Number() | ir.NumberText() | ir.Major() | ir.MajorText():
            return Annotation("Decimal", frozenset({Import("decimal", "Decimal")}))
        case ir.Timestamp() | ir.UnixTime() | ir.ZonelessTime() | ir.PatternTime():
            return Annotation("datetime", frozenset({Import("datetime", "datetime")}))
        case ir.Date():
            return Annotation("date", frozenset({Import("datetime", "date")}))
        case ir.File():
            return Annotation("FilePart", frozenset({FILE_PART}))
        case ir.Json():
            return Annotation("object")
        case _:
            return Annotation("str")
