"""One provider's share of a generation, which depends on no other provider."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from payspec.diagnostics import Collector, Severity, Span
from payspec.language.document.deployment import Deployment
from payspec.language.samples.masking import masked
from payspec.language.source import source_text
from payspec.python.emit import Emission, emit_provider
from payspec.python.pins import pins
from payspec.python.render.overrides.printing import OverridesBroken

from .check import Spec, check_provider
from .derived_keys import key_basis


@dataclass(frozen=True, slots=True)
class Part:
    """What came of one spec.

    `provider` is its name and where it stands; ``None`` if the spec has errors, and
    then there are no `files`: paths below the output folder, with contents. `samples`
    are the digests of the samples that were read, by their names in the spec. `source`
    is the spec's text for excerpts, masked, and `digest` that of its bytes. `names` are
    those in code that something added to the spec could move, and what idempotency keys
    are derived from.
    """

    findings: Collector
    provider: tuple[str, Span] | None
    samples: Mapping[str, str]
    source: str
    digest: str
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    names: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def loudest(self) -> Severity | None:
        """The most severe finding, be it shown or allowed; ``None`` without any."""
        found = {each.severity for each in self.findings.everything}
        return max(found, key=lambda each: each.rank, default=None)


def make(
    spec: Spec, deployments: tuple[Deployment, ...], emission: Emission | None
) -> Part:
    """Check a spec and emit its provider; without `emission` only check.

    What breaks a file that a consumer's template prints is among the findings.
    """
    findings, samples = Collector(), dict[str, str]()

    def read_sample(name: str) -> bytes | None:
        data = spec.read_sample(name)
        if data is not None:
            samples[name] = sha256(data).hexdigest()
        return data

    recorded = Spec(spec.file, spec.data, read_sample)
    checked = check_provider(recorded, deployments, findings)
    files: Mapping[str, bytes] = {}
    moving: Mapping[str, str] = {}
    if checked is not None and emission and not findings.has(Severity.ERROR):
        try:
            texts = emit_provider(checked.provider, checked.names, emission)
        except OverridesBroken as broken:
            broken.report(findings)
        else:
            files = {path: text.encode() for path, text in texts.items()}
            moving = {
                **pins(checked.provider, checked.names),
                **key_basis(checked.provider),
            }
    described = None if checked is None else checked.provider
    return Part(
        findings,
        None if described is None else (described.name, described.span),
        samples,
        masked(source_text(spec.data)),
        sha256(spec.data).hexdigest(),
        files,
        moving,
    )
