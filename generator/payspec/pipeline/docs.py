"""From checked providers and explained rules to the pages of the reference."""

from collections.abc import Mapping
from pathlib import Path

from payspec.diagnostics import Explanation
from payspec.python.render.contracts.table import block_texts
from payspec.reference.emit import emit
from payspec.reference.material import Material

from .check import Checked


def docs(
    checked: tuple[Checked, ...],
    rules: Mapping[str, Explanation],
    templates: Path,
    *,
    language: bool,
) -> dict[str, str]:
    """The pages on the providers, by their paths below the folder of documentation.

    With `language` also those on the language, its rules and its templates. `rules` are
    all that a finding can name, by id; `templates` is their folder.
    """
    providers = tuple(each.provider for each in checked)
    return emit(
        Material(providers, rules, block_texts(templates)), templates, language=language
    )
