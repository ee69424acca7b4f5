"""What an operation gives: its answers and errors, as Python says them."""

from payspec.ir.operations import Answer, Effect, Operation, Payload
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    Type,
)

from ..annotations import Annotation, union
from ..imports import Import
from .context import ProviderContext


def is_read(operation: Operation) -> bool:
    """Whether an operation changes nothing, and so gives a model and no outcome."""
    return operation.effect is Effect.READ


def value_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """What an operation gives when it succeeds."""
    return union(_value(context, answer) for answer in operation.answers)


def error_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """What an operation gives when the provider refuses."""
    if not operation.errors:
        return Annotation("Never", frozenset({Import("typing", "Never")}))
    return union(_model(context, error) for error in operation.errors)


def result_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """The type arguments of an operation's table, or of its outcome."""
    if operation.pages is not None:
        return page_annotation(context, operation)
    value = value_annotation(context, operation)
    if is_read(operation):
        return value
    error = error_annotation(context, operation)
    return Annotation(f"{value.text}, {error.text}", value.imports | error.imports)


def _value(context: ProviderContext, answer: Answer) -> Annotation:
    if answer.payload is None:
        return Annotation("NoBody", frozenset({Import("..core.model", "NoBody")}))
    return _model(context, answer.payload)


def _model(context: ProviderContext, payload: Payload) -> Annotation:
    if isinstance(payload.type, MapOf) and payload.holder is not None:
        return context.annotator.read(payload.holder)
    return _whole(context, payload.type)


def _whole(context: ProviderContext, of: Type) -> Annotation:
    """What a whole answer is: a model, several, or one of some types."""
    match of:
        case ListOf(item):
            inner = context.annotator.read(item)
            items = Import("..core.client.read", "Items")
            return Annotation(f"Items[{inner.text}]", inner.imports | {items})
        case AnyOf(options):
            return union(_whole(context, option) for option in options)
        case Ref(name):
            named = context.provider.type(name)
            if isinstance(named, AnyOfType):
                return _whole(context, named.of)
            return context.annotator.read(of)
        case _:
            return context.annotator.read(of)


def page_annotation(context: ProviderContext, operation: Operation) -> Annotation:
    """The type arguments of a list in pages: of an item, and of a page."""
    pages = operation.pages
    page = operation.answered[0].type
    assert pages is not None and isinstance(page, Ref)
    holder: NamedType | None = context.provider.type(page.name)
    path, of = pages.items, None
    while path and isinstance(holder, ObjectType):
        step = holder.toward(path)
        assert step is not None
        of, path = step[0].type, step[1]
        holder = context.provider.type(of.name) if isinstance(of, Ref) else None
    assert isinstance(of, ListOf) and isinstance(of.item, Ref)
    item = context.names.response(of.item.name)
    value = value_annotation(context, operation)
    imports = value.imports | {Import(".models", item)}
    return Annotation(f"{item}, {value.text}", imports)
