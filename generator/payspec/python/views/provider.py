"""The provider's own tables: `_provider.py`, `_money.py` and `environments.py`."""

from dataclasses import dataclass

from payspec.ir.access import CredentialKind
from payspec.ir.deployments import Binding
from payspec.ir.facts import facts, live_assumptions

from ..constants import auth_constant, environment_constant
from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Dict, Expression, Text, assignment, call, scalar, texts
from ..literals import Code, literal
from .auth import certificate, scheme_table
from .context import ProviderContext, sentence
from .module import ModuleView

_ENVIRONMENT = "..core.client.environment"


@dataclass(frozen=True, slots=True)
class ConstantsView(ModuleView):
    """A module of constants: each laid out, perhaps with a docstring."""

    constants: tuple[tuple[str, str], ...]


def provider(context: ProviderContext) -> ConstantsView:
    """The view of `_provider.py`: how to authenticate, and the provider itself."""
    described = context.provider
    used = {
        Import("..core.client.provider", "Provider"),
        Import(".errors", "ApiError"),
    }
    constants: list[tuple[str, str]] = []
    for scheme in described.auth:
        value, imports = scheme_table(described, scheme)
        used |= imports
        constants.append((assignment(auth_constant(scheme.name), value), ""))
    assumed = _assumptions(context)
    if assumed.items:
        used.add(Import("..core.client.provider", "Assumption"))
    account = [
        each.name
        for each in described.client_credentials
        if each.kind is CredentialKind.ACCOUNT
    ]
    shown = certificate(described)
    if shown is not None:
        used.add(Import("..core.auth.schemes", shown.name))
    value = call(
        "Provider",
        name=literal(described.name),
        package=Code("__package__"),
        account=texts(account) or Code("()"),
        assumptions=assumed,
        error=Code("ApiError"),
        certificate=shown,
    )
    constants.append((assignment("PROVIDER", value), ""))
    about = context.about("how it is reached, and what a live client rests on")
    return ConstantsView(
        context.provider.name, about, import_lines(used), tuple(constants)
    )


def money(context: ProviderContext) -> ConstantsView:
    """The view of `_money.py`: how many decimals a currency has."""
    table = context.provider.money
    assert table is not None
    own = Dict(tuple((literal(code), literal(digits)) for code, digits in table.own))
    value = call("Exponents", own, iso4217=None if table.iso4217 else Code("False"))
    imports = import_lines({Import("..core.fields.exponents", "Exponents")})
    meaning = docstring(("How many decimals a currency has for this provider.",))
    constant = (assignment("EXPONENTS", value), meaning)
    return ConstantsView(
        context.provider.name, context.about("amounts"), imports, (constant,)
    )


def environments(context: ProviderContext) -> ConstantsView:
    """The view of `environments.py`: where the API runs."""
    used = {Import(_ENVIRONMENT, "Environment")}
    constants: list[tuple[str, str]] = []
    for environment in context.provider.environments:
        mode = Dict(
            tuple((Text(name), scalar(value)) for name, value in environment.mode)
        )
        urls = Dict(
            tuple(
                (literal(each.surface), Text(each.url))
                for each in environment.addresses
            )
        )
        bind = Dict(
            tuple(
                (literal(each.operation), _binding(each, used))
                for each in environment.bindings
            )
        )
        value = call(
            "Environment",
            name=literal(environment.name),
            url=Text(environment.url),
            live=Code(repr(not environment.sandbox)),
            mode=mode if mode.items else None,
            urls=urls if urls.items else None,
            bind=bind if bind.items else None,
        )
        default = (
            "A sandbox: no real money moves here."
            if environment.sandbox
            else "Real money moves here."
        )
        meaning = docstring((sentence(environment.doc) or default,))
        target = environment_constant(environment)
        constants.append((assignment(target, value), meaning))
    about = context.about("where it runs")
    return ConstantsView(
        context.provider.name, about, import_lines(used), tuple(constants)
    )


def _binding(binding: Binding, used: set[Import]) -> Expression:
    used.add(Import(_ENVIRONMENT, "Binding"))
    auth = None
    if binding.auth is not None:
        auth = Code(auth_constant(binding.auth))
        used.add(Import("._provider", auth.text))
    return call("Binding", literal(binding.method), Text(binding.path), auth=auth)


def _assumptions(context: ProviderContext) -> Dict:
    described = context.provider
    references = {each.name: each.reference for each in described.sources}
    says = {each.id: each.says for each in described.assumptions}
    beside: dict[str, list[str]] = {}
    for evidence, _ in facts(described):
        for name in evidence.assumptions:
            beside.setdefault(name, []).extend(
                references[source] for source in evidence.sources
            )
    return Dict(
        tuple(
            (
                literal(name),
                call(
                    "Assumption",
                    says=Text(says[name]),
                    sources=texts(list(dict.fromkeys(beside[name]))),
                    environments=texts(places),
                ),
            )
            for name, places in live_assumptions(described).items()
        )
    )
