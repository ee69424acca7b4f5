"""The view of the page of templates: each block, its contract, and what views hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from payspec.python.artifacts import PACKAGE_TABLE, PROVIDER_TABLE, Printed, Shared
from payspec.python.render.contracts.contract import Contract
from payspec.python.render.contracts.shapes import Many, Record, Shape, Together, said
from payspec.python.render.contracts.table import by_template
from payspec.python.render.overrides.files import BASE
from payspec.python.render.overrides.pins import pinned

from .markdown import bullets, code, fenced, joined, link, prose, table
from .material import Material
from .section import Section, section


@dataclass(frozen=True, slots=True)
class TemplatesView:
    """A section for each template, and one for what views hold."""

    base: str
    pin: str
    sections: tuple[Section, ...]


def page(material: Material) -> TemplatesView:
    """The page of all blocks that may be overridden."""
    sections = [
        _template(template, contracts, material.blocks)
        for template, contracts in by_template().items()
    ]
    return TemplatesView(BASE, pinned(1), (*sections, _views()))


def _template(
    template: str,
    contracts: Mapping[str, Contract],
    texts: Mapping[tuple[str, str], str],
) -> Section:
    files = ", ".join(_files(template))
    about = "What is printed by all." if template == BASE else f"Prints {files}."
    blocks = (_block(each, texts[template, each.block]) for each in contracts.values())
    return section(code(template), about, *blocks)


def _files(template: str) -> Iterator[str]:
    for artifact in PACKAGE_TABLE:
        if isinstance(artifact, Shared) and artifact.template == template:
            yield f"{code(artifact.path)} of the package"
    for each in PROVIDER_TABLE:
        if isinstance(each, Printed) and each.template == template:
            yield code(each.path)


def _block(contract: Contract, text: str) -> str:
    given = ((code(name), _said(of)) for name, of in contract.shapes.items())
    changes = (
        f"contract {version}: {prose(sentence)}"
        for version, sentence in enumerate(contract.changes, start=2)
    )
    return joined(
        f"### {code(contract.block)}, contract {contract.version}",
        prose(contract.prints),
        fenced("jinja", text) if text else "",
        table(("variable", "is a"), given),
        bullets(changes),
    )


def _views() -> Section:
    records: dict[str, Record] = {}
    for contracts in by_template().values():
        for contract in contracts.values():
            for shape in contract.shapes.values():
                records |= {each.name: each for each in _records(shape)}
    return section("What views hold", *map(_view, records.values()))


def _records(shape: Shape) -> Iterator[Record]:
    match shape:
        case Record(fields=fields):
            yield shape
            for _, inner in fields:
                yield from _records(inner)
        case Many(inner):
            yield from _records(inner)
        case Together(inners):
            for inner in inners:
                yield from _records(inner)
        case _:
            pass


def _said(shape: Shape) -> str:
    """A shape in words, with links to the views in it."""
    match shape:
        case Record(name):
            return link(name, f"#{name.lower()}")
        case Many(inner):
            return f"list of {_said(inner)}"
        case Together(inners):
            return f"({', '.join(map(_said, inners))})"
        case _:
            return prose(said(shape))


def _view(record: Record) -> str:
    fields = ((code(name), _said(of)) for name, of in record.fields)
    return joined(f"### {record.name}", table(("field", "is a"), fields))
