"""Typed mappings that may be given in place of models: `params.py`."""

from dataclasses import dataclass
from keyword import iskeyword

from payspec.ir.types import Field, ObjectType
from payspec.ir.usage import mentioned

from ..annotations import params_name
from ..docstrings import docstring
from ..imports import Import, import_lines
from ..literals import literal
from .context import HEADER, ProviderContext, sentence


@dataclass(frozen=True, slots=True)
class ParamsClassView:
    """One typed mapping. `functional` where a key is no Python name."""

    name: str
    docstring: str
    functional: bool
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ParamsView:
    """`params.py`."""

    header: str
    title: str
    imports: str
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
            if name not in reached and isinstance(named, ObjectType):
                reached.add(name)
                waiting.extend(field.type for field in named.fields)
    return tuple(
        named
        for named in context.provider.types
        if isinstance(named, ObjectType) and named.name in reached and not named.open
    )


def build(context: ProviderContext) -> ParamsView:
    """The view of a provider's typed mappings."""
    used = {Import("__future__", "annotations"), Import("typing", "TypedDict")}
    typing: set[Import] = set()
    own = {params_name(context.names.request(each.name)) for each in nested(context)}
    classes: list[ParamsClassView] = []
    for named in nested(context):
        fields: list[tuple[str, str]] = []
        functional = any(not _plain(field.wire) for field in named.fields)
        for field in named.fields:
            annotation, imports = _annotation(context, field)
            typing |= {each for each in imports if each.name not in own}
            if field.required:
                used.add(Import("typing", "Required"))
            key = str(literal(field.wire)) if functional else field.wire
            fields.append((key, str(literal(annotation)) if functional else annotation))
        classes.append(
            ParamsClassView(
                name=params_name(context.names.request(named.name)),
                docstring=docstring(
                    (sentence(named.doc or named.name), "Keys are wire names."), 1
                ),
                functional=functional,
                fields=tuple(fields),
            )
        )
    if typing:
        used.add(Import("typing", "TYPE_CHECKING"))
    return ParamsView(
        header=HEADER,
        title=context.provider.title,
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


def _plain(wire: str) -> bool:
    return (
        wire.isascii()
        and wire.isidentifier()
        and not iskeyword(wire)
        and not wire.startswith("__")
    )
