"""Shorthand of the exponent table."""

from ..build import members
from ..evidence.expand import EVIDENCE

money = members(EVIDENCE)
