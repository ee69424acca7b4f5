"""The provider's own tables: `_provider.py`, `_money.py` and `environments.py`."""

from dataclasses import dataclass

from payspec.ir.access import AuthScheme, BasicAuth, CredentialKind
from payspec.ir.facts import facts, live_assumptions

from ..docstrings import docstring
from ..imports import Import, import_lines
from ..layout import Call, Dict, assignment, call, texts
from ..literals import Code, literal
from .context import HEADER, ProviderContext, sentence


@dataclass(frozen=True, slots=True)
class ConstantsView:
    """A module of constants: each laid out, perhaps with a docstring."""

    header: str
    title: str
    imports: str
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
        used.add(Import("..core.auth.schemes", _scheme(scheme).name))
        constants.append((assignment(scheme.name.upper(), _scheme(scheme)), ""))
    assumed = _assumptions(context)
    if assumed.items:
        used.add(Import("..core.client.provider", "Assumption"))
    account = [
        each.name
        for each in described.credentials
        if each.kind is CredentialKind.ACCOUNT
    ]
    value = call(
        "Provider",
        name=literal(described.name),
        package=Code("__package__"),
        account=texts(account) or Code("()"),
        assumptions=assumed,
        error=Code("ApiError"),
    )
    constants.append((assignment("PROVIDER", value), ""))
    return ConstantsView(HEADER, described.title, import_lines(used), tuple(constants))


def money(context: ProviderContext) -> ConstantsView:
    """The view of `_money.py`: how many decimals a currency has."""
    table = context.provider.money
    assert table is not None
    own = Dict(tuple((literal(code), literal(digits)) for code, digits in table.own))
    value = call("Exponents", own, iso4217=None if table.iso4217 else Code("False"))
    imports = import_lines({Import("..core.fields.exponents", "Exponents")})
    meaning = docstring(("How many decimals a currency has for this provider.",))
    constant = (assignment("EXPONENTS", value), meaning)
    return ConstantsView(HEADER, context.provider.title, imports, (constant,))


def environments(context: ProviderContext) -> ConstantsView:
    """The view of `environments.py`: where the API runs."""
    constants: list[tuple[str, str]] = []
    for environment in context.provider.environments:
        mode = Dict(
            tuple((literal(name), literal(value)) for name, value in environment.mode)
        )
        value = call(
            "Environment",
            name=literal(environment.name),
            url=literal(environment.url),
            live=Code(repr(not environment.sandbox)),
            mode=mode if mode.items else None,
        )
        default = (
            "A sandbox: no real money moves here."
            if environment.sandbox
            else "Real money moves here."
        )
        meaning = docstring((sentence(environment.doc) or default,))
        constants.append((assignment(environment.name.upper(), value), meaning))
    imports = import_lines({Import("..core.client.environment", "Environment")})
    return ConstantsView(HEADER, context.provider.title, imports, tuple(constants))


def _scheme(scheme: AuthScheme) -> Call:
    match scheme:
        case BasicAuth(user=user, password=password):
            return call("Basic", user=literal(user), password=literal(password))


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
                    literal(says[name]),
                    texts(sorted(set(beside[name]))) or Code("()"),
                ),
            )
            for name in live_assumptions(described)
        )
    )
