"""Typed mappings that may be given in place of models: `params.py`."""

import re
from dataclasses import dataclass
from keyword import iskeyword

from payspec.ir.types import Field, ObjectType
from payspec.ir.usage import held, mentioned

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Dict, Text, assignment, call
from ..literals import Code, literal
from ..names import params_name
from .context import ProviderContext, sentence
from .module import ModuleView


@dataclass(frozen=True, slots=True)
class ParamsClassView:
    """One typed mapping, as a class of `fields`.

    Where a key cannot stand in a class it is `assigned` from a call, which keeps its
    distance from a class before it.
    """

    name: str
    docstring: str
    fields: tuple[str, ...]
    assigned: str
    behind_a_class: bool


@dataclass(frozen=True, slots=True)
class ParamsView(ModuleView):
    """`params.py`."""

    typing_imports: str
    classes: tuple[ParamsClassView, ...]


def nested(context: ProviderContext) -> tuple[ObjectType, ...]:
    """Objects that stand inside a body, in the order of the spec, and are not open."""
    reached: set[str] = set()
    waiting = [
        field.type
        for operation in context.provider.operations
        if (body := context.body(operation)) is not None
        for field in body.fields
    ]
    while waiting:
        for name in mentioned(waiting.pop()):
            named = context.provider.type(name)
            if name not in reached:
                reached.add(name)
                waiting.extend(held(named))
    return tuple(
        named
        for named in context.provider.types
        if isinstance(named, ObjectType)
        and named.name in reached
        and not named.open
        and named.rest is None
    )


def build(context: ProviderContext) -> ParamsView:
    """The view of a provider's typed mappings."""
    used = {Import("__future__", "annotations"), Import("typing", "TypedDict")}
    typing: set[Import] = set()
    own = {params_name(context.names.request(each.name)) for each in nested(context)}
    classes: list[ParamsClassView] = []
    for named in nested(context):
        fields: list[tuple[str, str]] = []
        for field in named.fields:
            annotation, imports = _annotation(context, field)
            typing |= {each for each in imports if each.name not in own}
            if field.required:
                used.add(Import("typing", "Required"))
            fields.append((field.wire, annotation))
        name = params_name(context.names.request(named.name))
        in_class = all(_plain(wire, fields) for wire, _ in fields)
        about = (sentence(named.doc) or f"A `{named.name}`.", "Keys are wire names.")
        classes.append(
            ParamsClassView(
                name=name,
                docstring=docstring(about, 1 if in_class else 0),
                fields=tuple(f"{wire}: {of}" for wire, of in fields if in_class),
                assigned="" if in_class else _assigned(name, fields),
                behind_a_class=bool(classes and classes[-1].fields),
            )
        )
    if typing:
        used.add(Import("typing", "TYPE_CHECKING"))
    return ParamsView(
        provider=context.provider.name,
        about=context.about("mappings that may be given in place of models"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        classes=tuple(classes),
    )


def _annotation(
    context: ProviderContext, field: Field
) -> tuple[str, frozenset[Import]]:
    given = context.annotator.given(field.type)
    text = f"{given.text} | None" if field.nullable else given.text
    return f"Required[{text}]" if field.required else text, given.imports


def _plain(wire: str, fields: list[tuple[str, str]]) -> bool:
    """Whether a key can stand in a class without hiding what another is made of."""
    used = {name for _, annotation in fields for name in re.findall(r"\w+", annotation)}
    return (
        wire.isascii()
        and wire.isidentifier()
        and not iskeyword(wire)
        and not wire.startswith("__")
        and wire not in used
    )


def _assigned(name: str, fields: list[tuple[str, str]]) -> str:
    # A type checker reads an annotation from a single literal only.
    table = Dict(tuple((Text(wire), literal(of)) for wire, of in fields))
    typed = call("TypedDict", literal(name), table, total=Code("False"))
    return assignment(name, typed)
