"""From the text of a deployment to a document that is sound in itself."""

import re
from dataclasses import dataclass

from payspec.diagnostics import Collector, Severity, Span, bounded

from ..access.auth.expand import auth
from ..access.expand import credentials, environments
from ..build import members
from ..evidence.expand import assumptions
from ..reader import Reader
from ..source import MappingNode, read
from ..suppression.take import Taken, take
from .structure import check_deployment

_KEY = re.compile(rb"^deployment[ ]*:", re.MULTILINE)
_PROVIDER = re.compile(rb"^provider[ ]*:[ ]*(?P<name>[a-z0-9_]+)", re.MULTILINE)
_EXPANSION = members(
    {
        "assumptions": assumptions,
        "environments": environments,
        "credentials": credentials,
        "auth": auth,
    }
)


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployment as it is written, and the platform that it is of."""

    name: str
    platform: str
    taken: Taken
    span: Span

    @property
    def node(self) -> MappingNode:
        """What it says, without what it allows."""
        return self.taken.root


def is_deployment(data: bytes) -> bool:
    """Whether a file describes a deployment, and no provider."""
    return _KEY.search(data) is not None


def provider_name(data: bytes) -> str | None:
    """The name in a provider's spec, as far as it can be seen without reading it."""
    found = _PROVIDER.search(data)
    return None if found is None else found["name"].decode()


def read_deployment(file: str, data: bytes, report: Collector) -> Deployment | None:
    """The deployment that `file` describes; `None` if anything of it is an error."""
    findings = Collector()
    with bounded():
        root = read(file, data, findings)
        taken = None if root is None else take(root, findings)
        if taken is not None:
            expanded = _EXPANSION(taken.root)
            if isinstance(expanded, MappingNode):
                check_deployment(expanded, findings)
    report.merge(findings)
    if taken is None or findings.has(Severity.ERROR):
        return None
    reader = Reader(taken.root, taken.root.span)
    return Deployment(
        reader.text("deployment"), reader.text("of"), taken, reader.span_of("of")
    )
