"""Shorthand of scenarios."""

from ..build import Expansion, each, members
from ..evidence.expand import EVIDENCE

scenarios: Expansion = each(members(EVIDENCE))
