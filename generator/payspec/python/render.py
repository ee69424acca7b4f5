"""Views become text: the one room that knows Jinja."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .literals import Code


def render(templates: Path, template: str, context: Mapping[str, object]) -> str:
    """The text of a template in the folder `templates`, which only prints `context`.

    `TypeError` if something that is no text would be printed.
    """
    return _environment(templates).get_template(template).render(context)


@cache
def _environment(templates: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        finalize=_printable,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _printable(value: object) -> object:
    if isinstance(value, str | Code):
        return value
    raise TypeError(f"a template prints text, not {type(value).__name__}")
