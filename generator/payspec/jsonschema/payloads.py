"""Objects, fields and whole payloads in JSON Schema 2020-12."""

from collections.abc import Mapping
from enum import Enum
from typing import assert_never

from payspec.ir.money import ExponentTable
from payspec.ir.operations import Payload
from payspec.ir.provider import Provider
from payspec.ir.scalars import Amount
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Condition,
    EnumType,
    Field,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)
from payspec.ir.unions import Look, Option, options
from payspec.ir.usage import held, mentioned

from .scalars import Schema, form_schema, scalar_schema, whole

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Direction(Enum):
    """Which way a payload travels. What is sent holds nothing undescribed."""

    SENT = "sent"
    RECEIVED = "received"


class Reading(Enum):
    """How an answer is read: as its table says, or in every form it is seen in."""

    DOCUMENTED = "documented"
    TOLERANT = "tolerant"


def payload_schema(
    provider: Provider,
    payload: Payload,
    direction: Direction,
    reading: Reading = Reading.TOLERANT,
    *,
    batched: bool = False,
) -> Schema:
    """The schema of a whole body, wrapping included, with the types that it reaches.

    Where an amount of money is among them, it carries the provider's exponents.
    `batched` means that a list may stand for the body, or for the value inside of its
    wrapping.
    """
    types = {named.name: named for named in provider.types}
    writer = _Writer(direction, reading, types)
    root = writer.batched(payload) if batched else writer.body(payload)
    definitions: dict[str, Schema] = {}
    waiting = list(mentioned(payload.type))
    while waiting:
        name = waiting.pop(0)
        if name in definitions:
            continue
        named = provider.type(name)
        definitions[name] = writer.named(named)
        for inner in held(named):
            waiting.extend(mentioned(inner))
    schema: Schema = {"$schema": DIALECT, **root}
    if writer.has_amount and provider.money is not None:
        sent = direction is Direction.SENT
        schema["x-payspec-exponents"] = _exponents(provider.money, exact=sent)
    if definitions:
        schema["$defs"] = dict(sorted(definitions.items()))
    return schema


class _Writer:
    def __init__(
        self, direction: Direction, reading: Reading, types: Mapping[str, NamedType]
    ) -> None:
        self._types = types
        self._sent = direction is Direction.SENT
        self._tolerant = reading is Reading.TOLERANT and not self._sent
        self.closed = self._sent or not self._tolerant
        self.has_amount = False

    def body(self, payload: Payload) -> Schema:
        return self._inside(payload, self.type(payload.type))

    def batched(self, payload: Payload) -> Schema:
        """Lists by conditions: alternatives would not say what is wrong in one."""
        of = payload.type
        one = self.type(of.item if isinstance(of, ListOf) else of)
        if not payload.envelope:
            return _one_or_list(one, one)
        wrapped = self._inside(payload, one)
        return _one_or_list(self._inside(payload, _one_or_list(one, one)), wrapped)

    def _inside(self, payload: Payload, root: Schema) -> Schema:
        for depth, member in reversed([*enumerate(payload.envelope)]):
            root = self.wrapped(member, root, payload.beside(depth))
        return root

    def wrapped(
        self, member: str, inner: Schema, beside: Mapping[str, str | bool | int]
    ) -> Schema:
        fixed = {name: {"const": value} for name, value in beside.items()}
        schema: Schema = {
            "type": "object",
            "properties": {**fixed, member: inner},
            "required": [*fixed, member],
        }
        return {**schema, "additionalProperties": False} if self.closed else schema

    def type(self, of: Type) -> Schema:
        match of:
            case Ref(name):
                return {"$ref": f"#/$defs/{name}"}
            case ListOf(item):
                return {"type": "array", "items": self.type(item)}
            case MapOf(value):
                return {"type": "object", "additionalProperties": self.type(value)}
            case AnyOf():
                return self._any(of)
            case _:
                self.has_amount |= isinstance(of, Amount)
                return scalar_schema(of, sent=self._sent)

    def named(self, named: NamedType) -> Schema:
        match named:
            case ObjectType():
                return _described(named.doc, self._object(named))
            case EnumType():
                return _described(named.doc, _enum(named))
            case TaggedType():
                return _described(named.doc, self._tagged(named))
            case AnyOfType(of=of):
                return _described(named.doc, self._any(of))
            case _:
                assert_never(named)

    def _object(self, named: ObjectType) -> Schema:
        schema: Schema = {
            "type": "object",
            "properties": {field.wire: self._field(field) for field in named.fields},
        }
        required = [field.wire for field in named.fields if field.required]
        if required:
            schema["required"] = required
        if named.rest is not None:
            schema["additionalProperties"] = self.type(named.rest)
        elif self.closed and not named.open:
            schema["additionalProperties"] = False
        conditions = [rule for field in named.fields for rule in _rules(field)]
        if conditions:
            schema["allOf"] = conditions
        return schema

    def _tagged(self, named: TaggedType) -> Schema:
        """What is sent has a known tag; an answer may have any, or none."""
        schema: Schema = {"type": "object"}
        if self._sent:
            known = [member.value for member in named.members]
            schema["properties"] = {named.tag: {"enum": known}}
            schema["required"] = [named.tag]
        schema["allOf"] = [
            _when(Condition(named.tag, member.value), self.type(member.type))
            for member in named.members
        ]
        return schema

    def _any(self, of: AnyOf) -> Schema:
        """What is told by its look is held against that type alone."""
        told = options(of, self._types)
        looks = dict.fromkeys(_LOOKS[each.look] for each in told)
        marks = [each.mark for each in told if each.mark is not None]
        cases: list[Schema] = [
            {"if": _looks_like(each, marks), "then": then}
            for each in told
            if (then := _beside(self.type(each.type), each.look))
        ]
        if marks:
            one: Schema = {"oneOf": [{"required": [mark]} for mark in marks]}
            cases.insert(0, {"if": {"type": "object"}, "then": one})
        schema: Schema = {"type": [*looks] if len(looks) > 1 else next(iter(looks))}
        return {**schema, "allOf": cases} if cases else schema

    def _field(self, field: Field) -> Schema:
        schema = self.type(field.type)
        if field.pattern is not None and field.pattern.when is None:
            schema = _also_pattern(schema, whole(field.pattern.expression))
        reads = field.reads if self._tolerant else ()
        forms = [form_schema(field.type, form) for form in reads]
        if field.nullable:
            forms.append({"type": "null"})
        schema = _or_forms(schema, forms)
        if field.sensitivity is not None:
            schema["x-payspec-sensitive"] = field.sensitivity.value
        if field.default is not None:
            schema["x-payspec-documented-default"] = field.default
        return _described(field.doc, schema)


def _one_or_list(one: Schema, item: Schema) -> Schema:
    return {"if": {"type": "array"}, "then": {"items": item}, "else": one}


_LOOKS = {
    Look.TEXT: "string",
    Look.NUMBER: "number",
    Look.BOOLEAN: "boolean",
    Look.LIST: "array",
    Look.OBJECT: "object",
}


def _looks_like(option: Option, marks: list[str]) -> Schema:
    look: Schema = {"type": _LOOKS[option.look]}
    if option.mark is None:
        return look
    others = {mark: False for mark in marks if mark != option.mark}
    return {**look, "required": [option.mark], "properties": others}


def _beside(schema: Schema, look: Look) -> Schema:
    """What a schema says more than that a value has that look."""
    said = ("type", _LOOKS[look])
    return {name: value for name, value in schema.items() if (name, value) != said}


def _exponents(table: ExponentTable, *, exact: bool) -> Schema:
    start: Schema = {"from": "iso4217"} if table.iso4217 else {}
    schema: Schema = {**start, "own": dict(sorted(table.own))}
    return {**schema, "exact": True} if exact else schema


def _enum(named: EnumType) -> Schema:
    values, kind = list(named.known), "integer" if named.numbers else "string"
    if named.closed:
        return {"type": kind, "enum": values}
    return {"type": kind, "x-payspec-known-values": values}


def _described(doc: str, schema: Schema) -> Schema:
    return {"description": doc, **schema} if doc else schema


def _also_pattern(schema: Schema, pattern: str) -> Schema:
    if "pattern" not in schema:
        return {**schema, "pattern": pattern}
    return {**schema, "allOf": [{"pattern": pattern}]}


def _or_forms(schema: Schema, forms: list[Schema]) -> Schema:
    if not forms or not schema:
        return schema
    own = schema.get("type")
    plain = [form["type"] for form in forms if [*form] == ["type"]]
    # Where nothing but the form is said, a list of forms says it; keywords about
    # texts do not mind numbers.
    if isinstance(own, str) and "enum" not in schema and len(plain) == len(forms):
        return {**schema, "type": [own, *plain]}
    return {"anyOf": [schema, *forms]}


def _rules(field: Field) -> list[Schema]:
    rules: list[Schema] = []
    if field.pattern is not None and field.pattern.when is not None:
        pattern: Schema = {"pattern": whole(field.pattern.expression)}
        rules.append(_when(field.pattern.when, {"properties": {field.wire: pattern}}))
    if field.required_when is not None:
        rules.append(_when(field.required_when, {"required": [field.wire]}))
    return rules


def _when(condition: Condition, then: Schema) -> Schema:
    holds: Schema = {
        "properties": {condition.field: {"const": condition.equals}},
        "required": [condition.field],
    }
    return {"if": holds, "then": then}
