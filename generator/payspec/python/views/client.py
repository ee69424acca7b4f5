"""The clients: `client.py`, a thin method per operation, sync and async."""

from dataclasses import dataclass

from payspec.ir.operations import Operation

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import INDENT, LINE, Call, Dict, Expression, lay_out
from ..literals import Code, literal, width
from ..names import operation_constant
from . import wording
from .context import ProviderContext, sentence
from .operations import error_annotation, is_read, value_annotation


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a method: its declaration, and what it means."""

    name: str
    declaration: str
    meaning: str
    required: bool


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method: its signature, docstring and body, each laid out."""

    signature: str
    docstring: str
    body: str


@dataclass(frozen=True, slots=True)
class ClientView:
    """One of the two clients."""

    name: str
    base: str
    transport: str
    journal: str
    docstring: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ClientsView:
    """`client.py`."""

    about: str
    imports: str
    typing_imports: str
    credentials: tuple[str, ...]
    credentials_dict: str
    clients: tuple[ClientView, ...]


def build(context: ProviderContext) -> ClientsView:
    """The view of a provider's clients."""
    provider = context.provider
    used = {
        Import("__future__", "annotations"),
        Import("typing", "TYPE_CHECKING"),
        Import("._provider", "PROVIDER"),
        Import("..core.client.base", "BaseClient"),
        Import("..core.client.base", "BaseAsyncClient"),
        Import("..core.client.settings", "DEADLINE"),
    }
    typing = {
        Import("ssl"),
        Import("httpx2"),
        Import("collections.abc", "Collection"),
        Import("..core.client.environment", "Environment"),
        Import("..core.flow.ports", "AsyncJournal"),
        Import("..core.flow.ports", "Journal"),
        Import("..core.flow.ports", "Observer"),
        Import("..core.flow.timeouts", "Timeouts"),
    }
    for operation in provider.operations:
        used.add(Import("._operations", operation_constant(operation)))
        typing |= _imports(context, operation)
    if Import("pydantic", "MISSING") in typing:
        # The default of an argument: needed when the module runs.
        typing.remove(Import("pydantic", "MISSING"))
        used.add(Import("..core.fields.missing", "MISSING"))
    names = [credential.name for credential in provider.client_credentials]
    if names:
        typing.add(Import("..core.auth.credentials", "Credential"))
    held = Dict(tuple((literal(name), Code(name)) for name in names))
    return ClientsView(
        about=context.about("the clients"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        credentials=tuple(names),
        credentials_dict=lay_out(held, 3, behind=1),
        clients=(
            ClientView(
                name="Client",
                base="BaseClient",
                transport="httpx2.BaseTransport",
                journal="Journal",
                docstring=_about(context, "threads"),
                methods=_methods(context, "def", "return "),
            ),
            ClientView(
                name="AsyncClient",
                base="BaseAsyncClient",
                transport="httpx2.AsyncBaseTransport",
                journal="AsyncJournal",
                docstring=_about(context, "an event loop"),
                methods=_methods(context, "async def", "return await "),
            ),
        ),
    )


def _about(context: ProviderContext, where: str) -> str:
    provider = context.provider
    return docstring(
        (
            f"{context.title}, for {where}.",
            sentence(provider.doc),
            (
                "A live environment needs `accept_assumptions` with the ids of what no "
                "document states; without them the error lists each with its sentence."
                if any(not each.sandbox for each in provider.environments)
                else ""
            ),
        ),
        1,
        [
            *(
                (each.name, wording.credential(each))
                for each in provider.client_credentials
            ),
            *wording.CLIENT_ARGUMENTS,
        ],
    )


def _methods(
    context: ProviderContext, keyword: str, returning: str
) -> tuple[MethodView, ...]:
    return tuple(
        MethodView(
            signature=_signature(context, operation, keyword),
            docstring=_meaning(context, operation),
            body=returning + lay_out(_call(context, operation), 2, len(returning)),
        )
        for operation in context.provider.operations
    )


def _signature(context: ProviderContext, operation: Operation, keyword: str) -> str:
    value = value_annotation(context, operation).text
    error = error_annotation(context, operation).text
    returns = value if is_read(operation) else f"Outcome[{value}, {error}]"
    declared = [
        "self",
        "*",
        *(each.declaration for each in _parameters(context, operation)),
    ]
    head = f"{keyword} {operation.name}("
    flat = f"{head}{', '.join(declared)}) -> {returns}:"
    if INDENT + width(flat) <= LINE:
        return flat
    lines = "".join(f"        {each},\n" for each in declared)
    return f"{head}\n{lines}    ) -> {returns}:"


def _parameters(context: ProviderContext, operation: Operation) -> list[Parameter]:
    found = [
        Parameter(
            each.name,
            f"{each.name}: {context.annotator.given(each.type).text}",
            sentence(each.doc),
            True,
        )
        for each in operation.parameters
    ]
    pair = context.money(operation)
    if pair is not None:
        declaration = (
            "money: Money" if pair[0].required else "money: Money | None = None"
        )
        meaning = (
            f"The {pair[0].wire} and {pair[1].wire}, in major units; refused if it has "
            "more decimals than the provider gives the currency."
        )
        found.append(Parameter("money", declaration, meaning, pair[0].required))
    body = context.body(operation)
    for field in () if body is None else body.fields:
        if pair is not None and field in pair:
            continue
        name = context.names.field(body.name if body else "", field.wire)
        annotation = context.annotator.argument(
            field.type, required=field.required, nullable=field.nullable
        )
        declaration = f"{name}: {annotation.text}"
        if not field.required:
            declaration += " = MISSING"
        found.append(Parameter(name, declaration, sentence(field.doc), field.required))
    found.sort(key=lambda each: not each.required)
    if operation.safety is not None and operation.safety.repeat is not None:
        found.append(
            Parameter(
                "idempotency_key",
                "idempotency_key: str | None = None",
                wording.idempotency_key(operation),
                False,
            )
        )
    found.append(
        Parameter(
            "deadline",
            "deadline: float | None = None",
            "Seconds that this call may take, in place of the client's.",
            False,
        )
    )
    return found


def _meaning(context: ProviderContext, operation: Operation) -> str:
    paragraphs = [sentence(operation.doc) or f"`{operation.method} {operation.path}`."]
    if is_read(operation):
        paragraphs.append(
            "Raises `ApiError` for an error of the provider's, and the core's "
            "`InvalidRequest`, `NotReached`, `NoAnswer` and `UnreadableAnswer`."
        )
    else:
        paragraphs.append(wording.outcomes(operation))
    arguments = [(each.name, each.meaning) for each in _parameters(context, operation)]
    return docstring(paragraphs, 2, arguments)


def _call(context: ProviderContext, operation: Operation) -> Call:
    parameters = Dict(
        tuple((literal(each.name), Code(each.name)) for each in operation.parameters)
    )
    body = context.body(operation)
    pair = context.money(operation) or ()
    names = (
        []
        if body is None
        else [
            context.names.field(body.name, field.wire)
            for field in body.fields
            if field not in pair
        ]
    )
    values = Dict(tuple((literal(name), Code(name)) for name in names))
    table = Code(operation_constant(operation))
    arguments: list[Expression] = [table, parameters, values]
    if not is_read(operation):
        repeats = operation.safety is not None and operation.safety.repeat is not None
        arguments.append(Code("money" if pair else "None"))
        arguments.append(Code("idempotency_key" if repeats else "None"))
    arguments.append(Code("deadline"))
    name = "self._read" if is_read(operation) else "self._write"
    return Call(name, tuple((None, each) for each in arguments))


def _imports(context: ProviderContext, operation: Operation) -> set[Import]:
    found = set(value_annotation(context, operation).imports)
    if not is_read(operation):
        found |= error_annotation(context, operation).imports
        found.add(Import("..core.safety.outcomes", "Outcome"))
    if context.money(operation):
        found.add(Import("..core.fields.money", "Money"))
    for parameter in operation.parameters:
        found |= context.annotator.given(parameter.type).imports
    body = context.body(operation)
    pair = context.money(operation) or ()
    for field in () if body is None else body.fields:
        if field not in pair:
            found |= context.annotator.argument(
                field.type, required=field.required, nullable=field.nullable
            ).imports
    return found
