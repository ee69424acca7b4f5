"""The view of `models.py`: the verified draft, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.types import AnyOf, AnyOfType, Field, TaggedType

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import LINE
from ..literals import literal, width
from ..views.context import HEADER, ProviderContext, sentence
from ..views.module import ModuleView
from .call import draft_models
from .classes import CORE, LOCAL, ModelClass, model_classes
from .draft import Constraint, Draft, DraftClass, DraftField, read_draft
from .enums import enum_blocks
from .items import ItemAlias, item_aliases
from .members import members
from .neutral import neutral
from .schema import TypeWriter, models_schema
from .text import argument
from .union_names import UnionNames
from .unions import TravellingUnion, travelling_unions, union_blocks
from .verify import verify


@dataclass(frozen=True, slots=True)
class ModelView:
    """One class or alias: its name, and its whole text, laid out."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ModelsView(ModuleView):
    """`models.py`. `aliases` are bounds of items, empty where there are none."""

    aliases: str
    models: tuple[ModelView, ...]


def models_view(context: ProviderContext) -> ModelsView:
    """The view of `models.py`: every object that travels, as a class per direction.

    Classes stand in an order in which each follows those it uses, as far as it goes.
    The text is final: laid out, its imports sorted and all used. `ModelsError` if the
    drafted classes differ from the names in any way.
    """
    provider, names = context.provider, context.names
    classes = model_classes(provider, names)
    unions = travelling_unions(provider, classes)
    inline = UnionNames()
    writer = TypeWriter(provider, names, inline)
    asked = neutral(models_schema(writer, classes), classes)
    draft = asked.restored(read_draft(draft_models(asked.schema)), classes)
    verify(draft, classes)
    bounds = item_aliases(classes, _untagged(unions))
    used = {Import("__future__", "annotations"), *_imports(draft, bounds)}
    models: list[ModelView] = []
    for enum in enum_blocks(provider, names):
        used |= enum.imports
        models.append(ModelView(enum.name, enum.text))
    by_name = {model.name: model for model in classes}
    for drafted in draft.classes:
        lines, imports = _class(provider, drafted, by_name[drafted.name])
        used |= imports
        models.append(ModelView(drafted.name, "\n".join(lines)))
    for union in union_blocks(provider, names, unions, inline, writer):
        used |= union.imports
        models.append(ModelView(union.name, union.text))
    title = provider.title.rstrip(".")
    return ModelsView(
        provider=provider.name,
        about=docstring((f"{title}: what is sent and what is read.", HEADER)),
        imports=import_lines(used),
        aliases="\n".join(_alias(each) for each in bounds),
        models=tuple(models),
    )


def _imports(draft: Draft, bounds: tuple[ItemAlias, ...]) -> set[Import]:
    found = {Import(_placed(module), name) for module, name in draft.imports}
    found.discard(Import("pydantic", "ConfigDict"))
    said = {Import("typing", "Annotated"), Import("pydantic", "Field")}
    if any(field.constraints for each in draft.classes for field in each.fields):
        found |= said
    else:
        # The draft may have said no more with them than that a field is required.
        found -= said
    if bounds:
        found.add(Import("typing", "Annotated"))
        found.update(used for each in bounds for used in each.imports)
    return {each for each in found if each.module != LOCAL}


def _placed(module: str) -> str:
    if module.startswith(f"{CORE}."):
        return f"..core{module.removeprefix(CORE)}"
    return module


def _alias(alias: ItemAlias) -> str:
    held = f"{alias.base}, {alias.bound}"
    flat = f"{alias.name} = Annotated[{held}]"
    if len(flat) <= LINE:
        return flat
    return f"{alias.name} = Annotated[\n    {held}\n]"


def _untagged(
    unions: tuple[TravellingUnion, ...],
) -> Iterator[tuple[bool, AnyOf]]:
    for union in unions:
        if not isinstance(union.of, TaggedType):
            of = union.of.of if isinstance(union.of, AnyOfType) else union.of
            yield union.sent, of


def _class(
    provider: Provider, drafted: DraftClass, model: ModelClass
) -> tuple[list[str], set[Import]]:
    extra = members(provider, model)
    way = "sent" if model.sent else "read"
    doc = sentence(model.type.doc) or f"`{model.type.name}`, as it is {way}."
    lines = [
        f"class {drafted.name}({drafted.base}):",
        f"    {docstring((doc,), 1)}",
    ]
    if extra.variables:
        lines += ["", *extra.variables]
    fields, rest = drafted.fields, ""
    if model.entries is not None:
        fields, rest = fields[:-1], fields[-1].annotation
    if fields:
        lines.append("")
    for field, said in zip(fields, model.type.fields, strict=True):
        lines += _field(field)
        about = _about(said)
        if about:
            lines += [f"    {docstring(about, 1)}", ""]
    while not lines[-1]:
        lines.pop()
    used = set(extra.imports)
    if model.entries is not None:
        lines += _entries(model.entries[0], rest)
        used.add(Import("typing", "TYPE_CHECKING"))
    return [*lines, *extra.properties], used


def _entries(name: str, annotation: str) -> list[str]:
    """What a map holds: read by its type, and given as what it is."""
    return [
        "",
        # Type checkers know the attribute as the base has it.
        "    if not TYPE_CHECKING:",
        f"        __pydantic_extra__: {annotation}",
        "",
        "    @property",
        f"    def {name}(self) -> {annotation}:",
        '        """Every entry of the map."""',
        "        return dict(self.__pydantic_extra__ or {})",
    ]


def _about(field: Field) -> tuple[str, ...]:
    default = ""
    if field.default is not None:
        default = f"Where it is absent, the provider takes it as {field.default}."
    return tuple(text for text in (sentence(field.doc), default) if text)


def _field(field: DraftField) -> list[str]:
    if not field.constraints:
        return _plain(field)
    tail = "" if field.default is None else f" = {field.default}"
    head = f"    {field.name}: Annotated["
    flat = f"{head}{field.annotation}, {_flat(field.constraints)}]{tail}"
    if width(flat) <= LINE:
        return [flat]
    constraints = _exploded(field.constraints)
    return [head, f"        {field.annotation},", *constraints, f"    ]{tail}"]


def _flat(constraints: tuple[Constraint, ...]) -> str:
    arguments = (f"{each.name}={literal(each.value)}" for each in constraints)
    return f"Field({', '.join(arguments)})"


def _exploded(constraints: tuple[Constraint, ...]) -> list[str]:
    line = f"        {_flat(constraints)},"
    if width(line) <= LINE:
        return [line]
    lines = ["        Field("]
    for each in constraints:
        lines += argument(each.name, each.value, 12)
    return [*lines, "        ),"]


def _plain(field: DraftField) -> list[str]:
    """A field without constraints; a line that is too long is split as black does."""
    tail = "" if field.default is None else f" = {field.default}"
    head, annotation = f"    {field.name}: ", field.annotation
    if len(f"{head}{annotation}{tail}") <= LINE:
        return [f"{head}{annotation}{tail}"]
    if tail and len(f"{head}{annotation} = (") <= LINE:
        return [f"{head}{annotation} = (", f"        {field.default}", "    )"]
    if 8 + len(annotation) <= LINE:
        return [f"{head}(", f"        {annotation}", f"    ){tail}"]
    first, *others = annotation.split(" | ")
    if not others:
        return [f"{head}{annotation}{tail}"]
    union = [f"        {first}", *(f"        | {other}" for other in others)]
    return [f"{head}(", *union, f"    ){tail}"]
