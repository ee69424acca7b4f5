"""Where templates are found, and how they print."""

from collections.abc import Callable, Generator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TypedDict

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..literals import Code
from .overrides.files import SHIPPED, Overrides

_KEPT = 4
"""Environments of overrides: a watch has another one after each change of theirs."""


def render(templates: Path, template: str, context: Mapping[str, object]) -> str:
    """The text of a template in the folder `templates`, which only prints `context`.

    `TypeError` if something that is no text would be printed.
    """
    return shipped(templates).get_template(template).render(context)


def render_overridden(
    templates: Path,
    overrides: Overrides,
    template: str,
    context: Mapping[str, object],
    most: int,
) -> str:
    """The same, where blocks of the template are overridden.

    Raises whatever comes of the overrides, which are somebody's own: `OverflowError`
    from the line that prints on behind `most` characters.
    """
    found = overridden(templates, overrides).get_template(template)
    parts: list[str] = []
    size = 0
    printing = found.generate(context)
    for part in printing:
        parts.append(part)
        size += len(part)
        if size > most:
            assert isinstance(printing, Generator)
            printing.throw(OverflowError(f"more than {most} characters are printed"))
    return "".join(parts)


@cache
def shipped(templates: Path) -> Environment:
    """Of the templates in that folder alone."""
    return Environment(loader=FileSystemLoader(templates), **_options())


@lru_cache(maxsize=_KEPT)
def overridden(templates: Path, overrides: Overrides) -> Environment:
    """Of the templates in that folder, with what overrides them before them.

    A name with `payspec/` before it is always the shipped template. Somebody's template
    reaches what it is given and nothing else: no attribute of Python's own, no function
    that is there for all, and nothing that chance decides.
    """
    given = {each.name: each for each in overrides.files}

    def own(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = given.get(name)
        return None if found is None else (found.text, found.label, lambda: True)

    original = FileSystemLoader(templates)
    chain: list[BaseLoader] = [
        FunctionLoader(own),
        PrefixLoader({SHIPPED: original}),
        original,
    ]
    found = ImmutableSandboxedEnvironment(loader=ChoiceLoader(chain), **_options())
    found.globals.clear()
    del found.filters["random"]
    return found


class _Options(TypedDict):
    undefined: type[Undefined]
    finalize: Callable[[object], object]
    autoescape: bool
    trim_blocks: bool
    lstrip_blocks: bool
    keep_trailing_newline: bool


def _options() -> _Options:
    return {
        "undefined": StrictUndefined,
        "finalize": _printable,
        "autoescape": False,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


def _printable(value: object) -> object:
    if isinstance(value, str | Code):
        return value
    if isinstance(value, Undefined):
        # Says itself what was not there, or not to be reached.
        return str(value)
    mend = ": write `| string` behind it" if isinstance(value, int) else ""
    raise TypeError(f"a template prints text, not {type(value).__name__}{mend}")
