"""What a class holds beside its fields: tables for the core, and money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.scalars import Form
from payspec.ir.types import Condition, Field

from ..imports import Import
from ..layout import LINE
from ..literals import literal, width
from .classes import ModelClass
from .text import argument

CLASS_VAR = Import("typing", "ClassVar")
MAPPING = Import("collections.abc", "Mapping")


@dataclass(frozen=True, slots=True)
class Members:
    """Lines of class variables and of properties, and what they use."""

    variables: tuple[str, ...]
    properties: tuple[str, ...]
    imports: frozenset[Import]


def members(model: ModelClass) -> Members:
    """The members of one class."""
    names = {wire: name for name, wire in model.fields}
    used: set[Import] = set()
    variables = [
        *_sensitive(model, names, used),
        *(_rules(model, names, used) if model.sent else _reads(model, names, used)),
    ]
    properties = [] if model.sent else _money(model, names, used)
    return Members(tuple(variables), tuple(properties), frozenset(used))


def _sensitive(
    model: ModelClass, names: dict[str, str], used: set[Import]
) -> list[str]:
    table = {
        names[field.wire]: literal(field.sensitivity.value).text
        for field in model.type.fields
        if field.sensitivity is not None
    }
    return _table("__sensitive__", "str", table, used)


def _reads(model: ModelClass, names: dict[str, str], used: set[Import]) -> list[str]:
    table: dict[str, str] = {}
    for field in model.type.fields:
        forms = [f"ReadAs.{_read_as(field, form)}" for form in field.reads]
        if forms:
            comma = "," if len(forms) == 1 else ""
            table[names[field.wire]] = f"({', '.join(forms)}{comma})"
    if table:
        used.add(Import("..core.model.forms", "ReadAs"))
    return _table("__reads__", "tuple[ReadAs, ...]", table, used)


def _read_as(field: Field, form: Form) -> str:
    match form:
        case Form.NULL:
            return "NULL_AS_ABSENT"
        case Form.INTEGER:
            return f"INTEGER_AS_{_word(field)}"
        case Form.NUMBER:
            return f"NUMBER_AS_{_word(field)}"
        case Form.TEXT:
            return f"TEXT_AS_{_word(field)}"
        case _:
            assert_never(form)


def _word(field: Field) -> str:
    match field.type:
        case ir.Integer() | ir.Minor():
            return "INTEGER"
        case ir.Number():
            return "NUMBER"
        case ir.Boolean():
            return "BOOLEAN"
        case _:
            return "TEXT"


def _table(
    name: str, value: str, table: dict[str, str], used: set[Import]
) -> list[str]:
    if not table:
        return []
    used |= {CLASS_VAR, MAPPING}
    target = f"    {name}: ClassVar[Mapping[str, {value}]] = "
    items = [f"{literal(key)}: {held}" for key, held in table.items()]
    flat = f"{target}{{{', '.join(items)}}}"
    if len(flat) <= LINE:
        return [flat]
    return [f"{target}{{", *(f"        {item}," for item in items), "    }"]


def _rules(model: ModelClass, names: dict[str, str], used: set[Import]) -> list[str]:
    lines: list[str] = []
    for field in model.type.fields:
        name = names[field.wire]
        when, pattern = field.required_when, field.pattern
        if when is not None:
            used.add(Import("..core.model.rules", "RequiredWhen"))
            lines += _rule("RequiredWhen", [("field", name)], when, names)
        if pattern is not None and pattern.when is not None:
            used.add(Import("..core.model.rules", "PatternWhen"))
            said = [("field", name), ("pattern", pattern.expression)]
            lines += _rule("PatternWhen", said, pattern.when, names)
    if not lines:
        return []
    used |= {CLASS_VAR}
    used |= {Import("..core.model.rules", name) for name in ("Equals", "Rule")}
    return ["    __rules__: ClassVar[tuple[Rule, ...]] = (", *lines, "    )"]


def _rule(
    name: str, said: list[tuple[str, str]], when: Condition, names: dict[str, str]
) -> list[str]:
    lines = [f"        {name}("]
    for key, value in said:
        lines += argument(key, value, 12)
    equals = f"Equals({literal(names[when.field])}, {literal(when.equals)})"
    line = f"            when={equals},"
    if width(line) <= LINE:
        return [*lines, line, "        ),"]
    lines.append("            when=Equals(")
    lines += argument("field", names[when.field], 16)
    lines += argument("value", when.equals, 16)
    return [*lines, "            ),", "        ),"]


def _money(model: ModelClass, names: dict[str, str], used: set[Import]) -> list[str]:
    """A property for each amount in minor units; the first one is called `money`."""
    lines: list[str] = []
    taken = set(names.values())
    for field in model.type.fields:
        if not isinstance(field.type, ir.Minor):
            continue
        currency = model.type.field(field.type.currency_field)
        if currency is None:
            continue
        amount, unit = names[field.wire], names[currency.wire]
        name = f"{amount}_money" if "money" in taken else "money"
        while name in taken:
            name = f"{name}_"
        taken.add(name)
        always = all(each.required and not each.nullable for each in (field, currency))
        lines += _property(name, amount, unit, always)
        used |= {
            Import("..core.fields.money", "Money"),
            Import("._money", "EXPONENTS"),
        }
    return lines


def _property(name: str, amount: str, unit: str, always: bool) -> list[str]:
    if always:
        return [
            "",
            "    @property",
            f"    def {name}(self) -> Money:",
            '        """The amount, by the provider\'s exponents.',
            "",
            "        Raises `UnknownCurrency` for a currency that has none.",
            '        """',
            f"        return EXPONENTS.from_minor(self.{amount}, self.{unit})",
        ]
    return [
        "",
        "    @property",
        f"    def {name}(self) -> Money | None:",
        '        """The amount, by the provider\'s exponents; `None` if there is none.',
        "",
        "        Raises `UnknownCurrency` for a currency that has none.",
        '        """',
        f"        return EXPONENTS.maybe_from_minor(self.{amount}, self.{unit})",
    ]
