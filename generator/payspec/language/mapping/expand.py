"""Shorthand of the mapping."""

from payspec.ir.mapping import Role

from ..build import Expansion, chain, each, members, under
from ..evidence.expand import EVIDENCE

_call = chain(under("call"), members(EVIDENCE))

mapping: Expansion = members(
    {**{role.value: _call for role in Role}, "reads": each(members(EVIDENCE))}
)
