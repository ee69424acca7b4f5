"""Bodies of callbacks that fit, by the environment that they speak of."""

import json
from typing import TypeAlias

from payspec.ir.callbacks import Callback, CallbackMode
from payspec.ir.modes import mode_values
from payspec.ir.provider import Provider
from payspec.ir.types import ListOf, ObjectType, Ref, Type

from ..batches import one_of
from ..build import Builder
from ..json_text import JsonText, list_text, scalar_text
from ..patterns import Unbuildable
from ..place import Place
from ..wrapping import beside_of, wrapped

_Json: TypeAlias = "str | int | float | bool | list[_Json] | dict[str, _Json] | None"


class Bodies:
    """The bodies of one callback; `environment` is the first one, if any is told.

    `left_out` says why none fits, if none can be made.
    """

    def __init__(self, provider: Provider, callback: Callback) -> None:
        self._callback = callback
        self._builder = Builder(provider, sent=False)
        mode = callback.mode
        self._modes = {} if mode is None else dict(mode_values(provider, mode))
        self.environment = next(iter(self._modes), None)
        self.left_out: tuple[str, ...] = ()
        try:
            self._made(self.environment)
        except Unbuildable as error:
            self.left_out = (f"the body: {error}",)

    def of(self, environment: str | None) -> JsonText:
        """A body that speaks of an environment."""
        return "{}" if self.left_out else self._made(environment)

    def others(self, environment: str | None) -> list[str]:
        """Environments in which the mode has another value."""
        if environment is None:
            return []
        own = self._modes[environment]
        return [name for name, value in self._modes.items() if value != own]

    def environment_of(self, body: str) -> str | None:
        """The environment that a body speaks of; the first one if it does not tell."""
        mode = self._callback.mode
        if mode is None:
            return None
        told = self._told(mode, body)
        return next(
            (name for name, value in self._modes.items() if _same(value, told)),
            self.environment,
        )

    def tells(self, body: str) -> bool:
        """Whether a body tells its environment."""
        mode = self._callback.mode
        return mode is not None and any(
            _same(value, self._told(mode, body)) for value in self._modes.values()
        )

    def _told(self, mode: CallbackMode, body: str) -> _Json:
        try:
            value: _Json = json.loads(body)
        except ValueError:
            return None
        for member in self._callback.body.envelope:
            value = value.get(member) if isinstance(value, dict) else None
        if not isinstance(value, dict):
            return None
        for step in mode.field.steps:
            value = value.get(step) if isinstance(value, dict) else None
        return mode.absent if value is None else value

    def _made(self, environment: str | None) -> JsonText:
        payload, mode = self._callback.body, self._callback.mode
        of = one_of(payload.type)
        value = self._builder.least(of)
        if mode is not None and environment is not None:
            told = scalar_text(self._modes[environment])
            value = self._with(of, mode.field.steps, told)
        if isinstance(payload.type, ListOf):
            value = list_text([value])
        root = Place(self._callback.name, "", str)
        return wrapped(root, payload.envelope, beside_of(payload)).hold(value)

    def _with(self, of: Type, steps: tuple[str, ...], value: JsonText) -> JsonText:
        """The least object with a value at these steps."""
        if not steps:
            return value
        named = self._builder.named(of.name) if isinstance(of, Ref) else None
        field = named.field(steps[0]) if isinstance(named, ObjectType) else None
        if field is None or not isinstance(named, ObjectType):
            raise Unbuildable("the mode stands in no object")
        inner = self._with(field.type, steps[1:], value)
        return self._builder.object(named, {field.wire: inner})


def _same(value: bool | str, told: _Json) -> bool:
    return type(value) is type(told) and value == told
