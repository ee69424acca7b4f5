"""The clients: `client.py`, a thin method per operation, sync and async."""

from dataclasses import dataclass

from payspec.ir.access import Credential
from payspec.ir.needs import may_be_left_out, needed_on
from payspec.ir.provider import Provider

from ..constants import operation_constant
from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Dict, lay_out
from ..literals import Code, literal
from . import wording
from .context import ProviderContext, sentence
from .methods import MethodView, method_imports, methods
from .module import ModuleView


@dataclass(frozen=True, slots=True)
class ClientView:
    """One of the two clients."""

    name: str
    is_async: bool
    base: str
    transport: str
    journal: str
    docstring: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ClientsView(ModuleView):
    """`client.py`."""

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
        Import("..core.client.sync_base", "BaseClient"),
        Import("..core.client.async_base", "BaseAsyncClient"),
        Import("..core.client.settings", "DEADLINE"),
    }
    typing = {
        Import("ssl"),
        Import("httpx2"),
        Import("collections.abc", "Collection"),
        Import("..core.client.environment", "Environment"),
        Import("..core.fields.secret", "Secret"),
        Import("..core.flow.ports", "AsyncJournal"),
        Import("..core.flow.ports", "Journal"),
        Import("..core.flow.ports", "Observer"),
        Import("..core.flow.timeouts", "Timeouts"),
    }
    if provider.credentials:
        typing.add(Import("..core.auth.credentials", "Credential"))
    for operation in provider.operations:
        used.add(Import("._operations", operation_constant(operation)))
        typing |= method_imports(context, operation)
    if any(may_be_left_out(provider, each) for each in provider.client_credentials):
        typing.add(Import("pydantic", "MISSING"))
    if Import("pydantic", "MISSING") in typing:
        # The default of an argument: needed when the module runs.
        typing.remove(Import("pydantic", "MISSING"))
        used.add(Import("..core.fields.missing", "MISSING"))
    credentials = provider.client_credentials
    held = Dict(tuple((literal(each.name), Code(each.name)) for each in credentials))
    return ClientsView(
        provider=context.provider.name,
        about=context.about("the clients"),
        imports=import_lines(used),
        typing_imports=import_lines(typing, 1),
        credentials=tuple(_credential(provider, each) for each in credentials),
        # As a function, like the arguments of a call.
        credentials_dict="lambda: " + lay_out(held, 3, used=8, behind=1),
        clients=(
            ClientView(
                name="Client",
                is_async=False,
                base="BaseClient",
                transport="httpx2.BaseTransport",
                journal="Journal",
                docstring=_about(context, "for threads", _THREADS),
                methods=methods(context, "def", "return "),
            ),
            ClientView(
                name="AsyncClient",
                is_async=True,
                base="BaseAsyncClient",
                transport="httpx2.AsyncBaseTransport",
                journal="AsyncJournal",
                docstring=_about(context, "for an event loop", _LOOP),
                methods=methods(context, "async def", "return await "),
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
