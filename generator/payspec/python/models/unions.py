"""Tagged unions: an alias of the models, annotated with what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.types import TaggedType
from payspec.ir.usage import usage

from ..docstrings import docstring
from ..imports import Import
from ..layout import Dict, Expression, Text, call, lay_out
from ..literals import Code
from ..names import Names
from ..views.context import sentence


@dataclass(frozen=True, slots=True)
class UnionBlock:
    """The text of one alias, and what it uses."""

    text: str
    imports: frozenset[Import]


def union_blocks(provider: Provider, names: Names) -> tuple[UnionBlock, ...]:
    """Every tagged union that travels, once for each direction.

    They stand behind the classes: an alias is made at once, and annotations are read
    late. An answer of an unknown tag is a bare response model, which keeps everything.
    """
    reach = usage(provider)
    blocks: list[UnionBlock] = []
    for named in provider.types:
        if not isinstance(named, TaggedType):
            continue
        if named.name in reach.sent:
            blocks.append(_block(names, named, sent=True))
        if named.name in reach.received:
            blocks.append(_block(names, named, sent=False))
    return tuple(blocks)


def _block(names: Names, named: TaggedType, *, sent: bool) -> UnionBlock:
    class_of = names.request if sent else names.response
    models = {each.value: class_of(each.type.name) for each in named.members}
    table = Dict(tuple((Text(value), Code(name)) for value, name in models.items()))
    arguments: list[Expression] = [Text(named.tag), table]
    union = list(dict.fromkeys(models.values()))
    used = {
        Import("typing", "Annotated"),
        Import("typing", "TypeAlias"),
        Import("..core.model.tagged", "tagged"),
    }
    if not sent:
        union.append("ResponseModel")
        arguments.append(Code("ResponseModel"))
        used.add(Import("..core.model.answer", "ResponseModel"))
    told = lay_out(call("tagged", *arguments), 1)
    lines = [
        f"{class_of(named.name)}: TypeAlias = Annotated[",
        *_union(union),
        f"    {told},",
        "]",
        docstring((sentence(named.doc) or f"One of the objects of `{named.name}`.",)),
    ]
    return UnionBlock("\n".join(lines), frozenset(used))


def _union(models: list[str]) -> list[str]:
    flat = f"    {' | '.join(models)},"
    if len(flat) <= 88:
        return [flat]
    first, *others = models
    return [
        "    (",
        f"        {first}",
        *(f"        | {each}" for each in others),
        "    ),",
    ]
