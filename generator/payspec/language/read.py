"""From the text of a spec to a checked provider."""

from payspec.diagnostics import Collector, Severity
from payspec.ir.provider import Provider

from .access.rules import check as check_access
from .context import SampleReader
from .document.expand import document as expand
from .document.lower import document as lower
from .document.rules import check as check_document
from .document.structure import check as check_structure
from .evidence.rules import check as check_evidence
from .money.rules import check as check_money
from .operations.rules import check as check_operations
from .safety.rules import check as check_safety
from .samples.check import check as check_samples
from .source import MappingNode, read
from .types.check import check as check_types

_RULES = (
    check_document,
    check_evidence,
    check_access,
    check_money,
    check_types,
    check_operations,
    check_safety,
)


def read_provider(
    file: str, data: bytes, read_sample: SampleReader, report: Collector
) -> Provider | None:
    """The provider that the spec `file` with the content `data` describes.

    Everything found goes to `report`, errors, warnings and notes. `None` if anything
    of it is an error. `read_sample` gives the bytes of a sample by its name in the
    spec, or `None`.
    """
    findings = Collector()
    provider = _read(file, data, read_sample, findings)
    report.merge(findings)
    return None if findings.has(Severity.ERROR) else provider


def _read(
    file: str, data: bytes, read_sample: SampleReader, report: Collector
) -> Provider | None:
    root = read(file, data, report)
    if root is None:
        return None
    document = expand(root)
    if not isinstance(document, MappingNode) or not check_structure(document, report):
        return None
    provider = lower(document, report, read_sample)
    for check in _RULES:
        check(provider, report)
    if not report.has(Severity.ERROR):
        check_samples(provider, report)
    return provider
