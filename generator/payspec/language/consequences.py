"""What follows from a mistake that is reported already: one mistake, one finding."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from payspec.diagnostics import Collector, Diagnostic, Related

from .access.auth.rules import UNKNOWN_CREDENTIAL, UNUSED_AUTH, UNUSED_CREDENTIAL
from .callbacks.rules import UNKNOWN_SIGNATURE, UNUSED_SIGNATURE
from .evidence.rules import (
    UNKNOWN_ASSUMPTION,
    UNKNOWN_CONFLICT,
    UNKNOWN_SOURCE,
    UNUSED_EVIDENCE,
)
from .operations.rules import UNKNOWN_AUTH
from .safety.rules import AMOUNT_NOT_ECHOED, UNKNOWN_SAFETY_FIELD
from .types.rules import UNKNOWN_TYPE

_FOLLOWS = {
    UNUSED_CREDENTIAL: {UNKNOWN_CREDENTIAL, UNKNOWN_AUTH, UNKNOWN_SIGNATURE},
    UNUSED_AUTH: {UNKNOWN_AUTH},
    UNUSED_SIGNATURE: {UNKNOWN_SIGNATURE},
    UNUSED_EVIDENCE: {UNKNOWN_SOURCE, UNKNOWN_ASSUMPTION, UNKNOWN_CONFLICT},
    AMOUNT_NOT_ECHOED: {UNKNOWN_SAFETY_FIELD},
}
"""By rule, those whose findings explain its own: the name that is not used, or not
compared, may be the one that another is misspelt for."""

_SECTIONS = {
    UNKNOWN_TYPE: "types",
    UNKNOWN_AUTH: "auth",
    UNKNOWN_CREDENTIAL: "credentials",
    UNKNOWN_SIGNATURE: "signatures",
    UNKNOWN_SOURCE: "sources",
    UNKNOWN_ASSUMPTION: "assumptions",
    UNKNOWN_CONFLICT: "conflicts",
}
"""Rules about a name that is described nowhere, and the section it belongs into."""


def without_consequences(findings: Collector, sections: Collection[str]) -> Collector:
    """The findings without those that follow from others.

    A name that is described nowhere is reported where it stands first, with its other
    places beside; of a section that is not among `sections`, all names together are.
    """
    rules = {found.rule for found in findings.everything}
    kept = Collector()
    kept.full = findings.full
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for found in findings.everything:
        if _FOLLOWS.get(found.rule, set()) & rules:
            continue
        section = _SECTIONS.get(found.rule)
        if section is None:
            kept.add(found)
        else:
            named = found.message if section in sections else None
            groups.setdefault((found.rule, named), []).append(found)
    for first, *others in groups.values():
        kept.add(replace(first, related=(*first.related, *_named(others))))
    return kept


def _named(findings: Iterable[Diagnostic]) -> tuple[Related, ...]:
    return tuple(Related(found.span, found.message) for found in findings)
