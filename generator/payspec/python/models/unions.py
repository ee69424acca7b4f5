"""Unions: aliases of the models, annotated with what tells their types apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from payspec.ir.provider import Provider
from payspec.ir.types import AnyOf, AnyOfType, ListOf, MapOf, Ref, TaggedType, Type
from payspec.ir.unions import Look, options
from payspec.ir.usage import usage

from ..annotations import Annotation, union
from ..docstrings import docstring
from ..imports import Import
from ..layout import Call, Dict, Expression, Text, call, lay_out
from ..literals import Code
from ..names import Names
from ..views.context import sentence
from .classes import CORE, LOCAL, ModelClass
from .schema import Schema, TypeWriter
from .union_names import UnionNames


@dataclass(frozen=True, slots=True)
class UnionBlock:
    """The text of one alias, under its name, and what it uses."""

    name: str
    text: str
    imports: frozenset[Import]


@dataclass(frozen=True, slots=True)
class TravellingUnion:
    """A union in one direction; without a name, one that stands inside another type."""

    of: TaggedType | AnyOfType | AnyOf
    sent: bool


def travelling_unions(
    provider: Provider, classes: tuple[ModelClass, ...]
) -> tuple[TravellingUnion, ...]:
    """Every union that travels, each once for a direction, behind those inside it."""
    reach = usage(provider)
    found: dict[TravellingUnion, None] = {}

    def add(of: TaggedType | AnyOfType | AnyOf, sent: bool) -> None:
        for inner in _inside(provider, of):
            if TravellingUnion(inner, sent) not in found:
                add(inner, sent)
        found[TravellingUnion(of, sent)] = None

    for model in classes:
        rest = () if model.type.rest is None else (model.type.rest,)
        for of in (*(field.type for field in model.type.fields), *rest):
            for inline in _unions(of):
                add(inline, model.sent)
    for named in provider.types:
        if isinstance(named, TaggedType | AnyOfType):
            if named.name in reach.sent:
                add(named, True)
            if named.name in reach.received:
                add(named, False)
    return tuple(found)


def _inside(
    provider: Provider, of: TaggedType | AnyOfType | AnyOf
) -> Iterator[TaggedType | AnyOfType | AnyOf]:
    """The unions that the alias of a union names."""
    match of:
        case TaggedType():
            return
        case AnyOfType(of=inner):
            yield from _inside(provider, inner)
        case AnyOf():
            for option in of.options:
                yield from _unions(option)
                for name in _named(option):
                    named = provider.type(name)
                    if isinstance(named, TaggedType | AnyOfType):
                        yield named
        case _:
            assert_never(of)


def _unions(of: Type) -> Iterator[AnyOf]:
    match of:
        case ListOf(inner) | MapOf(inner):
            yield from _unions(inner)
        case AnyOf():
            yield of
        case _:
            return


def _named(of: Type) -> Iterator[str]:
    match of:
        case ListOf(inner) | MapOf(inner):
            yield from _named(inner)
        case Ref(name):
            yield name
        case _:
            return


def union_blocks(
    provider: Provider,
    names: Names,
    unions: tuple[TravellingUnion, ...],
    inline: UnionNames,
    writer: TypeWriter,
) -> tuple[UnionBlock, ...]:
    """The aliases of all unions.

    They stand behind the classes: an alias is made at once, and annotations are read
    late.
    """
    types = {named.name: named for named in provider.types}

    def block(each: TravellingUnion) -> UnionBlock:
        sent = each.sent
        class_of = names.request if sent else names.response
        match each.of:
            case TaggedType() as tagged:
                return _tagged(names, tagged, sent=sent)
            case AnyOfType(name=name, of=of, doc=doc):
                about = sentence(doc) or f"One of the types of `{name}`."
                return _told(class_of(name), about, of, sent)
            case AnyOf() as of:
                return _told(inline.name(of, sent=sent), "", of, sent)
            case _:
                assert_never(each.of)

    def _told(name: str, about: str, of: AnyOf, sent: bool) -> UnionBlock:
        told: dict[str, Expression] = {}
        marked: list[tuple[Expression, Expression]] = []
        said: list[Annotation] = []
        for option in options(of, types):
            written = _said(writer, option.type, sent=sent)
            said.append(written)
            if option.mark is None:
                told[_ARGUMENTS[option.look]] = Code(written.text)
            else:
                marked.append((Text(option.mark), Code(written.text)))
        if marked:
            told["objects"] = Dict(tuple(marked))
        either = union(said)
        used = either.imports | {Import("..core.model.any_of", "any_of")}
        by = call("any_of", **told)
        return _block(name, either.text.split(" | "), by, about, used)

    return tuple(map(block, unions))


_ARGUMENTS = {
    Look.TEXT: "text",
    Look.NUMBER: "number",
    Look.BOOLEAN: "boolean",
    Look.LIST: "array",
    Look.OBJECT: "object",
}


def _said(writer: TypeWriter, of: Type, *, sent: bool) -> Annotation:
    """A type as Python says it."""
    match of:
        case ListOf(inner):
            item = _said(writer, inner, sent=sent)
            return Annotation(f"list[{item.text}]", item.imports)
        case MapOf(inner):
            value = _said(writer, inner, sent=sent)
            return Annotation(f"dict[str, {value.text}]", value.imports)
        case _:
            return _single(writer.item(of, sent=sent))


def _single(schema: Schema) -> Annotation:
    """What the draft's schema names; what this module holds needs no import."""
    path, ref = schema.get("customTypePath"), schema.get("$ref")
    if ref is not None:
        return Annotation(str(ref).rpartition("/")[2])
    if path is None:
        return Annotation(_PLAIN[str(schema["type"])])
    module, _, name = str(path).rpartition(".")
    if module == LOCAL:
        return Annotation(name)
    used = Import(f"..core{module.removeprefix(CORE)}", name)
    return Annotation(name, frozenset({used}))


_PLAIN = {"string": "str", "integer": "int", "boolean": "bool"}


def _tagged(names: Names, named: TaggedType, *, sent: bool) -> UnionBlock:
    """An answer of an unknown tag is a bare response model, which keeps everything."""
    class_of = names.request if sent else names.response
    models = {each.value: class_of(each.type.name) for each in named.members}
    table = Dict(tuple((Text(value), Code(name)) for value, name in models.items()))
    arguments: list[Expression] = [Text(named.tag), table]
    union = list(dict.fromkeys(models.values()))
    used = {Import("..core.model.tagged", "tagged")}
    if not sent:
        union.append("ResponseModel")
        arguments.append(Code("ResponseModel"))
        used.add(Import("..core.model.answer", "ResponseModel"))
    about = sentence(named.doc) or f"One of the objects of `{named.name}`."
    by = call("tagged", *arguments)
    return _block(class_of(named.name), union, by, about, frozenset(used))


def _block(
    name: str, types: list[str], by: Call, about: str, used: frozenset[Import]
) -> UnionBlock:
    lines = [
        f"{name}: TypeAlias = Annotated[",
        *_union(types),
        f"    {lay_out(by, 1, 0, 1)},",
        "]",
    ]
    if about:
        lines.append(docstring((about,)))
    both = {Import("typing", "Annotated"), Import("typing", "TypeAlias")}
    return UnionBlock(name, "\n".join(lines), used | both)


def _union(types: list[str]) -> list[str]:
    flat = f"    {' | '.join(types)},"
    if len(flat) <= 88:
        return [flat]
    first, *others = types
    return [
        "    (",
        f"        {first}",
        *(f"        | {each}" for each in others),
        "    ),",
    ]
