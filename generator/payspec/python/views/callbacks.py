"""What the provider sends by itself: `callbacks.py`, a function for each callback."""

from dataclasses import dataclass

from payspec.ir.callbacks import AllOf, Callback, FieldPath
from payspec.ir.modes import mode_values
from payspec.ir.signatures import Signature
from payspec.ir.types import ListOf, ObjectType, Ref

from ..imports import Import, import_lines
from ..layout import (
    LINE,
    Call,
    Dict,
    Expression,
    Text,
    Tuple,
    assignment,
    call,
    lay_out,
    scalar,
    texts,
)
from ..literals import Code, literal, width
from . import proofs
from .callback_words import meaning
from .context import ProviderContext
from .module import ModuleView

_CORE = "..core.callbacks"
_BODY = "bytes | bytearray | memoryview"


@dataclass(frozen=True, slots=True)
class FunctionView:
    """A function: its signature, docstring and body, each laid out."""

    name: str
    signature: str
    docstring: str
    body: str


@dataclass(frozen=True, slots=True)
class CallbacksView(ModuleView):
    """`callbacks.py`."""

    typing_imports: str
    constants: tuple[str, ...]
    functions: tuple[FunctionView, ...]


def build(context: ProviderContext) -> CallbacksView:
    """The view of a provider's callbacks."""
    provider = context.provider
    used = {
        Import("__future__", "annotations"),
        Import("typing", "TYPE_CHECKING"),
        Import(f"{_CORE}.receive", "receive"),
    }
    typing = {
        Import(f"{_CORE}.callback", "Callback"),
        Import(f"{_CORE}.header_forms", "ReceivedHeaders"),
    }
    constants = [
        assignment(_signature_name(each), proofs.constant(each, used))
        for each in provider.signatures
    ]
    for callback in provider.callbacks:
        target = f"{_definition_name(callback)}"
        constants.append(assignment(target, _definition(context, callback, used)))
        if proofs.several(context, callback):
            typing.add(Import(f"{_CORE}.keys", "Keys"))
        if callback.mode is not None:
            typing.add(Import("..core.client.environment", "Environment"))
        if proofs.is_timed(context, callback):
            typing.add(Import("datetime", "datetime"))
        if proofs.covers_target(context, callback):
            typing.add(Import(f"{_CORE}.target", "Target"))
    return CallbacksView(
        provider=context.provider.name,
        about=context.about("callbacks, verified before they are read"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        constants=tuple(constants),
        functions=tuple(
            _function(context, callback, "parse" if not place else "parse_")
            for place, callback in enumerate(provider.callbacks)
        ),
    )


def _signature_name(signature: Signature) -> str:
    return f"_{signature.name.upper()}_SIGNATURE"


def _definition_name(callback: Callback) -> str:
    return f"_{callback.name.upper()}_CALLBACK"


def _event(callback: Callback) -> Ref:
    of = callback.body.type
    inner = of.item if isinstance(of, ListOf) else of
    assert isinstance(inner, Ref)
    return inner


def _definition(
    context: ProviderContext, callback: Callback, used: set[Import]
) -> Call:
    model = context.names.response(_event(callback).name)
    module = f"{_CORE}.definition"
    used |= {
        Import(module, "CallbackDefinition"),
        Import(f"{_CORE}.callback", "Acknowledgement"),
        Import(".models", model),
    }
    identity = tuple(_path(each) for each in callback.identity)
    arguments: dict[str, Expression | None] = {
        "name": literal(callback.name),
        "model": Code(model),
        "envelope": texts(callback.body.envelope),
        "batch": _batch(callback, used),
        "proof": _proof(context, callback, used),
        "thin": Code("True") if callback.thin else None,
        "identity": Tuple(identity),
        "order": _order(context, callback),
        "acknowledgement": call(
            "Acknowledgement",
            literal(callback.acknowledge.status),
            body=Text(callback.acknowledge.body) if callback.acknowledge.body else None,
        ),
        "reread": None,
        "mode": None,
    }
    if callback.reread is not None:
        used.add(Import(module, "RereadBy"))
        target = context.provider.operation(callback.reread.operation)
        arguments["reread"] = call(
            "RereadBy",
            literal(target.name),
            literal(target.parameters[0].name),
            _path(callback.reread.by),
        )
    if callback.mode is not None:
        used.add(Import(module, "Mode"))
        values = mode_values(context.provider, callback.mode).items()
        absent = callback.mode.absent
        arguments["mode"] = call(
            "Mode",
            _path(callback.mode.field),
            Dict(tuple((literal(name), scalar(value)) for name, value in values)),
            absent=None if absent is None else scalar(absent),
        )
    return call("CallbackDefinition", **arguments)


def _path(field: FieldPath) -> Tuple:
    return Tuple(tuple(map(Text, field.steps)))


def _batch(callback: Callback, used: set[Import]) -> Code | None:
    many = isinstance(callback.body.type, ListOf)
    if not many and not callback.batched:
        return None
    used.add(Import(f"{_CORE}.definition", "Batch"))
    return Code("Batch.EITHER" if callback.batched else "Batch.LIST")


def _proof(
    context: ProviderContext, callback: Callback, used: set[Import]
) -> Call | None:
    if callback.verify is None:
        return None
    kind = "AllOf" if isinstance(callback.verify, AllOf) else "AnyOf"
    used.add(Import(f"{_CORE}.signatures", kind))
    names = tuple(
        Code(_signature_name(each)) for each in proofs.signatures(context, callback)
    )
    return call(kind, Tuple(names))


def _order(context: ProviderContext, callback: Callback) -> Tuple | None:
    """The attributes that lead to the field that orders events."""
    if callback.order is None:
        return None
    found: list[Text] = []
    name = _event(callback).name
    for step in callback.order.steps:
        found.append(Text(context.names.field(name, step)))
        holder = context.provider.type(name)
        field = holder.field(step) if isinstance(holder, ObjectType) else None
        if field is not None and isinstance(field.type, Ref):
            name = field.type.name
    return Tuple(tuple(found))


def _function(
    context: ProviderContext, callback: Callback, prefix: str
) -> FunctionView:
    name = prefix + (callback.name if prefix.endswith("_") else "")
    keys, secrets = proofs.keys(context, callback), proofs.several(context, callback)
    declared = ["headers: ReceivedHeaders", f"body: {_BODY}"]
    optional: list[str] = []
    given = Dict(tuple((literal(key), Code(key)) for key in keys))
    arguments: dict[str, Expression | None] = {}
    optional += [f"{key}: {'Keys' if key in secrets else 'str'}" for key in keys]
    if callback.mode is not None:
        optional.append("environment: Environment")
        arguments["environment"] = Code("environment")
    if proofs.covers_target(context, callback):
        optional.append("target: Target")
        arguments["target"] = Code("target")
    if proofs.is_timed(context, callback):
        optional.append("now: datetime | None = None")
        arguments["now"] = Code("now")
    declared += ["*", *optional] if optional else []
    model = context.names.response(_event(callback).name)
    invocation = call(
        "receive",
        Code(_definition_name(callback)),
        # As a function: no frame that stays under way holds what came, or a key.
        Call(
            "lambda: ", ((None, Code("headers")), (None, Code("body")), (None, given))
        ),
        **arguments,
    )
    return FunctionView(
        name=name,
        signature=_declared(f"def {name}(", declared, f") -> Callback[{model}]:"),
        docstring=meaning(context, callback),
        body="return " + lay_out(invocation, 1, len("return ")),
    )


def _declared(head: str, declared: list[str], tail: str) -> str:
    flat = f"{head}{', '.join(declared)}{tail}"
    if width(flat) <= LINE:
        return flat
    # black puts all arguments on one line of their own if they fit and none is last.
    lines = "".join(f"    {each},\n" for each in declared)
    return f"{head}\n{lines}{tail}"
