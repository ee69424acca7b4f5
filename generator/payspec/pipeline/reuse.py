"""Which providers need not be made again, as far as their inputs say."""

from collections.abc import Collection, Mapping

from payspec.diagnostics import Severity
from payspec.output.manifest import Manifest
from payspec.output.origin import Origin

_SEVERITIES = frozenset(map(str, Severity))


def as_recorded(
    manifest: Manifest, specs: Collection[str], digests: Mapping[str, str]
) -> dict[str, Origin]:
    """The providers whose inputs are those that they were made from, by name.

    `specs` are the labels of all specs there are, `digests` those of all inputs that
    could be read. A spec or a deployment that has come since may belong to any of
    these still: only its text says so.
    """
    return {
        name: origin
        for name, origin in manifest.providers.items()
        if origin.specs
        and (origin.loudest is None or origin.loudest in _SEVERITIES)
        and all(label in specs for label in origin.specs)
        and all(digests.get(label) == manifest.inputs[label] for label in origin.inputs)
    }
