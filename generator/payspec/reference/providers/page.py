"""The view of a provider's page, and of the page that leads to all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from payspec.ir.provider import Provider

from ..markdown import code, joined, link, prose, table
from ..material import Material
from ..section import PageView, Section, section, told
from . import access, callbacks, evidence, lifecycle, operations, types


@dataclass(frozen=True, slots=True)
class IndexView:
    """The providers as a table."""

    providers: str


def index(material: Material) -> IndexView:
    """The way in."""
    rows = [
        (
            link(prose(each.title), f"{each.name}.md"),
            prose(each.doc),
            str(len(each.operations)),
            str(len(each.assumptions)),
            str(len(each.conflicts)),
        )
        for each in material.providers
    ]
    headings = ("provider", "", "operations", "assumptions", "conflicts")
    return IndexView(table(headings, rows))


def pages(material: Material) -> Mapping[str, PageView]:
    """A page for each provider, by its name."""
    return {each.name: _page(each) for each in material.providers}


def _page(provider: Provider) -> PageView:
    sections = told(
        (
            access.environments(provider),
            access.authentication(provider),
            _money(provider),
            operations.operations(provider),
            lifecycle.statuses(provider),
            lifecycle.flows(provider),
            callbacks.callbacks(provider),
            lifecycle.scenarios(provider),
            lifecycle.mapping(provider),
            types.types(provider),
            evidence.assumptions(provider),
            evidence.conflicts(provider),
            evidence.sources(provider),
        )
    )
    imported = f"In code: {code(provider.name)}. {link('All providers', 'README.md')}."
    return PageView(
        prose(provider.title) or provider.name,
        (joined(prose(provider.doc), imported),),
        sections,
    )


def _money(provider: Provider) -> Section:
    money = provider.money
    if money is None:
        return section("Money")
    rows = [(code(currency), str(digits)) for currency, digits in money.own]
    start = (
        "Currencies have the decimals that ISO 4217 gives them"
        if money.iso4217
        else "Only the currencies of this table are known"
    )
    known = evidence.rests(money.evidence)
    but = ", but for these:" if rows and money.iso4217 else "."
    about = f"{start}{but}{f' ({known})' if known else ''}"
    return section("Money", about, table(("currency", "decimals"), rows))
