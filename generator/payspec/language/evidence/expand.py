"""Shorthand of evidence."""

from ..build import Expansion, as_sequence, each, under

EVIDENCE: dict[str, Expansion] = {
    "source": as_sequence,
    "assumed": as_sequence,
    "conflict": as_sequence,
}
"""Expansions of the keys that any fact may carry."""

assumptions = each(under("says"))
