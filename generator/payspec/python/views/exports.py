"""What packages export: `__init__.py` of a provider, and of the whole package."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.types import EnumType
from payspec.ir.usage import usage
from payspec.runtime import __all__ as public

from ..docstrings import docstring
from ..imports import Import, import_lines, name_order
from ..layout import Dict, List, Tuple, assignment, call, lay_out
from ..literals import Code, literal
from .context import HEADER, ProviderContext, sentence


@dataclass(frozen=True, slots=True)
class ExportsView:
    """An `__init__.py`: names for type checkers, and the same names on first use."""

    docstring: str
    typing_imports: str
    lazy: str
    all: str


def provider(context: ProviderContext) -> ExportsView:
    """The view of a provider's `__init__.py`."""
    described = context.provider
    modules: dict[str, set[str]] = {
        "..core": set(public),
        ".client": {"AsyncClient", "Client"},
        ".environments": {each.name.upper() for each in described.environments},
        ".errors": {"ApiError"},
        ".models": set(_models(context)),
    }
    about = (f"{described.title.rstrip('.')}.", sentence(described.doc), HEADER)
    return _exports(about, modules)


def _models(context: ProviderContext) -> Iterator[str]:
    reach = usage(context.provider)
    for named in context.provider.types:
        is_open = isinstance(named, EnumType) and not named.closed
        sent, received = named.name in reach.sent, named.name in reach.received
        if sent and not is_open:
            yield context.names.request(named.name)
        if received or (sent and is_open):
            yield context.names.response(named.name)


def package(providers: tuple[Provider, ...]) -> ExportsView:
    """The view of the package's own `__init__.py`."""
    listed = ", ".join(f"`{each.name}`" for each in providers)
    about = (
        "Clients of payment providers.",
        f"One package for each provider: {listed}. What they share is exported here.",
        HEADER,
    )
    return _exports(about, {".core": set(public)})


def _exports(about: tuple[str, ...], modules: dict[str, set[str]]) -> ExportsView:
    filled = {module: names for module, names in modules.items() if names}
    imports = {
        Import(module, name) for module, names in filled.items() for name in names
    }
    table = Dict(
        tuple(
            (
                literal(module),
                Tuple(tuple(map(literal, sorted(filled[module], key=name_order)))),
            )
            for module in sorted(filled)
        )
    )
    everything = sorted({each.name or "" for each in imports}, key=name_order)
    lazy = call("exports", Code("__name__"), table)
    return ExportsView(
        docstring=docstring(about),
        typing_imports=import_lines(imports, 1),
        lazy=lay_out(lazy, 1, len("__getattr__, __dir__ = ")),
        all=assignment("__all__", List(tuple(map(literal, everything)))),
    )
