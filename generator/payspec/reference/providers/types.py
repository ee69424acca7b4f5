"""The shapes of payloads: fields, values, and who may see them."""

from typing import assert_never

from payspec.ir.provider import Provider
from payspec.ir.sensitivity import by_itself
from payspec.ir.types import (
    AnyOfType,
    Condition,
    EnumType,
    Field,
    NamedType,
    ObjectType,
    TaggedType,
)
from payspec.ir.usage import Usage, usage

from ..markdown import code, codes, joined, link, place, prose, table
from ..section import Section, section
from . import notation
from .evidence import rests
from .notation import written

_FIELDS = ("field", "type", "", "masked as", "meaning", "rests on")


def types(provider: Provider) -> Section:
    """Every type with its fields or values."""
    travels = usage(provider)
    beside = _beside(provider)
    shown = (each for each in provider.types if each.name not in beside)
    return section("Types", *(_type(each, travels) for each in shown))


def fields(of: ObjectType) -> str:
    """The fields of an object as a table."""
    return table(_FIELDS, map(_row, of.fields))


def _beside(provider: Provider) -> set[str]:
    """Objects of what is given beside the body: operations show them."""
    asked = (
        payload
        for operation in provider.operations
        for payload in (
            operation.given_path,
            operation.query,
            operation.given_headers,
        )
    )
    return {name for each in asked if each and (name := notation.named(each.type))}


def _type(named: NamedType, travels: Usage) -> str:
    directions = [
        word
        for word, names in (("sent", travels.sent), ("received", travels.received))
        if named.name in names
    ]
    known = rests(named.evidence)
    about = " ".join(
        filter(
            None,
            (
                prose(named.doc),
                f"{' and '.join(directions).capitalize()}." if directions else "",
                f"({known})" if known else "",
            ),
        )
    )
    heading = f"{place(f'type.{named.name}')}\n### {code(named.name)}"
    return joined(heading, about, _inside(named, sent=named.name in travels.sent))


def _inside(named: NamedType, *, sent: bool) -> str:
    match named:
        case ObjectType():
            return joined(fields(named), _more(named, sent=sent))
        case EnumType(values=values, closed=closed):
            rows = [
                (code(each.wire), prose(each.doc), rests(each.evidence))
                for each in values
            ]
            more = (
                "No other value will ever come."
                if closed
                else "Another value may come any day; it is kept as it is."
            )
            return joined(table(("value", "meaning", "rests on"), rows), more)
        case TaggedType(tag=tag, members=members):
            told = [(code(each.value), written(each.type)) for each in members]
            more = f"The field {code(tag)} tells which object it is."
            return joined(table((code(tag), "object"), told), more)
        case AnyOfType(of=of):
            options = " or ".join(map(written, of.options))
            return f"One of {options}, told apart by how the value looks."
        case _:
            assert_never(named)


def _more(named: ObjectType, *, sent: bool) -> str:
    told: list[str] = []
    if named.open:
        told.append(
            "A request may carry members that are not described."
            if sent
            else "It holds members that are not described; they are kept."
        )
    if named.rest is not None:
        told.append(f"Every other name is a key; its value is {written(named.rest)}.")
    if named.descriptor is not None:
        parts = ", ".join(
            f"{says} at {code(part.path)}" for says, part in named.descriptor.parts
        )
        said = f": {parts}" if parts else ", known by its place in the list"
        told.append(f"It describes a field that is asked for at run time{said}.")
    return " ".join(told)


def _row(field: Field) -> tuple[str, ...]:
    hidden = field.sensitivity or by_itself(field.type)
    null = " or `null`" if field.nullable else ""
    return (
        code(field.wire),
        f"{written(field.type)}{null}",
        _required(field),
        "" if hidden is None else hidden.value,
        _meaning(field),
        rests(field.evidence),
    )


def _required(field: Field) -> str:
    if field.required:
        return "required"
    when = field.required_when
    return "" if when is None else f"required when {_condition(when)}"


def _meaning(field: Field) -> str:
    told = [prose(field.doc)]
    if field.pattern is not None:
        when = field.pattern.when
        on = "" if when is None else f" when {_condition(when)}"
        told.append(f"Matches {code(field.pattern.expression)}{on}.")
    if field.reads:
        told.append(f"Was seen as {codes(each.value for each in field.reads)} too.")
    if field.default is not None:
        told.append(f"The provider assumes {code(field.default)}; it is never sent.")
    if field.name is not None:
        told.append(f"In code {code(field.name)}.")
    return " ".join(filter(None, told))


def _condition(when: Condition) -> str:
    value = str(when.equals).lower() if isinstance(when.equals, bool) else when.equals
    return f"{code(when.field)} is {code(str(value))}"


def leads(name: str) -> str:
    """A link to the table of a type."""
    return link(code(name), f"#type.{name}")
