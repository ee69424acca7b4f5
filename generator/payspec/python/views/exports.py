"""What packages export: `__init__.py` of a provider, and of the whole package."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.scalars import File
from payspec.ir.types import EnumType, MapOf, ObjectType
from payspec.ir.usage import usage
from payspec.runtime import __all__ as public

from ..constants import environment_constant
from ..docstrings import docstring
from ..imports import Import, import_lines, name_order
from ..layout import Dict, assignment, texts
from ..literals import Code, literal
from ..status_names import meanings_constant
from .context import HEADER, ProviderContext, sentence
from .module import ModuleView

BESIDE_A_CLIENT = (
    "Accepted",
    "Duplicate",
    "Money",
    "NotSent",
    "Outcome",
    "Rejected",
    "Unknown",
    "outcome_of",
)
"""What of the core stands in every program that pays: a provider exports it too."""

BESIDE_STATUSES = ("MoneyAt", "Standing", "StatusMeaning")
"""What of the core a provider exports that says what its statuses mean."""


_TYPE_CHECKING = import_lines({Import("typing", "TYPE_CHECKING")})


@dataclass(frozen=True, slots=True)
class ExportsView(ModuleView):
    """An `__init__.py` of a provider: the same names for type checkers and lazily."""

    typing_imports: str
    modules: str


@dataclass(frozen=True, slots=True)
class PackageView(ModuleView):
    """The `__init__.py` of the package: what the core exports."""

    typing_imports: str


def provider(context: ProviderContext) -> ExportsView:
    """The view of a provider's `__init__.py`."""
    described = context.provider
    environments = map(environment_constant, described.environments)
    tables = set(map(meanings_constant, described.lifecycles))
    modules: dict[str, set[str]] = {
        "..core": {
            *BESIDE_A_CLIENT,
            *(BESIDE_STATUSES if tables else ()),
            *(["FilePart"] if _has_files(described) else ()),
        },
        ".client": {"AsyncClient", "Client"},
        ".environments": set(environments),
        ".errors": {"ApiError"},
        ".models": set(_models(context)),
        ".statuses": tables,
    }
    filled = {module: names for module, names in modules.items() if names}
    table = Dict(
        tuple(
            (literal(module), texts(sorted(names, key=name_order)) or Code("()"))
            for module, names in sorted(filled.items())
        )
    )
    return ExportsView(
        provider=described.name,
        about=docstring((f"{context.title}.", sentence(described.doc), HEADER)),
        imports=_TYPE_CHECKING,
        typing_imports=import_lines(
            {
                Import(module, name, exported=True)
                for module, names in filled.items()
                for name in names
            },
            1,
        ),
        modules=assignment("_MODULES", table, 1),
    )


def _has_files(provider: Provider) -> bool:
    return any(
        File() in (field.type, getattr(field.type, "item", None))
        for named in provider.types
        if isinstance(named, ObjectType)
        for field in named.fields
    )


def _models(context: ProviderContext) -> Iterator[str]:
    reach = usage(context.provider)
    asked = {
        described.name
        for operation in context.provider.operations
        for payload in (
            operation.given_path,
            operation.query,
            operation.given_headers,
        )
        if (described := context.asked(payload)) is not None
    }
    held = {
        payload.holder.name
        for operation in context.provider.operations
        for payload in (operation.body, *operation.answered)
        # What holds the entries of a map is what a caller is given.
        if payload is not None
        and payload.holder is not None
        and not (isinstance(payload.type, MapOf) and payload is not operation.body)
    }
    for named in context.provider.types:
        if named.name in asked | held:
            continue
        is_open = isinstance(named, EnumType) and not named.closed
        sent, received = named.name in reach.sent, named.name in reach.received
        if sent and not is_open:
            yield context.names.request(named.name)
        if received or (sent and is_open):
            yield context.names.response(named.name)


def package(providers: tuple[str, ...]) -> PackageView:
    """The view of the package's own `__init__.py`, for providers of these names."""
    listed = ", ".join(f"`{each}`" for each in providers)
    about = (
        "Clients of payment providers.",
        f"One package for each provider: {listed}. What they share is exported here.",
        HEADER,
    )
    imports = {Import(".core", name, exported=True) for name in public}
    return PackageView("", docstring(about), _TYPE_CHECKING, import_lines(imports, 1))
