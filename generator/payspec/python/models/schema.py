"""The IR's types as a schema in the dialect of datamodel-code-generator.

No description goes into it: documentation is printed by us alone. A scalar that means
something is a type of the core, named in place, because under `$defs` it would become a
class of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.scalars import Scalar
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)
from payspec.runtime.fields.patterns import whole

from ..names import Names
from .classes import CORE, LOCAL, ModelClass
from .items import item_alias
from .union_names import UnionNames

Schema = dict[str, object]

_TYPES: dict[type[Scalar], str] = {
    ir.Currency: "fields.texts.Currency",
    ir.LowerCurrency: "fields.texts.LowerCurrency",
    ir.Country: "fields.texts.Country",
    ir.Email: "fields.texts.Email",
    ir.Url: "fields.texts.Url",
    ir.Iban: "fields.texts.IbanText",
    ir.Bic: "fields.texts.BicText",
    ir.Card: "fields.texts.CardText",
    ir.Base64: "fields.texts.Base64Text",
    ir.Uuid: "fields.texts.UuidText",
    ir.Ip: "fields.texts.IpText",
    ir.Timestamp: "fields.timestamp.Timestamp",
    ir.ZonelessTime: "fields.moments.ZonelessUtc",
    ir.Date: "fields.date.Date",
    ir.IntegerText: "fields.number.IntegerText",
    ir.Number: "fields.number.Number",
    ir.NumberText: "fields.number.NumberText",
    ir.Major: "fields.number.Number",
    ir.MajorText: "fields.number.NumberText",
    ir.File: "model.file_part.FilePart",
    ir.Json: "fields.json_value.Json",
}

_SENT: dict[type[Scalar], str] = {
    **_TYPES,
    ir.Major: "fields.number.PositiveNumber",
    ir.MajorText: "fields.number.PositiveNumberText",
}
_UNIX = {
    ir.UnixUnit.SECONDS: "fields.moments.UnixSeconds",
    ir.UnixUnit.MILLISECONDS: "fields.moments.UnixMilliseconds",
}


def models_schema(writer: TypeWriter, classes: tuple[ModelClass, ...]) -> Schema:
    """The schema whose `$defs` are the classes, by the names that they must get."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {each.name: writer.model(each) for each in classes},
    }


class TypeWriter:
    """Writes the types of one provider, by the names that were fixed for them."""

    def __init__(self, provider: Provider, names: Names, unions: UnionNames) -> None:
        self._provider = provider
        self._names = names
        self._unions = unions

    def model(self, model: ModelClass) -> Schema:
        """One class."""
        fields = model.type.fields
        properties = {
            field.wire: self._sent(field) if model.sent else self._read(field)
            for field in fields
        }
        required = [field.wire for field in fields if field.required]
        if model.type.rest is not None and model.entries is not None:
            wire = model.entries[1]
            properties[wire] = self._type(MapOf(model.type.rest), sent=model.sent)
            required.append(wire)
        return {
            "type": "object",
            "customBasePath": f"{CORE}.{model.base}",
            "properties": properties,
            "required": required,
        }

    def _sent(self, field: Field) -> Schema:
        schema = self._type(field.type, sent=True)
        if field.nullable:
            schema = _or_null(schema)
        if field.pattern is not None and field.pattern.when is None:
            schema = {**schema, "pattern": whole(field.pattern.expression)}
        return schema

    def _read(self, field: Field) -> Schema:
        """What is read has no bounds: a text longer than documented is that text.

        An optional field is None where it is absent, unless None is a value of it; a
        required one is None where the provider is known to send nothing for it.
        """
        schema = self._type(field.type, sent=False)
        if isinstance(field.type, ir.Json):
            return schema
        if field.nullable or (field.required and field.may_be_read_as_absent):
            return _or_null(schema)
        return schema if field.required else {**_or_null(schema), "default": None}

    def _type(
        self,
        of: Type,
        *,
        sent: bool,
    ) -> Schema:
        match of:
            case Ref(name):
                return self._named(name, sent=sent)
            case ListOf(inner):
                return {"type": "array", "items": self.item(inner, sent=sent)}
            case MapOf(inner):
                return {
                    "type": "object",
                    "additionalProperties": self.item(inner, sent=sent),
                }
            case AnyOf():
                return _custom(f"{LOCAL}.{self._unions.name(of, sent=sent)}")
            case _:
                return _scalar(of, sent=sent)

    def item(self, of: Type, *, sent: bool) -> Schema:
        """A type that stands inside another, its bounds under a name of their own."""
        alias = item_alias(of) if sent else None
        if alias is None:
            return self._type(of, sent=sent)
        return _custom(f"{LOCAL}.{alias.name}")

    def _named(self, name: str, *, sent: bool) -> Schema:
        named = self._provider.type(name)
        match named:
            case ObjectType():
                model = self._names.request if sent else self._names.response
                return {"$ref": f"#/$defs/{model(name)}"}
            case EnumType(closed=closed, numbers=numbers):
                if not sent:
                    return _custom(f"{LOCAL}.{self._names.response(name)}")
                if closed:
                    return _custom(f"{LOCAL}.{self._names.request(name)}")
                return {"type": "integer" if numbers else "string"}
            case TaggedType() | AnyOfType():
                alias = self._names.request if sent else self._names.response
                return _custom(f"{LOCAL}.{alias(name)}")
            case _:
                assert_never(named)


def _scalar(scalar: Scalar, *, sent: bool) -> Schema:
    match scalar:
        case ir.Text(longest_bytes=int()) | ir.Number(Decimal(), _) if sent:
            return _aliased(scalar)
        case ir.Number(_, Decimal()) if sent:
            return _aliased(scalar)
        case ir.Text(shortest, longest) if sent:
            return _present(type="string", minLength=shortest, maxLength=longest)
        case ir.Phone(longest) if sent:
            return _present(type="string", maxLength=longest)
        case ir.Integer(lowest, highest) if sent:
            return _present(type="integer", minimum=lowest, maximum=highest)
        case ir.Minor():
            return _present(type="integer", minimum=1 if sent else None)
        case ir.Integer():
            return {"type": "integer"}
        case ir.Boolean():
            return {"type": "boolean"}
        case ir.Text() | ir.Phone():
            return {"type": "string"}
        case ir.PatternTime():
            return _aliased(scalar)
        case ir.UnixTime(unit):
            return _custom(f"{CORE}.{_UNIX[unit]}")
        case _ if isinstance(scalar, _FORMED) and not sent:
            return {"type": "string"}
        case _:
            return _custom(f"{CORE}.{(_SENT if sent else _TYPES)[type(scalar)]}")


_FORMED = (
    ir.CurrencyCode
    | ir.Country
    | ir.Email
    | ir.Url
    | ir.Iban
    | ir.Bic
    | ir.Card
    | ir.Base64
    | ir.Uuid
    | ir.Ip
)
"""Texts whose form is not asked of an answer."""


def _aliased(scalar: Scalar) -> Schema:
    alias = item_alias(scalar)
    assert alias is not None
    return _custom(f"{LOCAL}.{alias.name}")


def _custom(path: str) -> Schema:
    return {"type": "string", "customTypePath": path}


def _or_null(schema: Schema) -> Schema:
    # OpenAPI's word for it: a union with null would lose bounds and patterns.
    return {**schema, "nullable": True}


def _present(**keywords: object) -> Schema:
    return {name: value for name, value in keywords.items() if value is not None}
