"""What every model of a payload has in common: it masks, and it travels."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    FieldSerializationInfo,
    SerializerFunctionWrapHandler,
    field_serializer,
    model_serializer,
)

from ..wire.json_types import JsonObject, JsonValue
from .class_fields import fields_of
from .free_text import printable_names
from .json_schema import model_json_schema
from .masking import UNDESCRIBED, Masked, mask
from .rules import Rule
from .wire_form import ToWire, Write, wire_value

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class WireModel(ToWire, BaseModel):
    """A JSON object of the provider's, as a frozen model.

    There are two ways out. `to_wire` gives what travels, and is the only one that
    reveals. Everything else that prints or dumps (`repr`, `str`, `model_dump`,
    `model_dump_json`, `dict`, rich) shows a sensitive field as its kind, `<pii>`, and
    hides what the spec does not describe.
    """

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_by_alias=True,
        # Its own members are kept free by name (`reserved`), not by how names begin.
        protected_namespaces=(),
    )

    __sensitive__: ClassVar[Mapping[str, str]] = {}
    """Field to its kind: `secret`, `pan`, `bank_account` or `pii`."""

    __writes__: ClassVar[Mapping[str, Write]] = {}
    """Field to the form in which its numbers or moments travel; of entries, `""`."""

    __rules__: ClassVar[tuple[Rule, ...]] = ()
    """What holds between fields; `check_rules` checks it."""

    __entries__: ClassVar[bool] = False
    """Whether the members that have no field are described: the entries of a map."""

    _masking: ClassVar[object] = None

    def __init_subclass__(cls, **options: Any) -> None:
        # Before pydantic collects a class's serializers. What is masked so never comes
        # to its own, whose warnings quote the values that they complain about.
        super().__init_subclass__(**options)
        if cls.__sensitive__:
            serializer = field_serializer(*cls.__sensitive__, mode="plain")
            cls._masking = serializer(WireModel._masked)

    def to_wire(self) -> JsonObject:
        """The JSON object that travels: wire names, what is absent left out."""
        held, writes = vars(self), self.__writes__
        wire: JsonObject = {}
        for name, wire_name in wire_names(type(self)).items():
            value = held.get(name, MISSING)
            if value is not MISSING:
                wire[wire_name] = wire_value(value, writes.get(name))
        for key, value in (self.__pydantic_extra__ or {}).items():
            wire.setdefault(key, wire_value(value, writes.get("")))
        return wire

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        for name, value in self:
            if value is not MISSING:
                yield name, value

    def __iter__(self) -> Generator[tuple[str, Any], None, None]:
        for name, value in vars(self).items():
            yield name, self._shown(name, value)
        # A model that is in the making has none: a report of a crash prints it as well.
        extra: Mapping[str, object] = getattr(self, "__pydantic_extra__", None) or {}
        names = printable_names(extra)
        for name, value in extra.items():
            shown = self._told(value) if self.__entries__ else Masked(UNDESCRIBED)
            yield names[name], shown

    def _shown(self, name: str, value: object) -> object:
        kind = self.__sensitive__.get(name)
        if is_absent(value):
            return value
        return self._told(value) if kind is None else Masked(kind)

    def _told(self, value: object) -> object:
        """A value that is not sensitive, as it is printed."""
        return value

    def _changed(
        self, held: Mapping[str, object], apart: Mapping[str, object]
    ) -> dict[str, object]:
        """What is printed otherwise than it is held, but for the names in `apart`."""
        return {
            name: told
            for name, value in held.items()
            if name not in apart and (told := self._told(value)) is not value
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        masked = (each for name in cls.__sensitive__ for each in _both(cls, name))
        return model_json_schema(core_schema, handler, masked)

    def _masked(self, value: object, info: FieldSerializationInfo) -> object:
        return value if is_absent(value) else mask(self.__sensitive__[info.field_name])

    @model_serializer(mode="wrap")
    def _serialize(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        extra = self.__pydantic_extra__ or {}
        hidden = extra if not self.__entries__ else {}
        told = self._changed(vars(self), self.__sensitive__)
        entries = self._changed(extra, hidden)
        names = printable_names(extra)
        renamed = any(shown != name for name, shown in names.items())
        if not (hidden or told or entries or renamed):
            return dict(handler(self))
        described = self.model_copy()
        numbers = {name for name in told if is_number(vars(self)[name])}
        for name, value in told.items():
            # pydantic would warn of a text where its field is a number.
            vars(described)[name] = (
                type(vars(self)[name])() if name in numbers else value
            )
        kept = {} if hidden else {names[n]: v for n, v in {**extra, **entries}.items()}
        object.__setattr__(described, "__pydantic_extra__", kept)
        shown: dict[str, object] = dict(handler(described))
        for name in numbers:
            wire = wire_names(type(self))[name]
            shown[wire if wire in shown else name] = told[name]
        for name in hidden:
            shown.setdefault(names[name], mask(UNDESCRIBED))
        return shown


@cache
def wire_names(model: type[BaseModel]) -> Mapping[str, str]:
    """Python name to wire name of the fields of `model`, in their order."""
    return {
        name: name if field.alias is None else field.alias
        for name, field in fields_of(model).items()
    }


def _both(model: type[BaseModel], name: str) -> tuple[str, str]:
    """A field's names: a schema holds one or the other, as it is asked for."""
    return name, wire_names(model)[name]


def is_number(value: object) -> bool:
    """Whether it is a number of JSON."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def is_absent(value: object) -> bool:
    """Whether there is nothing to mask or to check: no value, or null."""
    return value is None or value is MISSING


def copy_json(value: JsonValue) -> JsonValue:
    """A copy that shares no list and no object with `value`."""
    match value:
        case dict():
            return {key: copy_json(item) for key, item in value.items()}
        case list():
            return [copy_json(item) for item in value]
        case _:
            return value
