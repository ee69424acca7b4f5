"""From the bytes of specs to checked providers, and all that was found."""

from collections.abc import Callable
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
    places: dict[str, Span] = {}
    deployments = _deployments(specs, report, progress)
    for spec in specs:
        if is_deployment(spec.data):
            continue
        progress(f"checking {spec.file}")
        own = provider_name(spec.data)
        provider = read_provider(
            spec.file,
            spec.data,
            spec.read_sample,
            report,
            tuple(each for each in deployments if each.platform == own),
        )
        if provider is None:
            continue
        if provider.name in places:
            report.report(
                PROVIDER_TWICE,
                provider.span,
                f"'{provider.name}' is described in {places[provider.name].file}",
                hint="choose another name",
            )
        places[provider.name] = provider.span
        found.append(Checked(provider, names(provider, report)))
    return tuple(found)


def _deployments(
    specs: tuple[Spec, ...], report: Collector, progress: Callable[[str], None]
) -> list[Deployment]:
    """The deployments among the specs; one without its platform is reported."""
    found: list[Deployment] = []
    platforms = {
        provider_name(spec.data) for spec in specs if not is_deployment(spec.data)
    }
    for spec in specs:
        if not is_deployment(spec.data):
            continue
        progress(f"checking {spec.file}")
        deployment = read_deployment(spec.file, spec.data, report)
        if deployment is None:
            continue
        if deployment.platform not in platforms:
            report.report(
                PLATFORM,
                deployment.span,
                f"there is no platform '{deployment.platform}'",
                hint="check it together with the spec of its platform",
            )
        found.append(deployment)
    return found
