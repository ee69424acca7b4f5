"""What a class holds beside its fields: tables for the core, and money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.scalars import Form
from payspec.ir.sensitivity import by_itself
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Condition,
    Field,
    ListOf,
    MapOf,
    Ref,
    Type,
)

from ..imports import Import
from ..layout import (
    INDENT,
    LINE,
    Call,
    Dict,
    Expression,
    Text,
    Tuple,
    call,
    lay_out,
    scalar,
)
from ..literals import Code, literal, width
from .classes import ModelClass
from .meanings import property_lines

CLASS_VAR = Import("typing", "ClassVar")
MAPPING = Import("collections.abc", "Mapping")


@dataclass(frozen=True, slots=True)
class Members:
    """Lines of class variables and of properties, and what they use."""

    variables: tuple[str, ...]
    properties: tuple[str, ...]
    imports: frozenset[Import]


def members(provider: Provider, model: ModelClass) -> Members:
    """The members of one class."""
    names = {wire: name for name, wire in model.fields}
    used: set[Import] = set()
    variables = [
        *_sensitive(model, names, used),
        *_writes(provider, model, names, used),
        *(_rules(model, names, used) if model.sent else _reads(model, names, used)),
    ]
    properties = [] if model.sent else _money(model, names, used)
    for meaning in model.meanings:
        properties += property_lines(meaning, used)
    if model.type.rest is not None:
        variables += _entries(model.type.rest, used)
    return Members(tuple(variables), tuple(properties), frozenset(used))


def _sensitive(
    model: ModelClass, names: dict[str, str], used: set[Import]
) -> list[str]:
    table: dict[str, Expression] = {
        names[field.wire]: literal(field.sensitivity.value)
        for field in model.type.fields
        if field.sensitivity is not None
    }
    return _table("__sensitive__", "str", table, used)


def _writes(
    provider: Provider, model: ModelClass, names: dict[str, str], used: set[Import]
) -> list[str]:
    table: dict[str, Expression] = {}
    for field in model.type.fields:
        word = _write_as(provider, field.type)
        if word is not None:
            table[names[field.wire]] = word
    rest = model.type.rest
    word = None if rest is None else _write_as(provider, rest)
    if word is not None:
        table[""] = word
    if table:
        used.add(Import("..core.model.wire_form", "Write"))
    for how in table.values():
        if isinstance(how, Call):
            used.add(Import("..core.fields.time_pattern", how.name))
        else:
            used.add(Import("..core.model.wire_form", "WriteAs"))
    return _table("__writes__", "Write", table, used)


def _write_as(provider: Provider, of: Type) -> Expression | None:
    match of:
        case ir.IntegerText() | ir.NumberText() | ir.MajorText():
            return Code("WriteAs.NUMBER_TEXT")
        case ir.UnixTime(unit):
            return Code(f"WriteAs.{unit.name}")
        case ir.ZonelessTime():
            return Code("WriteAs.ZONELESS_UTC")
        case ir.PatternTime(pattern, zone):
            form = Text(pattern), *(() if zone is None else (Text(zone),))
            return call("time_pattern", *form)
        case ListOf(inner) | MapOf(inner):
            return _write_as(provider, inner)
        case AnyOf(options):
            # Those of its numbers, and of its moments, are written in one way.
            words = (_write_as(provider, option) for option in options)
            return next((word for word in words if word is not None), None)
        case Ref(name):
            named = provider.type(name)
            return (
                _write_as(provider, named.of) if isinstance(named, AnyOfType) else None
            )
        case _:
            return None


def _entries(rest: Type, used: set[Import]) -> list[str]:
    """Entries are printed unless their type alone says that they are not."""
    if by_itself(rest) is not None:
        return []
    used.add(CLASS_VAR)
    return ["    __entries__: ClassVar[bool] = True"]


def _reads(model: ModelClass, names: dict[str, str], used: set[Import]) -> list[str]:
    table: dict[str, Expression] = {}
    for field in model.type.fields:
        words = dict.fromkeys(
            word for form in field.reads for word in _read_as(field, form)
        )
        if words:
            forms = tuple(Code(f"ReadAs.{word}") for word in words)
            table[names[field.wire]] = Tuple(forms)
    if table:
        used.add(Import("..core.model.forms", "ReadAs"))
    return _table("__reads__", "tuple[ReadAs, ...]", table, used)


def _read_as(field: Field, form: Form) -> tuple[str, ...]:
    match form:
        case Form.NULL:
            return ("NULL_AS_ABSENT",)
        case Form.INTEGER:
            return (f"INTEGER_AS_{_word(field)}",)
        case Form.NUMBER:
            # A whole number is a number too, as JSON Schema has it.
            word = _word(field)
            whole = () if word == "INTEGER" else (f"INTEGER_AS_{word}",)
            return (*whole, f"NUMBER_AS_{word}")
        case Form.TEXT:
            return (f"TEXT_AS_{_word(field)}",)
        case Form.EMPTY_LIST:
            return ("EMPTY_LIST_AS_OBJECT",)
        case Form.EMPTY_TEXT:
            return ("EMPTY_TEXT_AS_ABSENT",)
        case _:
            assert_never(form)


def _word(field: Field) -> str:
    match field.type:
        case ir.Integer() | ir.Minor() | ir.UnixTime():
            return "INTEGER"
        case ir.Number() | ir.Major():
            return "NUMBER"
        case ir.Boolean():
            return "BOOLEAN"
        case _:
            return "TEXT"


def _table(
    name: str, value: str, table: dict[str, Expression], used: set[Import]
) -> list[str]:
    if not table:
        return []
    used |= {CLASS_VAR, MAPPING}
    target = f"    {name}: ClassVar[Mapping[str, {value}]] = "
    held = Dict(tuple((literal(key), item) for key, item in table.items()))
    return [target + lay_out(held, 1, width(target) - INDENT)]


def _rules(model: ModelClass, names: dict[str, str], used: set[Import]) -> list[str]:
    rules: list[Expression] = []
    for field in model.type.fields:
        name = Text(names[field.wire])
        when, pattern = field.required_when, field.pattern
        if when is not None:
            rules.append(call("RequiredWhen", field=name, when=_equals(when, names)))
        if pattern is not None and pattern.when is not None:
            said = Text(pattern.expression)
            equals = _equals(pattern.when, names)
            rules.append(call("PatternWhen", field=name, pattern=said, when=equals))
        if isinstance(field.type, ir.Amount):
            currency = Text(names[field.type.currency_field])
            table = Code("EXPONENTS")
            rules.append(call("Exact", name, currency, table))
            used.add(Import("._money", "EXPONENTS"))
    if not rules:
        return []
    kinds = {rule.name for rule in rules if isinstance(rule, Call)}
    used |= {CLASS_VAR}
    if kinds - {"Exact"}:
        kinds.add("Equals")
    used |= {Import("..core.model.rules", name) for name in kinds | {"Rule"}}
    target = "    __rules__: ClassVar[tuple[Rule, ...]] = "
    return [target + lay_out(Tuple(tuple(rules)), 1, width(target) - INDENT)]


def _equals(condition: Condition, names: dict[str, str]) -> Expression:
    return call("Equals", Text(names[condition.field]), scalar(condition.equals))


def _money(model: ModelClass, names: dict[str, str], used: set[Import]) -> list[str]:
    """A property for each amount; the first one is called `money`."""
    lines: list[str] = []
    taken = set(names.values())
    for field in model.type.fields:
        if not isinstance(field.type, ir.Amount):
            continue
        currency = model.type.field(field.type.currency_field)
        if currency is None:
            continue
        amount, unit = names[field.wire], names[currency.wire]
        name = f"{amount}_money" if "money" in taken else "money"
        while name in taken:
            name = f"{name}_"
        taken.add(name)
        always = all(each.always_there for each in (field, currency))
        kind = "minor" if isinstance(field.type, ir.Minor) else "major"
        # Of two fields, one may be absent: then neither is relied on.
        held = [
            f"self.{each}" if always or not of.always_there else _looked_up(each)
            for each, of in ((amount, field), (unit, currency))
        ]
        lines += _property(name, kind, ", ".join(held), always)
        used |= {
            Import("..core.fields.money", "Money"),
            Import("._money", "EXPONENTS"),
        }
    return lines


def _looked_up(name: str) -> str:
    """A field that may be unset although its type does not say so."""
    return f"self.__dict__.get({literal(name)})"


def _property(name: str, kind: str, fields: str, always: bool) -> list[str]:
    if always:
        return [
            "",
            "    @property",
            f"    def {name}(self) -> Money:",
            '        """The amount, by the provider\'s exponents.',
            "",
            "        Raises `UnknownCurrency` for a currency that has none.",
            '        """',
            *_returned(f"EXPONENTS.from_{kind}", fields),
        ]
    return [
        "",
        "    @property",
        f"    def {name}(self) -> Money | None:",
        '        """The amount, by the provider\'s exponents; `None` if there is none.',
        "",
        "        Raises `UnknownCurrency` for a currency that has none.",
        '        """',
        *_returned(f"EXPONENTS.maybe_from_{kind}", fields),
    ]


def _returned(function: str, arguments: str) -> list[str]:
    flat = f"        return {function}({arguments})"
    if width(flat) <= LINE:
        return [flat]
    return [f"        return {function}(", f"            {arguments}", "        )"]
