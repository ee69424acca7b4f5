"""Every rule of the language, by its id."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType, ModuleType

from payspec.diagnostics import Rule

from .access import rules as access
from .access.auth import rules as auth
from .callbacks import rules as callbacks
from .deployments import rules as deployments
from .document import rules as document
from .evidence import rules as evidence
from .lifecycle import rules as lifecycle
from .mapping import rules as mapping
from .money import rules as money
from .operations import rules as operations
from .safety import rules as safety
from .samples import rules as samples
from .scenarios import rules as scenarios
from .source import rules as source
from .suppression import rules as suppression
from .types import rules as types

_ROOMS = {
    "source": source,
    "document": document,
    "suppression": suppression,
    "evidence": evidence,
    "deployments": deployments,
    "access": access,
    "auth": auth,
    "money": money,
    "types": types,
    "operations": operations,
    "safety": safety,
    "callbacks": callbacks,
    "lifecycle": lifecycle,
    "mapping": mapping,
    "scenarios": scenarios,
    "samples": samples,
}


def _rules(room: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(room).values() if isinstance(value, Rule))


ROOMS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {name: tuple(_rules(room)) for name, room in _ROOMS.items()}
)
"""The rules of each room, in the order in which it lists its own."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for rules in ROOMS.values() for rule in rules}
)
"""Every rule of every room."""
