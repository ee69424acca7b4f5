"""THE TABLE: every file that is emitted, and what makes it. Nothing else is emitted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .models import models_view
from .views import (
    call_fixtures,
    callbacks,
    client,
    errors,
    exports,
    fields,
    fixtures,
    flows,
    operations,
    params,
    payloads,
    signature_fixtures,
    statuses,
)
from .views import provider as tables
from .views.context import ProviderContext

Condition = Callable[[ProviderContext], bool]


def always(_: ProviderContext) -> bool:
    """Emitted for every provider."""
    return True


def has_money(context: ProviderContext) -> bool:
    """The provider has a table of exponents."""
    return context.provider.money is not None


def has_environments(context: ProviderContext) -> bool:
    """It is known where the provider's API runs."""
    return bool(context.provider.environments)


def has_params(context: ProviderContext) -> bool:
    """Some object stands inside a body."""
    return bool(params.nested(context))


def has_callbacks(context: ProviderContext) -> bool:
    """The provider sends something by itself."""
    return bool(context.provider.callbacks)


def has_statuses(context: ProviderContext) -> bool:
    """The spec says what statuses mean."""
    return bool(context.provider.lifecycles)


def has_flows(context: ProviderContext) -> bool:
    """Some calls follow each other."""
    return bool(context.provider.flows)


def has_descriptors(context: ProviderContext) -> bool:
    """The provider describes fields at run time."""
    return bool(fields.descriptors(context))


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that a template prints from a view."""

    path: str
    template: str
    view: Callable[[ProviderContext], object]
    when: Condition = always


@dataclass(frozen=True, slots=True)
class Documents:
    """Files of data, one for each of some names."""

    path: str
    texts: Callable[[ProviderContext], Iterable[tuple[str, str]]]


ProviderArtifact = Printed | Documents
"""Every kind of file that is emitted for a provider; one class per kind."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A file of the whole package that a template prints from providers' names.

    From nothing else of them: a package of many is made of those that have changed.
    """

    path: str
    template: str
    view: Callable[[tuple[str, ...]], object]


@dataclass(frozen=True, slots=True)
class Copied:
    """A folder that is copied as it is."""

    path: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A file with nothing in it."""

    path: str


PackageArtifact = Shared | Copied | Marker
"""Every kind of file that is emitted once; one class per kind."""

_CONSTANTS = "provider/constants.py.j2"

PROVIDER_TABLE: tuple[ProviderArtifact, ...] = (
    Printed("__init__.py", "provider/init.py.j2", exports.provider),
    Printed("client.py", "provider/client.py.j2", client.build),
    Printed("models.py", "provider/models.py.j2", models_view),
    Printed("params.py", "provider/params.py.j2", params.build, has_params),
    Printed("environments.py", _CONSTANTS, tables.environments, has_environments),
    Printed("errors.py", "provider/errors.py.j2", errors.build),
    Printed("validators.py", "provider/validators.py.j2", payloads.build),
    Printed("callbacks.py", "provider/callbacks.py.j2", callbacks.build, has_callbacks),
    Printed("statuses.py", _CONSTANTS, statuses.build, has_statuses),
    Printed("flows.py", _CONSTANTS, flows.build, has_flows),
    Printed("fields.py", "provider/fields.py.j2", fields.build, has_descriptors),
    Printed("_operations.py", "provider/operations.py.j2", operations.build),
    Printed("_provider.py", _CONSTANTS, tables.provider),
    Printed("_money.py", _CONSTANTS, tables.money, has_money),
    Documents("schemas/{name}.json", payloads.schemas),
    Documents("fixtures/{name}.json", fixtures.texts),
    Documents("fixtures/{name}.json", fixtures.index),
    Documents("fixtures/{name}.calls.json", call_fixtures.texts),
    Documents("fixtures/{name}.signatures.json", signature_fixtures.texts),
)
"""What is emitted for each provider, below its own folder."""

PACKAGE_TABLE: tuple[PackageArtifact, ...] = (
    Shared("__init__.py", "package/init.py.j2", exports.package),
    Marker("py.typed"),
    Copied("core"),
    Copied("testing"),
)
"""What is emitted once, below the package's folder."""
