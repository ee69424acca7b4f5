"""What there is before a run: specs as they are, and what the last run made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from payspec.diagnostics import Collector, Severity
from payspec.language.document.deployment import (
    Deployment,
    is_deployment,
    provider_name,
    read_deployment,
)
from payspec.output import Manifest, Origin, has_receipt, intact, load_manifest
from payspec.pipeline.reuse import as_recorded
from payspec.project.find import Project
from payspec.project.spec_file import SpecFile
from payspec.python.emit import provider_folder
from payspec.resources import generator_digest

from .last_run import GENERATOR


@dataclass(frozen=True, slots=True)
class DeploymentFile:
    """A deployment that was read, and what was found in it."""

    file: SpecFile
    data: bytes
    deployment: Deployment | None
    findings: Collector

    @property
    def loudest(self) -> Severity | None:
        """The most severe finding; ``None`` without any."""
        found = {each.severity for each in self.findings.everything}
        return max(found, key=lambda each: each.rank, default=None)


@dataclass(slots=True)
class Inventory:
    """What a run finds.

    `own` are the inputs of the whole package, with their digests, and `templates` what
    overrides blocks of payspec's own: name, label and bytes. `kept` are the providers
    whose files, the `outputs` with their digests, stay as they are. `specs` are those
    of providers to look at, by label: what has changed, and of the kept ones the
    `shown`, whose findings are to be seen. `deployments` are all that
    may be of these, `platforms` all names that one may be of. `names` are what
    providers were given, by provider, that something added could take.
    """

    own: Mapping[str, str]
    templates: tuple[tuple[str, str, bytes], ...]
    digests: Mapping[str, str]
    kept: dict[str, Origin]
    names: dict[str, Mapping[str, str]]
    outputs: dict[str, str] = field(default_factory=dict[str, str])
    specs: dict[str, SpecFile] = field(default_factory=dict[str, SpecFile])
    shown: frozenset[str] = frozenset()
    deployments: list[DeploymentFile] = field(default_factory=list[DeploymentFile])
    platforms: set[str | None] = field(default_factory=set[str | None])


def inventory(
    project: Project, tool: Mapping[str, str], shows: Severity, *, keeps: bool
) -> Inventory:
    """Look at the specs, and at what was made of them.

    Without `keeps` no provider is kept: all that the checkout says of itself is held
    against what is made anew. Raises `CannotRun`, `OutputError` and `ResourcesMissing`.
    """
    files = {project.label(each.path): each for each in project.specs}
    manifest = load_manifest(project.output)
    recorded = frozenset[str]() if manifest is None else manifest.inputs.keys()
    digests = project.digests((files.keys() | recorded) - {GENERATOR})
    templates = {each: each.read() for each in project.templates}
    shared = {GENERATOR: generator_digest()}
    for template, data in templates.items():
        shared[project.label(template.path)] = sha256(data).hexdigest()
    given = tuple((of.name, of.label, data) for of, data in templates.items())
    names: dict[str, Mapping[str, str]] = {}
    if manifest is not None:
        names = {name: each.names for name, each in manifest.providers.items()}
    there = Inventory(shared, given, digests, {}, names)
    outputs: dict[str, dict[str, str]] = {}
    if keeps and manifest is not None and manifest.tool == tool:
        believed = has_receipt(project.output, manifest)
        if believed and manifest.own_inputs == there.own:
            outputs = _written(project, manifest)
            same = as_recorded(manifest, files.keys(), digests)
            theirs = {path: at for name in same for path, at in outputs[name].items()}
            standing = intact(project.output, theirs)
            there.kept = {
                name: origin
                for name, origin in same.items()
                if outputs[name] and outputs[name].keys() <= standing
            }
    _look(there, _others(files, there.kept.values()))
    for found in tuple(there.deployments):
        # A deployment that was not there before makes its platform another one.
        platform = None if found.deployment is None else found.deployment.platform
        if platform in there.kept:
            own = there.kept.pop(platform).specs
            _look(there, {label: files[label] for label in own})
    loud = {
        label
        for origin in there.kept.values()
        if origin.loudest is not None and Severity(origin.loudest).reaches(shows)
        for label in origin.specs
    }
    _look(there, {label: files[label] for label in loud})
    there.shown = frozenset(loud)
    place = {label: number for number, label in enumerate(files)}
    there.specs = dict(sorted(there.specs.items(), key=lambda each: place[each[0]]))
    for name in there.kept:
        there.outputs |= outputs[name]
    there.platforms |= set(there.kept)
    return there


def _written(project: Project, manifest: Manifest) -> dict[str, dict[str, str]]:
    """The files of each provider, as they were written."""
    found: dict[str, dict[str, str]] = {name: {} for name in manifest.providers}
    folders = {
        provider_folder(project.config.package, name): name
        for name in manifest.providers
    }
    for path, digest in manifest.outputs.items():
        name = folders.get("/".join(path.split("/", 2)[:2]))
        if name is not None:
            found[name][path] = digest
    return found


def _others(
    files: Mapping[str, SpecFile], origins: Iterable[Origin]
) -> dict[str, SpecFile]:
    known = {label for origin in origins for label in origin.specs}
    return {label: file for label, file in files.items() if label not in known}


def _look(there: Inventory, files: Mapping[str, SpecFile]) -> None:
    for label, file in files.items():
        data = file.read()
        if is_deployment(data):
            findings = Collector()
            deployment = read_deployment(file.label, data, findings)
            there.deployments.append(DeploymentFile(file, data, deployment, findings))
        else:
            there.specs[label] = file
            there.platforms.add(provider_name(data))
