"""From the text of a spec to a checked provider."""

from dataclasses import replace

from payspec.diagnostics import Collector, Severity, Span, bounded
from payspec.ir.facts import live_assumptions
from payspec.ir.provider import Provider

from .access.auth.check import check as check_auth
from .access.check import check as check_access
from .callbacks.check import check as check_callbacks
from .consequences import without_consequences
from .context import SampleReader
from .deployments.merge import merged
from .document.cards import check as check_cards
from .document.deployment import Deployment
from .document.expand import document as expand
from .document.lower import document as lower
from .document.names import check as check_names
from .document.structure import check as check_structure
from .evidence.rules import check as check_evidence
from .lifecycle.check import check as check_lifecycle
from .mapping.check import check as check_mapping
from .money.check import check as check_money
from .operations.check import check as check_operations
from .rulebook import RULES
from .safety.check import check as check_safety
from .samples.check import check as check_samples
from .samples.check import check_secrecy
from .samples.masking import masked
from .scenarios.check import check as check_scenarios
from .scope import Scope
from .source import MappingNode, read
from .suppression.apply import apply
from .suppression.take import take
from .types.check import check as check_types

_CHECKS = (
    check_names,
    check_evidence,
    check_access,
    check_auth,
    check_money,
    check_types,
    check_operations,
    check_safety,
    check_callbacks,
    check_lifecycle,
    check_mapping,
    check_scenarios,
    check_secrecy,
)


def read_provider(
    file: str,
    data: bytes,
    read_sample: SampleReader,
    report: Collector,
    deployments: tuple[Deployment, ...] = (),
) -> Provider | None:
    """The provider that the spec `file` with the content `data` describes.

    Everything found goes to `report`, errors, warnings and notes. `None` if anything
    of it is an error. `read_sample` gives the bytes of a sample by its name in the
    spec, or `None`. Environments of `deployments` become the provider's own.
    """
    # One budget for each spec: what is found in it does not depend on the others.
    with bounded():
        return _read_provider(file, data, read_sample, report, deployments)


def _read_provider(
    file: str,
    data: bytes,
    read_sample: SampleReader,
    report: Collector,
    deployments: tuple[Deployment, ...],
) -> Provider | None:
    findings, provider = Collector(), None
    written = read(file, data, findings)
    if written is not None:
        followed = Collector()
        own = take(written, followed)
        taken = (own, *(each.taken for each in deployments))
        root = own.root
        for each in deployments:
            root = merged(root, each.node, followed)
        provider = _read(root, read_sample, followed)
        _follow(findings, without_consequences(followed, frozenset(root.keys())))
        for node in (root, *(node for each in taken for node in each.written)):
            check_cards(node, findings)
        allowances = [allowed for each in taken for allowed in each.allowances]
        findings = _masked(apply(allowances, findings, RULES, _barred(provider)))
    report.merge(findings)
    return None if findings.has(Severity.ERROR) else provider


def _read(
    root: MappingNode, read_sample: SampleReader, report: Collector
) -> Provider | None:
    document = expand(root)
    if not isinstance(document, MappingNode):
        return None
    # What is sound is held to the rules although other parts are not.
    sound, gaps = check_structure(document, report)
    provider = lower(sound, gaps, report, read_sample)
    scope = Scope.of(provider, report, gaps)
    for check in _CHECKS:
        check(scope)
    if not report.has(Severity.ERROR):
        check_samples(scope)
    return provider


def _follow(findings: Collector, followed: Collector) -> None:
    """Add what follows from a spec; a scalar that was refused is reported once."""
    refused = {found.span for found in findings.diagnostics}
    if not refused:
        findings.merge(followed)
        return
    for found in followed.diagnostics:
        if found.span not in refused:
            findings.report(
                found.rule,
                found.span,
                found.message,
                hint=found.hint,
                related=found.related,
            )


def _barred(provider: Provider | None) -> frozenset[Span]:
    """Where the assumptions stand that a live client rests on."""
    if provider is None:
        return frozenset()
    resting = live_assumptions(provider)
    return frozenset(each.span for each in provider.assumptions if each.id in resting)


def _masked(findings: Collector) -> Collector:
    """The same findings in messages that quote nothing secret from the spec."""
    clean = Collector()
    clean.full = findings.full
    for found in findings.everything:
        hint, reason = found.hint, found.suppressed
        clean.add(
            replace(
                found,
                message=masked(found.message),
                hint=None if hint is None else masked(hint),
                suppressed=reason and replace(reason, reason=masked(reason.reason)),
            )
        )
    return clean
