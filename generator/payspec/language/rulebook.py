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

_ROOMS = (
    source,
    document,
    suppression,
    evidence,
    deployments,
    access,
    auth,
    money,
    types,
    operations,
    safety,
    callbacks,
    lifecycle,
    mapping,
    samples,
    scenarios,
)


def _rules(room: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(room).values() if isinstance(value, Rule))


RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for room in _ROOMS for rule in _rules(room)}
)
"""Room by room, in the order in which each lists its own."""
