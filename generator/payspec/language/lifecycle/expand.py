"""Shorthand of statuses and flows."""

from ..build import Expansion, chain, each, members, under
from ..evidence.expand import EVIDENCE

statuses: Expansion = each(each(chain(under("is"), members(EVIDENCE))))
flows: Expansion = each(members({"steps": each(under("call"))}))
