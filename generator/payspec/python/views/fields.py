"""Fields that the provider describes at run time: `fields.py`."""

from dataclasses import dataclass

from payspec.ir.descriptors import Descriptor, Part
from payspec.ir.types import NamedType, ObjectType, Ref

from ..constants import descriptor_constant
from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Call, Expression, assignment, call, texts
from ..literals import Code
from .context import ProviderContext, sentence
from .module import ModuleView
from .safety import maybe

_DESCRIPTORS = "..core.descriptors"


@dataclass(frozen=True, slots=True)
class FieldsView(ModuleView):
    """`fields.py`: one constant for each type of descriptor, with its docstring."""

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
        value = Call(kind, ((None, _shape(context, named, descriptor)),))
        constants.append((assignment(target, value), _meaning(named, descriptor)))
    return FieldsView(
        provider=context.provider.name,
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


def _shape(
    context: ProviderContext, named: ObjectType, descriptor: Descriptor
) -> Expression:
    def path(part: Part | bool | None) -> Expression | None:
        if not isinstance(part, Part):
            return None
        return texts(_steps(context, named, part.path))

    always = descriptor.required is True
    return call(
        "DescriptorShape",
        key=path(descriptor.key),
        required=path(descriptor.required),
        expression=path(descriptor.pattern),
        checks=path(descriptor.checks),
        check_name=maybe(descriptor.check_name),
        label=path(descriptor.label),
        hint=path(descriptor.hint),
        position=path(descriptor.position),
        value=maybe(descriptor.value),
        all_required=Code("True") if always else None,
    )


def _steps(context: ProviderContext, named: ObjectType, path: str) -> list[str]:
    """The wire names on the way, some of which may have dots of their own."""
    found: list[str] = []
    at: NamedType | None = named
    while path:
        step = at.toward(path) if isinstance(at, ObjectType) else None
        if step is None:
            # Inside of what is any JSON nothing tells the dots apart.
            return [*found, *path.split(".")]
        of, path = step[0].type, step[1]
        found.append(step[0].wire)
        at = context.provider.type(of.name) if isinstance(of, Ref) else None
    return found
