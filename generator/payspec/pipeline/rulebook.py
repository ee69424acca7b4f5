"""Every rule that a finding can name, by its id."""

from collections.abc import Mapping
from types import MappingProxyType

from payspec.diagnostics import Rule
from payspec.language.rulebook import RULES as LANGUAGE
from payspec.python.names import NAME_COLLISION
from payspec.python.render.overrides.rules import RULES as TEMPLATES

from .check import PROVIDER_TWICE

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **LANGUAGE,
        **{rule.id: rule for rule in (NAME_COLLISION, PROVIDER_TWICE, *TEMPLATES)},
    }
)
"""The language's own, those of what a run is made of, and those of templates."""
