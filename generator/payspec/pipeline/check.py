"""From the bytes of specs to checked providers, and all that was found."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from payspec.diagnostics import Collector, Rule, Severity, Span
from payspec.ir.provider import Provider
from payspec.language.context import SampleReader
from payspec.language.deployments.rules import PLATFORM
from payspec.language.document.deployment import (
    Deployment,
    is_deployment,
    provider_name,
    read_deployment,
)
from payspec.language.read import read_provider
from payspec.python.names import Names, names

PROVIDER_TWICE = Rule(
    "provider-twice", Severity.ERROR, "Two specs do not describe the same provider."
)


@dataclass(frozen=True, slots=True)
class Spec:
    """One spec: the name it is reported under, its bytes, and its samples."""

    file: str
    data: bytes
    read_sample: SampleReader


@dataclass(frozen=True, slots=True)
class Checked:
    """A provider without errors, and what it is called in code."""

    provider: Provider
    names: Names


def check(
    specs: tuple[Spec, ...], report: Collector, progress: Callable[[str], None]
) -> tuple[Checked, ...]:
    """Check every spec; the sound ones come back, everything found is reported."""
    found: list[Checked] = []
    places: dict[str, str] = {}
    providers = [spec for spec in specs if not is_deployment(spec.data)]
    deployments: list[Deployment] = []
    for spec in specs:
        if is_deployment(spec.data):
            progress(f"checking {spec.file}")
            deployment = read_deployment(spec.file, spec.data, report)
            deployments += () if deployment is None else (deployment,)
    check_platforms(
        deployments, {provider_name(each.data) for each in providers}, report
    )
    for spec in providers:
        progress(f"checking {spec.file}")
        checked = check_provider(spec, tuple(deployments), report)
        if checked is not None:
            check_twice(checked.provider.name, checked.provider.span, places, report)
            found.append(checked)
    return tuple(found)


def check_provider(
    spec: Spec, deployments: tuple[Deployment, ...], report: Collector
) -> Checked | None:
    """Check one spec with those of the deployments that are of its provider.

    ``None`` if it has errors of its own; two names that collide are reported too.
    """
    own = provider_name(spec.data)
    provider = read_provider(
        spec.file,
        spec.data,
        spec.read_sample,
        report,
        tuple(each for each in deployments if each.platform == own),
    )
    return None if provider is None else Checked(provider, names(provider, report))


def check_twice(
    name: str, span: Span, places: dict[str, str], report: Collector
) -> None:
    """Report a provider that is described already; `places` has the file of each."""
    if name in places:
        report.report(
            PROVIDER_TWICE,
            span,
            f"'{name}' is described in {places[name]}",
            hint="choose another name",
        )
    places[name] = span.file


def check_platforms(
    deployments: Iterable[Deployment],
    platforms: Container[str | None],
    report: Collector,
) -> None:
    """Report each deployment of a platform that is not there."""
    for deployment in deployments:
        if deployment.platform not in platforms:
            report.report(
                PLATFORM,
                deployment.span,
                f"there is no platform '{deployment.platform}'",
                hint="check it together with the spec of its platform",
            )
