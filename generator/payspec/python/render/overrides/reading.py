"""A consumer's template as Jinja reads it, and the form that it has to have."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from payspec.diagnostics import Collector

from ..environment import overridden
from .files import SHIPPED, Override, Overrides
from .places import Places
from .rules import INVALID

_ELSEWHERE = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def read(
    override: Override, overrides: Overrides, templates: Path, report: Collector
) -> nodes.Template | None:
    """What the template says; `None`, and a finding, if it cannot be read.

    Reports what stands where nothing may: all but blocks and macros behind the name of
    the shipped template that it extends.
    """
    places = Places(override)
    try:
        override.data.decode("utf-8")
    except UnicodeDecodeError as error:
        span = places.line(override.data.count(b"\n", 0, error.start) + 1)
        report.report(INVALID, span, "this is not UTF-8", hint="save it as UTF-8")
        return None
    environment = overridden(templates, overrides)
    parsed: nodes.Template | None = None
    try:
        parsed = environment.parse(override.text, override.name, override.label)
        # The names of filters and blocks are looked at only here.
        environment.compile(override.text, override.name, override.label, raw=True)
    except TemplateSyntaxError as error:
        problem = (error.message or "no more is known").rstrip(".")
        report.report(
            INVALID,
            places.line(error.lineno),
            f"this is no template of Jinja's: {problem}",
            hint="mend it; `payspec docs --language` writes the shipped text of every "
            "block",
        )
    if parsed is not None:
        _check_form(parsed, override, report)
    return parsed


def _check_form(parsed: nodes.Template, override: Override, report: Collector) -> None:
    places = Places(override)
    name = f"{SHIPPED}/{override.name}"
    inside = [each for each in parsed.body if not _is_blank(each)]
    first = inside[0] if inside else None
    if first is None or not _extends(first, name):
        report.report(
            INVALID,
            places.line(1 if first is None else _line(first)),
            "this does not begin with the template that it refines",
            hint=f'begin with {{% extends "{name}" %}}',
        )
    else:
        for each in inside[1:]:
            if not isinstance(each, nodes.Block | nodes.Macro | nodes.Extends):
                report.report(
                    INVALID,
                    places.line(_line(each)),
                    "this stands outside of every block, and is never printed",
                    hint="put it into a block, or take it away",
                )
    for each in (found for kind in _ELSEWHERE for found in parsed.find_all(kind)):
        if each is not first:
            report.report(
                INVALID,
                places.line(each.lineno),
                "a template that overrides takes nothing from other files",
                hint="write it here; macros may stand between the blocks",
            )


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(each, nodes.TemplateData) and not each.data.strip()
        for each in node.nodes
    )


def _extends(node: nodes.Node | None, name: str) -> bool:
    if not isinstance(node, nodes.Extends):
        return False
    return isinstance(node.template, nodes.Const) and node.template.value == name


def _line(node: nodes.Node) -> int:
    """The first line that something stands on; text may begin with empty ones."""
    if isinstance(node, nodes.Output) and node.nodes:
        first = node.nodes[0]
        if isinstance(first, nodes.TemplateData):
            blank = len(first.data) - len(first.data.lstrip())
            return first.lineno + first.data.count("\n", 0, blank)
    return node.lineno
