"""Views of the rules' pages: what each asks for, a spec that breaks it, and mended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from payspec.diagnostics import Explanation
from payspec.python.render.overrides.rules import RULES as OF_TEMPLATES

from .language.page import rules_of
from .language.rooms import ROOMS
from .markdown import code, fenced, joined, link, prose, table
from .material import Material
from .section import PageView, Section, section

_REST = "specs"
_REST_TITLE = "Specs together"
_TEMPLATES = "templates"
_TEMPLATES_TITLE = "Templates that override"
_EXAMPLES = {"yaml": "A spec", "jinja": "A template"}


@dataclass(frozen=True, slots=True)
class IndexView:
    """Every rule in one table, and how many there are."""

    count: str
    rules: str


@dataclass(frozen=True, slots=True)
class _Group:
    """The rules of one page."""

    name: str
    title: str
    rules: tuple[Explanation, ...]


def index(material: Material) -> IndexView:
    """The table of all rules, in the order of their pages."""
    rows = [
        (
            link(code(each.rule.id), f"rules/{group.name}.md#{each.rule.id}"),
            str(each.rule.severity),
            prose(each.rule.sentence),
        )
        for group in _groups(material)
        for each in group.rules
    ]
    return IndexView(str(len(rows)), table(("rule", "level", "sentence"), rows))


def pages(material: Material) -> Mapping[str, PageView]:
    """A page for each room that has rules, by the room's name."""
    return {group.name: _page(group) for group in _groups(material)}


def _groups(material: Material) -> Iterator[_Group]:
    left = dict(material.rules)
    for room in ROOMS:
        found = tuple(left.pop(rule.id) for rule in rules_of(room))
        yield _Group(room.name, room.title, found)
    templates = tuple(left.pop(rule.id) for rule in OF_TEMPLATES)
    if left:
        yield _Group(_REST, _REST_TITLE, tuple(left.values()))
    yield _Group(_TEMPLATES, _TEMPLATES_TITLE, templates)


def _page(group: _Group) -> PageView:
    return PageView(
        f"Rules: {group.title}",
        (_beginning(group),),
        tuple(map(_rule, group.rules)),
    )


def _beginning(group: _Group) -> str:
    everything = link("All rules", "../rules.md")
    if group.name == _REST:
        return f"{everything}."
    if group.name == _TEMPLATES:
        return f"{everything}; {link('what may be overridden', '../templates.md')}."
    language = link("what the language says", f"../language/{group.name}.md")
    return f"{everything}; {language}."


def _rule(explained: Explanation) -> Section:
    rule = explained.rule
    about = f"{str(rule.severity).capitalize()}. {prose(rule.sentence)}"
    return section(code(rule.id), about, prose(explained.why), *_example(explained))


def _example(explained: Explanation) -> Sequence[str]:
    example = explained.example
    if example is None:
        return ("The file that breaks it is too large to be shown.",)
    return (
        f"{_EXAMPLES[example.language]} that breaks it:",
        fenced(example.language, example.breaks),
        "What is said:",
        fenced("text", example.said),
        joined("Mended:", fenced("diff", "\n".join(example.difference))),
    )
