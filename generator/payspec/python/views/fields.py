"""Fields that the provider describes at run time: `fields.py`."""

from dataclasses import dataclass

from payspec.ir.descriptors import Descriptor, Part
from payspec.ir.types import ObjectType

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Call, Expression, assignment, call, texts
from ..literals import Code
from ..names import descriptor_constant
from .context import ProviderContext, sentence
from .safety import maybe

_DESCRIPTORS = "..core.descriptors"


@dataclass(frozen=True, slots=True)
class FieldsView:
    """`fields.py`: one constant for each type of descriptor, with its docstring."""

    about: str
    imports: str
    typing_imports: str
    constants: tuple[tuple[str, str], ...]


def descriptors(context: ProviderContext) -> tuple[tuple[ObjectType, Descriptor], ...]:
    """The types that describe fields, in the order of the spec."""
    return tuple(
        (named, named.descriptor)
        for named in context.provider.types
        if isinstance(named, ObjectType) and named.descriptor is not None
    )


def build(context: ProviderContext) -> FieldsView:
    """The view of a provider's run-time fields."""
    used = {
        Import("__future__", "annotations"),
        Import("typing", "TYPE_CHECKING"),
        Import(_DESCRIPTORS, "DescriptorShape"),
    }
    typing: set[Import] = set()
    constants: list[tuple[str, str]] = []
    for named, descriptor in descriptors(context):
        kind = "RuntimeFields" if descriptor.sent_as is None else "FilledFields"
        models = [context.names.response(named.name)]
        if descriptor.sent_as is not None:
            models.append(context.names.request(descriptor.sent_as))
        used.add(Import(_DESCRIPTORS, kind))
        typing |= {Import(".models", model) for model in models}
        target = f"{descriptor_constant(named)}: {kind}[{', '.join(models)}]"
        value = Call(kind, ((None, _shape(descriptor)),))
        constants.append((assignment(target, value), _meaning(named, descriptor)))
    return FieldsView(
        about=context.about("fields that are described at run time, and checked then"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        constants=tuple(constants),
    )


def _meaning(named: ObjectType, descriptor: Descriptor) -> str:
    known = "key" if descriptor.key is not None else "place in the list, from 0"
    back = (
        ""
        if descriptor.sent_as is None
        else "`filled` gives the descriptors back with their values, to be sent."
    )
    return docstring(
        (
            sentence(named.doc) or f"Fields that a list of `{named.name}` describes.",
            f"`check` holds texts to the descriptors, by {known}; its `unchecked` says "
            "what the provider alone can check.",
            back,
        )
    )


def _shape(descriptor: Descriptor) -> Expression:
    always = descriptor.required is True
    return call(
        "DescriptorShape",
        key=_path(descriptor.key),
        required=_path(descriptor.required),
        expression=_path(descriptor.pattern),
        checks=_path(descriptor.checks),
        check_name=maybe(descriptor.check_name),
        label=_path(descriptor.label),
        hint=_path(descriptor.hint),
        position=_path(descriptor.position),
        value=maybe(descriptor.value),
        all_required=Code("True") if always else None,
    )


def _path(part: Part | bool | None) -> Expression | None:
    return texts(part.steps) if isinstance(part, Part) else None
