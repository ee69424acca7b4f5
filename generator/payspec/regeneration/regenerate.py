"""What a run would write: providers that have changed are made, the others kept."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256

from payspec.diagnostics import Collector, Severity
from payspec.language.document.deployment import Deployment
from payspec.language.samples.masking import masked
from payspec.language.source import source_text
from payspec.output import FileTree, Manifest, Origin, Spool
from payspec.pipeline.check import check_platforms, check_twice
from payspec.pipeline.part import Part
from payspec.pipeline.templates import check_templates
from payspec.project.find import Project
from payspec.python.emit import Emission, emit_package
from payspec.python.readable import UnreadableOutput
from payspec.python.render.overrides.files import Overrides
from payspec.python.render.overrides.printing import OverridesBroken
from payspec.resources import core_files, templates_folder, testing_files

from .inventory import Inventory, inventory
from .jobs import Crash, Job, carry_out
from .locking import Locking, begin


@dataclass(frozen=True, slots=True)
class Bars:
    """Findings from `fails` on stop the run, those from `shows` on are to be seen."""

    fails: Severity
    shows: Severity


@dataclass(slots=True)
class Regeneration:
    """What came of all the specs that were looked at.

    There is a `tree`, and its `manifest`, only where nothing failed: an error in one
    spec, and nothing is written, but the others are checked to their end. `locking` has
    what programs would not find under its name any more, what would give their orders
    other idempotency keys, and what the lock files are to say.
    """

    locking: Locking
    report: Collector = field(default_factory=Collector)
    sources: dict[str, str] = field(default_factory=dict[str, str])
    crashes: list[Crash] = field(default_factory=list[Crash])
    made: list[str] = field(default_factory=list[str])
    tree: FileTree | None = None
    manifest: Manifest | None = None


def regenerate(
    project: Project,
    tool: Mapping[str, str],
    bars: Bars,
    workers: int | None,
    spool: Spool,
    progress: Callable[[str], None],
    *,
    emits: bool = True,
    keeps: bool = True,
) -> Regeneration:
    """Make what has to be made of a project; `spool` takes the files.

    Without `emits` nothing will be written in any case, and specs are only checked;
    without `keeps` every provider is made, and nothing that lies in the checkout is
    taken for what would be written.
    Reads only. Raises `CannotRun`, `OutputError`, `ResourcesMissing`, and `OSError`
    where the spool is full.
    """
    there = inventory(project, tool, bars.shows, keeps=keeps)
    locking = begin(project, there.names)
    work = _Work(project, there, bars, Regeneration(locking), spool, emits)
    _places(work)
    _deployments(work)
    overrides = _overrides(work)
    emission = Emission(
        project.config.package, templates_folder(), {}, overrides=overrides
    )
    jobs = [
        Job(file, tuple(work.deployments), emits=label not in there.shown)
        for label, file in there.specs.items()
    ]
    with closing(carry_out(jobs, emission, workers, lambda: work.failed)) as results:
        for number, job in enumerate(jobs, start=1):
            of = f" ({number} of {len(jobs)})" if len(jobs) > 1 else ""
            progress(f"making {job.file.label}{of}")
            _take(work, job, next(results))
    if not work.failed:
        _assemble(work, tool, overrides)
    return work.out


@dataclass(slots=True)
class _Work:
    project: Project
    there: Inventory
    bars: Bars
    out: Regeneration
    spool: Spool
    emits: bool
    deployments: list[Deployment] = field(default_factory=list[Deployment])
    louder: dict[str, Severity | None] = field(
        default_factory=dict[str, Severity | None]
    )
    """The most severe finding of the deployments of a platform."""
    places: dict[str, str] = field(default_factory=dict[str, str])
    """The file that each provider is described in."""
    inputs: dict[str, str] = field(default_factory=dict[str, str])
    origins: dict[str, Origin] = field(default_factory=dict[str, Origin])

    @property
    def failed(self) -> bool:
        report = self.out.report
        bad = report.has(self.bars.fails) or report.has(Severity.ERROR)
        return bad or bool(self.out.crashes) or not self.emits


def _places(work: _Work) -> None:
    files = {work.project.label(each.path): each.label for each in work.project.specs}
    for name, origin in work.there.kept.items():
        work.places[name] = files[origin.specs[0]]


def _deployments(work: _Work) -> None:
    """Take what was read of the deployments, and report what is wrong with them."""
    for found in work.there.deployments:
        work.out.report.merge(found.findings)
        if found.findings.everything:
            work.out.sources[found.file.label] = masked(source_text(found.data))
        if found.deployment is not None:
            work.deployments.append(found.deployment)
            platform = found.deployment.platform
            severities = [work.louder.get(platform), found.loudest]
            work.louder[platform] = _loudest(*severities)
    check_platforms(work.deployments, work.there.platforms, work.out.report)


def _overrides(work: _Work) -> Overrides:
    """The templates of the consumer's; what is wrong with them is reported."""
    given = work.there.templates
    overrides = check_templates(given, templates_folder(), work.out.report)
    for each in overrides.files:
        work.out.sources[each.label] = masked(each.text)
    return overrides


def _take(work: _Work, job: Job, result: Part | Crash) -> None:
    if isinstance(result, Crash):
        work.out.crashes.append(result)
        return
    findings = result.findings
    if result.provider is not None and job.emits:
        name, span = result.provider
        check_twice(name, span, work.places, findings)
        work.origins[name] = _origin(work, job, name, result)
        work.out.made.append(name)
        place = work.project.lock_place(job.file)
        work.out.locking.take(name, place, result.names)
        for path, data in result.files.items():
            work.spool.add(path, data)
    work.out.report.merge(findings)
    if findings.has(work.bars.shows):
        work.out.sources[job.file.label] = result.source


def _origin(work: _Work, job: Job, name: str, part: Part) -> Origin:
    label = work.project.label(job.file.path)
    work.inputs[label] = part.digest
    overlays: list[str] = []
    for each in work.there.deployments:
        if each.deployment is not None and each.deployment.platform == name:
            overlay = work.project.label(each.file.path)
            work.inputs[overlay] = sha256(each.data).hexdigest()
            overlays.append(overlay)
    folder = job.file.path.parent
    samples = {
        work.project.label(folder / sample): digest
        for sample, digest in part.samples.items()
    }
    work.inputs |= samples
    loudest = _loudest(part.loudest, work.louder.get(name))
    return Origin(
        (label, *sorted(overlays)), tuple(sorted(samples)), loudest, part.names
    )


def _assemble(work: _Work, tool: Mapping[str, str], overrides: Overrides) -> None:
    there, config = work.there, work.project.config
    for name, origin in there.kept.items():
        work.origins[name] = origin
        work.inputs |= {label: there.digests[label] for label in origin.inputs}
    files = {work.project.label(each.path): each for each in work.project.specs}
    for name, origin in there.kept.items():
        place = work.project.lock_place(files[origin.specs[0]])
        work.out.locking.take(name, place, origin.names)
    work.out.locking.close()
    first = {origin.specs[0]: name for name, origin in work.origins.items()}
    labels = [work.project.label(each.path) for each in work.project.specs]
    names = tuple(first[label] for label in labels if label in first)
    emission = Emission(
        config.package, templates_folder(), core_files(), testing_files(), overrides
    )
    try:
        shared = emit_package(names, emission)
    except OverridesBroken as broken:
        broken.report(work.out.report)
        return
    except UnreadableOutput as error:
        work.out.crashes.append(Crash(config.package, f"{error}\n"))
        return
    for path, text in shared.items():
        work.spool.add(path, text.encode())
    tree = FileTree(work.spool, there.outputs)
    inputs = {**work.inputs, **there.own}
    work.out.tree = tree
    work.out.manifest = Manifest(tool, inputs, tree.digests, work.origins)


def _loudest(*severities: Severity | None) -> Severity | None:
    found = [each for each in severities if each is not None]
    return max(found, key=lambda each: each.rank, default=None)
