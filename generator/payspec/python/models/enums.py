"""Enumerations: a class of constants for what is read, an alias for what is closed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.types import EnumType
from payspec.ir.usage import usage

from ..docstrings import docstring
from ..imports import Import
from ..layout import LINE
from ..literals import literal, width
from ..names import Names
from ..views.context import sentence
from .text import assigned, pieces

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class EnumBlock:
    """The text of one enumeration, under its name, and what it uses."""

    name: str
    text: str
    imports: frozenset[Import]


def enum_blocks(provider: Provider, names: Names) -> tuple[EnumBlock, ...]:
    """Every enumeration that travels, in the order of the spec.

    What is read is an `OpenEnum` or `OpenNumber`, closed or not: a value that no
    document lists yet must survive. A closed one that is sent is an alias of its
    literal values; of an open one that is sent any text, or whole number, will do, and
    the class lists the known ones.
    """
    reach = usage(provider)
    blocks: list[EnumBlock] = []
    for named in provider.types:
        if not isinstance(named, EnumType):
            continue
        sent, received = named.name in reach.sent, named.name in reach.received
        if sent and named.closed:
            blocks.append(_alias(names.request(named.name), named))
        if received or (sent and not named.closed):
            blocks.append(_class(names.response(named.name), named))
    return tuple(blocks)


def _class(name: str, named: EnumType) -> EnumBlock:
    base, plain = ("OpenNumber", "int") if named.numbers else ("OpenEnum", "str")
    doc = sentence(named.doc) or f"Values of `{named.name}`."
    lines = [f"class {name}({base}):", f"    {docstring((doc,), 1)}", ""]
    docs = {value.wire: value.doc for value in named.values}
    for value, constant in constants(named):
        target = f"{constant}: ClassVar[{plain}]"
        if named.numbers:
            lines.append(f"    {target} = {value}")
        else:
            lines += assigned(target, value)
        if sentence(docs[value]):
            lines += [f"    {docstring((sentence(docs[value]),), 1)}", ""]
    while not lines[-1]:
        lines.pop()
    used = {
        Import("typing", "ClassVar"),
        Import("..core.fields.open_enum", base),
    }
    return EnumBlock(name, "\n".join(lines), frozenset(used))


def _alias(name: str, named: EnumType) -> EnumBlock:
    said = docstring((sentence(named.doc) or f"Values of `{named.name}`.",))
    used = {Import("typing", "Literal"), Import("typing", "TypeAlias")}
    if named.numbers:
        used |= {Import("typing", "Annotated"), Import(_NUMBERS, "one_of_numbers")}
        text = "\n".join((*_numbers(name, named), said))
        return EnumBlock(name, text, frozenset(used))
    head = f"{name}: TypeAlias = Literal["
    flat = ", ".join(literal(value.wire).text for value in named.values)
    lines = [f"{head}{flat}]"]
    if width(lines[0]) > LINE:
        # A comma behind a single value would make it another type to some readers.
        comma = "," if len(named.values) > 1 else ""
        values = ("\n".join(pieces(value.wire, 4, 1)) for value in named.values)
        lines = [head, *(f"{value}{comma}" for value in values), "]"]
    return EnumBlock(name, "\n".join((*lines, said)), frozenset(used))


_NUMBERS = "..core.fields.number"


def _numbers(name: str, named: EnumType) -> list[str]:
    """`Literal` alone takes true for 1, as Python does."""
    listed = [str(value) for value in named.known]
    flat = ", ".join(listed)
    head = f"{name}: TypeAlias = Annotated["
    whole = f"{head}Literal[{flat}], one_of_numbers({flat})]"
    if len(whole) <= LINE:
        return [whole]
    lines = [head]
    for start, end in (("Literal[", "]"), ("one_of_numbers(", ")")):
        if len(f"    {start}{flat}{end},") <= LINE:
            lines.append(f"    {start}{flat}{end},")
            continue
        comma = "," if len(listed) > 1 or end == ")" else ""
        inside = (f"        {value}{comma}" for value in listed)
        lines += [f"    {start}", *inside, f"    {end},"]
    return [*lines, "]"]


def constants(named: EnumType) -> list[tuple[str, str]]:
    """Each value with the name of its constant, in the order of the spec.

    Of values that come to the same name the one has it that says it letter by letter;
    the others are numbered. So a value that is added last seldom renames another.
    """
    wires = [value.wire for value in named.values]
    found: dict[str, str] = {}
    for wire in sorted(wires, key=_distance):
        plain = plain_constant(wire)
        name, number = plain, 2
        while name in found:
            name, number = f"{plain}_{number}", number + 1
        found[name] = wire
    of = {wire: name for name, wire in found.items()}
    return [(wire, of[wire]) for wire in wires]


def _distance(wire: str) -> int:
    """How far a value is from its constant: the same, in other letters, or other."""
    plain = plain_constant(wire)
    return 0 if plain == wire else 1 if plain == wire.upper() else 2


def plain_constant(wire: str) -> str:
    """The name of a value's constant, where no other value comes to the same."""
    plain = re.sub(r"[^0-9A-Za-z]+", "_", wire[:_LONGEST]).strip("_").upper()
    if not plain or plain[0].isdigit():
        plain = f"VALUE_{plain}".rstrip("_")
    return plain
