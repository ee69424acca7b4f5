"""The clients: `client.py`, a thin method per operation, sync and async."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.access import Credential
from payspec.ir.needs import may_be_left_out, needed_on
from payspec.ir.operations import Operation, Payload
from payspec.ir.provider import Provider
from payspec.ir.types import Field

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import INDENT, LINE, Call, Dict, Expression, lay_out
from ..literals import Code, literal, width
from ..names import operation_constant
from . import flows, wording
from .context import ProviderContext, sentence
from .operations import takes_key
from .results import error_annotation, is_read, page_annotation, value_annotation

_PAGER = "..core.paging.pager"


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
    if provider.credentials:
        typing.add(Import("..core.auth.credentials", "Credential"))
    for operation in provider.operations:
        used.add(Import("._operations", operation_constant(operation)))
        typing |= _imports(context, operation)
    if any(may_be_left_out(provider, each) for each in provider.client_credentials):
        typing.add(Import("pydantic", "MISSING"))
    if Import("pydantic", "MISSING") in typing:
        # The default of an argument: needed when the module runs.
        typing.remove(Import("pydantic", "MISSING"))
        used.add(Import("..core.fields.missing", "MISSING"))
    credentials = provider.client_credentials
    held = Dict(tuple((literal(each.name), Code(each.name)) for each in credentials))
    return ClientsView(
        about=context.about("the clients"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        credentials=tuple(_credential(provider, each) for each in credentials),
        credentials_dict=lay_out(held, 3, behind=1),
        clients=(
            ClientView(
                name="Client",
                base="BaseClient",
                transport="httpx2.BaseTransport",
                journal="Journal",
                docstring=_about(context, "for threads", _THREADS),
                methods=_methods(context, "def", "return "),
            ),
            ClientView(
                name="AsyncClient",
                base="BaseAsyncClient",
                transport="httpx2.AsyncBaseTransport",
                journal="AsyncJournal",
                docstring=_about(context, "for an event loop", _LOOP),
                methods=_methods(context, "async def", "return await "),
            ),
        ),
    )


_THREADS = (
    "One client may be shared by all threads. Close it, or use it in `with`: then "
    "nothing more is sent, and what is under way goes on to its end."
)
_LOOP = (
    "One client may be shared by all tasks of the event loop that it is first used in; "
    "in another one nothing is sent (`WrongEventLoop`). Close it, or use it in `async "
    "with`: then nothing more is sent, and what is under way goes on to its end."
)


def _credential(provider: Provider, credential: Credential) -> str:
    """An argument; one that only some calls need may be left out."""
    if may_be_left_out(provider, credential):
        return f"{credential.name}: Credential | MISSING = MISSING"
    return f"{credential.name}: Credential"


def _about(context: ProviderContext, where: str, sharing: str) -> str:
    provider = context.provider
    return docstring(
        (
            f"{context.title}, {where}.",
            sentence(provider.doc),
            *wording.surfaces(provider),
            sharing,
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
                (each.name, wording.credential(each, needed_on(provider, each)))
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
            body=_body(context, operation, returning),
        )
        for operation in context.provider.operations
    )


def _body(context: ProviderContext, operation: Operation, returning: str) -> str:
    start = returning if operation.pages is None else "return "
    return start + lay_out(_call(context, operation), 2, len(start))


def _signature(context: ProviderContext, operation: Operation, keyword: str) -> str:
    value = value_annotation(context, operation).text
    error = error_annotation(context, operation).text
    returns = value if is_read(operation) else f"Outcome[{value}, {error}]"
    if operation.pages is not None:
        # What gives pages is there at once: they are waited for one by one.
        pager = "Pager" if keyword == "def" else "AsyncPager"
        returns = f"{pager}[{page_annotation(context, operation).text}]"
        keyword = "def"
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
        declaration = "money: Money" if pair.required else "money: Money | None = None"
        meaning = (
            f"The {pair.amount.wire} and {pair.currency.wire}, in major units; refused "
            "if it has more decimals than the provider gives the currency."
        )
        found.append(Parameter("money", declaration, meaning, pair.required))
    for name, field in _fields(context, operation):
        annotation = context.annotator.argument(
            field.type, required=field.required, nullable=field.nullable
        )
        declaration = f"{name}: {annotation.text}"
        if not field.required:
            declaration += " = MISSING"
        found.append(Parameter(name, declaration, sentence(field.doc), field.required))
    found.sort(key=lambda each: not each.required)
    if takes_key(operation):
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
    if operation.surface is not None:
        paragraphs.append(f"Called on the surface `{operation.surface}`.")
    if operation.unbound is not None:
        paragraphs.append(wording.unbound(operation.unbound))
    if operation.pages is not None:
        paragraphs.append(
            "Gives all items, page by page as they are asked for; `pages()` gives the "
            "pages. Each of them is a call of its own, with a deadline of its own."
        )
    paragraphs += flows.wording(context, operation)
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
    values = _values(context, operation, operation.body)
    table = Code(operation_constant(operation))
    arguments: list[tuple[str | None, Expression]] = [
        (None, table),
        (None, parameters),
        (None, values),
    ]
    if not is_read(operation):
        money = "money" if context.money(operation) else "None"
        arguments.append((None, Code(money)))
        key = "idempotency_key" if takes_key(operation) else "None"
        arguments.append((None, Code(key)))
    arguments.append((None, Code("deadline")))
    for asked, given in (
        ("query", operation.query),
        ("headers", operation.given_headers),
    ):
        if given is not None:
            arguments.append((asked, _values(context, operation, given)))
    if is_read(operation) and context.money(operation):
        arguments.append(("money", Code("money")))
    name = "self._read" if is_read(operation) else "self._write"
    if operation.pages is not None:
        name = "self._listed"
    return Call(name, tuple(arguments))


def _fields(
    context: ProviderContext, operation: Operation
) -> Iterator[tuple[str, Field]]:
    """The fields of body, query and headers that are arguments, by their names."""
    pair = context.money(operation)
    for payload in (operation.body, operation.query, operation.given_headers):
        described = context.asked(payload)
        for field in () if described is None else described.fields:
            if pair is None or not pair.replaces(field):
                name = described.name if described else ""
                yield context.names.field(name, field.wire), field


def _values(
    context: ProviderContext, operation: Operation, payload: Payload | None
) -> Dict:
    described = context.asked(payload)
    pair = context.money(operation)
    names = [
        context.names.field(described.name, field.wire)
        for field in (() if described is None else described.fields)
        if described is not None and (pair is None or not pair.replaces(field))
    ]
    return Dict(tuple((literal(name), Code(name)) for name in names))


def _imports(context: ProviderContext, operation: Operation) -> set[Import]:
    found = set(value_annotation(context, operation).imports)
    if operation.pages is not None:
        found = set(page_annotation(context, operation).imports)
        found |= {Import(_PAGER, "AsyncPager"), Import(_PAGER, "Pager")}
    if not is_read(operation):
        found |= error_annotation(context, operation).imports
        found.add(Import("..core.safety.outcomes", "Outcome"))
    if context.money(operation):
        found.add(Import("..core.fields.money", "Money"))
    for parameter in operation.parameters:
        found |= context.annotator.given(parameter.type).imports
    for _, field in _fields(context, operation):
        found |= context.annotator.argument(
            field.type, required=field.required, nullable=field.nullable
        ).imports
    return found
