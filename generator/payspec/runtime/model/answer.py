"""The base of what is read: tolerant, and true to what was received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeGuard

from pydantic import (
    MISSING,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from ..error_base import PaymentError
from ..wire.json_types import JsonObject, JsonValue
from .base import WireModel, copy_json, wire_names
from .class_fields import fields_of
from .forms import ReadAs
from .free_text import printable
from .plan import takes_null
from .reading import Reading
from .response import NoResponse, Response
from .violations import without_input
from .wire_form import wire_value


class AbsentField(PaymentError):
    """A required field was used that the answer does not hold, or not readably.

    `model` is the class and `field` the attribute; `response.drift` says what is wrong.
    It is no `AttributeError`, which `getattr` and `hasattr` would hide.
    """

    may_have_been_sent = True

    def __init__(self, model: str, field: str) -> None:
        self.model = model
        self.field = field
        super().__init__(
            f"{model}.{field}: the answer holds no such field that could be read; "
            "its drift says why"
        )


class ResponseModel(WireModel):
    """A JSON object that was read from an answer; `read` makes one.

    A field that did not fit is absent: `None` or `MISSING`, whichever its type has. A
    required field of another type is unset, and using it raises `AbsentField`. Members
    that are not described are kept, and so are the original values: `to_wire` gives
    back what was received. What prints hides in every text what has the form of a card,
    an account, an e-mail address, a telephone or another long number; it knows no
    names.

    One built by hand is checked as strictly as a request, and travels by its types.
    """

    model_config = ConfigDict(extra="allow")

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {}
    """Field to the other forms that the provider is known to send it in."""

    # Slots, not private attributes: those cost a call for each model that is read, and
    # would make two answers of equal fields unequal.
    __slots__ = ("_received", "_response")

    if TYPE_CHECKING:
        _received: JsonObject
        _response: Response

    def _told(self, value: object) -> object:
        return printable(value)

    @model_validator(mode="wrap")
    @classmethod
    def _read(
        cls,
        data: object,
        handler: ModelWrapValidatorHandler[Self],
        info: ValidationInfo,
    ) -> Self:
        reading = info.context
        if type(reading) is Reading and _is_object(data):
            return reading.read(cls, data, handler)
        try:
            return handler(data)
        except ValidationError as raised:
            error = without_input(cls, raised)
        del data, handler
        raise error

    @property
    def response(self) -> Response:
        """Status, headers, raw body and drift of the answer this came with.

        `NoResponse` if it came with none: it was built by hand, or stands inside
        another model, whose `response` it is.
        """
        try:
            return self._response
        except AttributeError:
            pass
        raise NoResponse(f"this {type(self).__name__} did not come with an answer")

    def to_wire(self) -> JsonObject:
        """The JSON object that was received, value for value; a copy.

        Of a model built by hand: wire names, values by their types, absent left out.
        """
        received = self._origin()
        if received is not None:
            return {name: copy_json(value) for name, value in received.items()}
        wire = super().to_wire()
        model = type(self)
        for name, wire_name in wire_names(model).items():
            if wire.get(wire_name, MISSING) is None and not takes_null(model, name):
                del wire[wire_name]
        return wire

    def remember(self, received: JsonObject) -> None:
        """Keep the JSON object that this was read from. For the reader alone."""
        object.__setattr__(self, "_received", received)

    def attach(self, response: Response) -> None:
        """Say which answer this came with. For the client's core alone."""
        object.__setattr__(self, "_response", response)

    def model_copy(
        self, *, update: Mapping[str, Any] | None = None, deep: bool = False
    ) -> Self:
        """A copy; what `update` changes travels by its type, the rest as received."""
        copied = super().model_copy(update=update, deep=deep)
        received = self._origin()
        if received is not None and update:
            copied.remember(_updated(type(self), received, update))
        return copied

    def __copy__(self) -> Self:
        return self._with_origin(super().__copy__())

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return self._with_origin(super().__deepcopy__(memo))

    def __getstate__(self) -> dict[Any, Any]:
        slots = {name: getattr(self, name) for name in _SLOTS if _has(self, name)}
        return {**super().__getstate__(), _STATE: slots}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        super().__setstate__(state)
        for name, value in state[_STATE].items():
            object.__setattr__(self, name, value)

    def _with_origin(self, copied: Self) -> Self:
        for name in _SLOTS:
            if _has(self, name):
                object.__setattr__(copied, name, getattr(self, name))
        return copied

    def _origin(self) -> JsonObject | None:
        return self._received if _has(self, "_received") else None

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            if name in fields_of(type(self)):
                raise AbsentField(type(self).__name__, name)
            if name in _SLOTS:
                raise AttributeError(name)
            return super().__getattr__(name)


def received_by(model: ResponseModel) -> Mapping[str, JsonValue]:
    """The JSON object that `model` was read from, itself: to look into and leave alone.

    Of a model built by hand, what would travel.
    """
    try:
        received: JsonObject = object.__getattribute__(model, "_received")
    except AttributeError:
        return model.to_wire()
    return received


_SLOTS = ("_received", "_response")
_STATE = "__payspec_slots__"


def _is_object(data: object) -> TypeGuard[JsonObject]:
    return type(data) is dict


def _has(model: ResponseModel, slot: str) -> bool:
    try:
        object.__getattribute__(model, slot)
    except AttributeError:
        return False
    return True


def _updated(
    model: type[ResponseModel], received: JsonObject, update: Mapping[str, object]
) -> JsonObject:
    names = wire_names(model)
    changed, writes = dict(received), model.__writes__
    for name, value in update.items():
        wire_name = names.get(name, name)
        if value is MISSING or (
            value is None and name in names and not takes_null(model, name)
        ):
            changed.pop(wire_name, None)
        else:
            changed[wire_name] = wire_value(
                value, writes.get(name if name in names else "")
            )
    return changed
